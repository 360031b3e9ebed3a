// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/mainwindow.h"
#include "client/counter/counterpage.h"
#include "client/counter/customersearch.h"
#include "client/counter/servedcustomer.h"
#include "client/journal/unsettledpage.h"
#include "client/journal/unsettledpresenter.h"
#include "client/net/diskthread.h"
#include "client/net/session.h"
#include "client/statement/statementpage.h"
#include "client/till/tillpage.h"
#include "client/till/tillpresenter.h"
#include "tests/client/support/fakecourier.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QKeyCombination>
#include <QLocale>
#include <QString>

namespace tellerdesk::test {

// A teller's pages in their window, with a server and a courier that the test plays. Keys go where the focus is.
class WorkDesk {
public:
    explicit WorkDesk(const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedStates));

    void press(QKeyCombination keys);
    void type(const QString& text);
    QWidget* find(const char* objectName) const; // a visible one, or nothing
    bool isShown(const char* objectName) const { return find(objectName) != nullptr; }
    QString textOf(const char* objectName) const; // of a visible label or line edit
    QString focusName() const;
    QString everythingSaid() const; // by all visible labels

    // By keys: searches, answers the search and the accounts, and chooses.
    void serve(const CustomerInfo& customer, const std::vector<AccountInfo>& accounts);

    FakeApi api;
    FakeCourier courier;
    client::Session session;
    client::CustomerSearch search;
    client::ServedCustomer served;
    client::PostingPresenter posting;
    client::TillPresenter till;
    client::DiskThread disk;
    client::StatementPresenter statement;
    client::EntrySearch entrySearch;
    client::StatementExport statementFiles;
    client::UnsettledPresenter unsettled;
    client::MainWindow window;
    client::CounterPage* counterPage;
    client::TillPage* tillPage;
    client::StatementPage* statementPage;
    client::UnsettledPage* unsettledPage;
};

} // namespace tellerdesk::test

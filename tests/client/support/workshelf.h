// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/mainwindow.h"
#include "client/journal/myworkpage.h"
#include "client/journal/printingpage.h"
#include "client/journal/receiptpage.h"
#include "client/journal/worktexts.h"
#include "client/printing/printing.h"
#include "tests/client/support/fakecourier.h"
#include "tests/client/support/fakespooler.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QKeyCombination>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace tellerdesk::test {

// My work, receipts and printing in their window, with a server, a courier and printers that the test plays.
class WorkShelf {
public:
    WorkShelf();

    void signIn(Role role);
    // Shows My work and answers its list.
    void open(const std::vector<JournalItem>& items);
    void answer(const std::vector<JournalItem>& items);
    void giveReceipt(const Receipt& receipt); // to the oldest call that waits
    void giveCopy(const PostingId& id, qint64 n);

    void press(QKeyCombination keys);
    void type(const QString& text);
    QWidget* find(const char* objectName) const; // a visible one, or nothing
    bool isShown(const char* objectName) const { return find(objectName) != nullptr; }
    QString textOf(const char* objectName) const; // of a visible label or line edit
    QString focusName() const;
    QStringList column(int column) const; // of the list
    QString firstFailed() const;          // of the receipts that are not printed
    QString paperText() const;

    QTemporaryDir folder;
    client::DiskThread disk;
    FakeApi api;
    FakeCourier courier;
    FakeSpooler spooler;
    client::Session session;
    client::Printing printing;
    client::MyWorkPresenter presenter;
    client::MainWindow window;
    client::MyWorkPage* work;
    client::ReceiptPage* receipt;
    client::PrintingPage* printingPage;
};

} // namespace tellerdesk::test

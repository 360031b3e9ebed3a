// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/recentcustomers.h"
#include "shared/api/messages_customers.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace tellerdesk::client {

class CustomerSearch;
struct ApiError;

// The one search box and what it found. Down goes to the list, Enter takes the customer (the first one from the box).
// In the empty box, Up and Down bring the last customers; nobody sees their names before.
class SearchPanel : public QFrame {
    Q_OBJECT

public:
    SearchPanel(CustomerSearch& search, const RecentCustomers& recent, QWidget* parent = nullptr);

    void focusBox();
    void clear(); // somebody is served
    void searchFor(const QString& text);
    QString text() const;
    bool stepBack(); // from the last customers to the box
    void sayFailed(const ApiError& error);

Q_SIGNALS:
    void chosen(const tellerdesk::CustomerInfo& customer);
    void recentChosen(const tellerdesk::CustomerId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void refreshNotice();
    void addRow(const QString& name, const QString& phone);
    void choose(int row);
    bool pressedInBox(int key);
    bool pressedInList(int key);
    void showRecent(bool lastFirst);

    CustomerSearch& m_search;
    const RecentCustomers& m_recent;
    bool m_showsRecent = false;
    QLineEdit* m_box;
    QLabel* m_notice;
    QListWidget* m_list;
    bool m_takeFirst = false; // Enter came before the answer, as a scanner does it
};

} // namespace tellerdesk::client

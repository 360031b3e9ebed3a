// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/accountsmodel.h"

#include <QFrame>

class QLabel;
class QTableView;

namespace tellerdesk::client {

class NewAccountPanel;
class ServedCustomer;

// The accounts of the customer who is served, each with its state as a word, and a new one.
class CustomerAccounts : public QFrame {
    Q_OBJECT

public:
    explicit CustomerAccounts(ServedCustomer& served, QWidget* parent = nullptr);

    void startAccount(const std::vector<Currency>& currencies);
    bool isOpening() const;
    void open(); // the account that was started
    void stop();
    bool hasAccounts() const { return m_model.rowCount() > 0; }
    void focusTable();

Q_SIGNALS:
    void opened();

private:
    void refresh();

    ServedCustomer& m_served;
    AccountsModel m_model;
    QTableView* m_table;
    QLabel* m_notice;
    NewAccountPanel* m_new;
};

} // namespace tellerdesk::client

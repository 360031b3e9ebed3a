// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/accountsmodel.h"

#include <QFrame>

#include <optional>

class QLabel;
class QTableView;

namespace tellerdesk::client {

class ElidedLabel;
class PictureBox;
class ServedCustomer;

// Who stands at the counter, and the accounts; one row is the account that the next posting is for.
class CustomerCard : public QFrame {
    Q_OBJECT

public:
    explicit CustomerCard(ServedCustomer& served, QWidget* parent = nullptr);

    void setMayManage(bool may); // an auditor looks only

    std::optional<AccountInfo> chosenAccount() const;
    void chooseAccount(const QString& number); // nothing where the customer has no such account
    void focusAccounts();

Q_SIGNALS:
    void accountChosen(const tellerdesk::client::AccountsModel* model, int row);

private:
    void refresh();
    void refreshPictures();

    ServedCustomer& m_served;
    ElidedLabel* m_name;
    QLabel* m_facts;
    QLabel* m_more;
    PictureBox* m_photo;
    PictureBox* m_signature;
    QLabel* m_notice;
    bool m_mayManage = true;
    AccountsModel m_model;
    QTableView* m_accounts;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_accounts.h"

#include <QAbstractTableModel>

#include <vector>

namespace tellerdesk::client {

QString accountStatusText(const QString& wireStatus);

// One row an account. For views of two lines, the number has currency and status below it, and the balance, with its
// currency, what is available.
class AccountsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, CurrencyCode, Balance, Available, Status, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setAccounts(std::vector<AccountInfo> accounts);
    const std::vector<AccountInfo>& accounts() const { return m_accounts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const AccountInfo& account, int column) const;
    QString secondLine(const AccountInfo& account, int column) const;

    std::vector<AccountInfo> m_accounts;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/accountsmodel.h"

#include "shared/domain/accountnumber.h"
#include "shared/money/moneytext.h"

#include <map>

namespace tellerdesk::client {

QString accountStatusText(const QString& wireStatus) {
    const std::map<QString, QString> words{
        {QStringLiteral("pending"), AccountsModel::tr("Pending")},
        {QStringLiteral("active"), AccountsModel::tr("Active")},
        {QStringLiteral("dormant"), AccountsModel::tr("Dormant")},
        {QStringLiteral("debit_blocked"), AccountsModel::tr("No withdrawals")},
        {QStringLiteral("credit_blocked"), AccountsModel::tr("No deposits")},
        {QStringLiteral("frozen"), AccountsModel::tr("Frozen")},
        {QStringLiteral("closed"), AccountsModel::tr("Closed")},
    };
    const auto word = words.find(wireStatus);
    return word == words.end() ? wireStatus : word->second;
}

void AccountsModel::setAccounts(std::vector<AccountInfo> accounts) {
    beginResetModel();
    m_accounts = std::move(accounts);
    endResetModel();
}

int AccountsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AccountsModel::text(const AccountInfo& account, int column) const {
    switch (column) {
    case Number: {
        const auto number = AccountNumber::fromText(account.number);
        return number ? number->grouped() : account.number;
    }
    case CurrencyCode:
        return account.currency.code();
    case Balance:
        return formatAmount(account.balanceMinor, account.currency, QLocale());
    case Available:
        return formatAmount(account.availableMinor, account.currency, QLocale());
    case Status:
        return accountStatusText(account.status);
    default:
        return {};
    }
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
    const AccountInfo& account = m_accounts[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) {
        return text(account, index.column());
    }
    if (role == Qt::AccessibleTextRole) { // a cell alone says too little
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(account, index.column());
    }
    if (role == Qt::TextAlignmentRole) {
        const bool amount = index.column() == Balance || index.column() == Available;
        return QVariant(Qt::Alignment((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    return {};
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool amount = section == Balance || section == Available;
        return QVariant(Qt::Alignment((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Number:
        return tr("Account");
    case CurrencyCode:
        return tr("Currency");
    case Balance:
        return tr("Balance");
    case Available:
        return tr("Available");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}

} // namespace tellerdesk::client

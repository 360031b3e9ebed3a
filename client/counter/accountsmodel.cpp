// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/accountsmodel.h"

#include "client/widgets/theme.h"
#include "client/widgets/twolinedelegate.h"
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
    if (column == Number) {
        const auto number = AccountNumber::fromText(account.number);
        return number ? number->grouped() : account.number;
    }
    return formatMoney({.minor = account.balanceMinor, .currency = account.currency}, QLocale());
}

QString AccountsModel::secondLine(const AccountInfo& account, int column) const {
    if (column == Number) {
        return QStringLiteral("%1 · %2").arg(account.currency.code(), accountStatusText(account.status));
    }
    return tr("Available %1").arg(formatAmount(account.availableMinor, account.currency, QLocale()));
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
    const AccountInfo& account = m_accounts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(account, index.column());
    case TwoLineDelegate::kSecondLineRole:
        return secondLine(account, index.column());
    case TwoLineDelegate::kToneRole:
        return index.column() == Number && account.status != u"active"
                   ? QVariant(static_cast<int>(Theme::Tone::Caution))
                   : QVariant();
    case Qt::AccessibleTextRole: // a cell alone says too little
        return QStringLiteral("%1: %2, %3")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(account, index.column()),
                 secondLine(account, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment((index.column() == Balance ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case kCurrencyRole:
        return account.currency.code();
    default:
        return {};
    }
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::Alignment((section == Balance ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Number:
        return tr("Account");
    case Balance:
        return tr("Balance");
    default:
        return {};
    }
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/accountsmodel.h"

#include "client/widgets/theme.h"
#include "client/widgets/twolinedelegate.h"
#include "shared/domain/accountnumber.h"
#include "shared/money/moneytext.h"

#include <map>

namespace tellerdesk::client {

namespace {

Qt::Alignment alignmentOf(int column) {
    const bool amount = column == AccountsModel::Balance || column == AccountsModel::Available;
    return (amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

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

QString AccountsModel::secondLine(const AccountInfo& account, int column) const {
    if (column == Number) {
        return QStringLiteral("%1 · %2").arg(account.currency.code(), accountStatusText(account.status));
    }
    return column == Balance ? tr("Available %1").arg(formatAmount(account.availableMinor, account.currency, QLocale()))
                             : QString();
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
    const AccountInfo& account = m_accounts[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(account, column);
    case TwoLineDelegate::kFirstLineRole:
        return column == Balance
                   ? QVariant(formatMoney({.minor = account.balanceMinor, .currency = account.currency}, QLocale()))
                   : QVariant();
    case TwoLineDelegate::kSecondLineRole:
        return secondLine(account, column);
    case TwoLineDelegate::kToneRole:
        return column == Number && account.status != u"active" ? QVariant(static_cast<int>(Theme::Tone::Caution))
                                                               : QVariant();
    case Qt::AccessibleTextRole: { // a cell alone says too little
        const QString below = secondLine(account, column);
        return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(account, column) + (below.isEmpty() ? below : QStringLiteral(", ") + below);
    }
    case Qt::TextAlignmentRole:
        return QVariant(alignmentOf(column));
    default:
        return {};
    }
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(alignmentOf(section));
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

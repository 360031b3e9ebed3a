// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/entriesmodel.h"

#include "client/counter/postingtexts.h"
#include "shared/money/moneytext.h"

#include <QLocale>

namespace tellerdesk::client {

QString entryKindText(const QString& wireKind) {
    const auto kind = postingKindFromWire(wireKind);
    return kind ? kindText(*kind) : wireKind;
}

EntriesModel::EntriesModel(StatementPresenter& presenter, QObject* parent)
    : QAbstractTableModel(parent)
    , m_presenter(presenter) {
    connect(&presenter, &StatementPresenter::changed, this, &EntriesModel::follow);
}

void EntriesModel::follow() {
    const int rows = static_cast<int>(m_presenter.entries().size());
    if (rows < m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int EntriesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EntriesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EntriesModel::text(const EntryInfo& entry, int column) const {
    const Currency currency = m_presenter.account().currency;
    switch (column) {
    case Date:
        return QLocale().toString(entry.businessDate, QLocale::ShortFormat);
    case Kind:
        return entryKindText(entry.kind);
    case Narrative:
        return entry.narrative.value_or(QString());
    case Amount:
        return (entry.amountMinor > 0 ? QLocale().positiveSign() : QString()) +
               formatAmount(entry.amountMinor, currency, QLocale());
    case BalanceAfter:
        return formatAmount(entry.balanceAfterMinor, currency, QLocale());
    default:
        return {};
    }
}

QVariant EntriesModel::data(const QModelIndex& index, int role) const {
    const EntryInfo& entry = m_presenter.entries()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == Narrative ? QVariant(text(entry, Narrative)) : QVariant();
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(entry, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment((index.column() >= Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant EntriesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant(Qt::Alignment((section >= Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Date:
        return tr("Business date");
    case Kind:
        return tr("Kind");
    case Narrative:
        return tr("Narrative");
    case Amount:
        return tr("Amount");
    case BalanceAfter:
        return tr("Balance after");
    default:
        return {};
    }
}

bool EntriesModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_presenter.hasMore();
}

void EntriesModel::fetchMore(const QModelIndex&) {
    m_presenter.loadMore();
}

} // namespace tellerdesk::client

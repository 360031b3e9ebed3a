// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/entriesmodel.h"

#include "client/app/dates.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QApplication>
#include <QLocale>

namespace tellerdesk::client {

QString entryKindText(const QString& wireKind) {
    const auto kind = postingKindFromWire(wireKind);
    return kind ? kindText(*kind) : wireKind;
}

QString sideText(qint64 amountMinor) {
    return amountMinor < 0 ? EntriesModel::tr("Debit") : EntriesModel::tr("Credit");
}

EntriesModel::EntriesModel(StatementPresenter& presenter, QObject* parent)
    : QAbstractTableModel(parent)
    , m_presenter(presenter) {
    connect(&presenter, &StatementPresenter::reset, this, &EntriesModel::follow);
    connect(&presenter, &StatementPresenter::rowsChanged, this, [this](int firstRow, int lastRow) {
        if (firstRow <= lastRow && lastRow < m_rows) {
            Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, ColumnCount - 1));
        }
    });
}

void EntriesModel::follow() {
    beginResetModel();
    m_rows = m_presenter.rows();
    endResetModel();
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
        return dateText(entry.businessDate);
    case Kind:
        return entryKindText(entry.kind);
    case Narrative:
        return entry.narrative.value_or(QString());
    case Side:
        return sideText(entry.amountMinor);
    case Amount:
        return (entry.amountMinor > 0 ? QLocale().positiveSign() : QString()) +
               formatMoney({.minor = entry.amountMinor, .currency = currency}, QLocale());
    case BalanceAfter:
        return formatMoney({.minor = entry.balanceAfterMinor, .currency = currency}, QLocale());
    default:
        return {};
    }
}

QString EntriesModel::text(int row, int column) const {
    if (column == Number) {
        return QLocale().toString(m_presenter.numberOf(row));
    }
    if (const EntryInfo* entry = m_presenter.entry(row)) {
        return text(*entry, column);
    }
    if (column != Narrative) {
        return {};
    }
    return m_presenter.rowState(row) == StatementPresenter::RowState::Failed ? tr("Could not be read") : tr("Loading");
}

QVariant EntriesModel::data(const QModelIndex& index, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == Narrative ? QVariant(text(index.row(), Narrative)) : QVariant();
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(index.row(), index.column());
    case Qt::ForegroundRole:
        return m_presenter.entry(index.row()) == nullptr
                   ? QVariant(Theme::color(Theme::Tone::Muted, QApplication::palette()))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant EntriesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Number || section >= Amount;
        return QVariant(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Number:
        return tr("Number");
    case Date:
        return tr("Business date");
    case Kind:
        return tr("Kind");
    case Narrative:
        return tr("Narrative");
    case Side:
        return tr("Side");
    case Amount:
        return tr("Amount");
    case BalanceAfter:
        return tr("Balance after");
    default:
        return {};
    }
}

} // namespace tellerdesk::client

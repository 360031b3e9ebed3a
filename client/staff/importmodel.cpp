// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/importmodel.h"

#include "client/staff/stafftexts.h"

#include <QLocale>

namespace tellerdesk::client {

namespace {

using State = ImportRow::State;

QString outcomeText(const ImportRow& row) {
    switch (row.state) {
    case State::Faulty:
        return ImportModel::tr("Not right: %1").arg(row.faults.join(QStringLiteral("; ")));
    case State::Ready:
        return ImportModel::tr("Ready");
    case State::Present:
        return ImportModel::tr("There already, passed over");
    case State::Made:
        return ImportModel::tr("Made");
    case State::Refused:
        return ImportModel::tr("Refused: %1").arg(row.error ? staffErrorText(*row.error) : QString());
    case State::Unsure:
        return ImportModel::tr("No answer yet; start goes on with it");
    }
    return {};
}

} // namespace

ImportModel::ImportModel(StaffImport& import, QObject* parent)
    : QAbstractTableModel(parent)
    , m_import(import) {
    connect(&import, &StaffImport::changed, this, &ImportModel::follow);
}

void ImportModel::follow() {
    const int rows = static_cast<int>(m_import.rows().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
    }
}

int ImportModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ImportModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportModel::text(const ImportRow& row, int column) const {
    switch (column) {
    case Line:
        return QLocale().toString(row.line);
    case Username:
        return row.user.username;
    case FullName:
        return row.user.fullName;
    case Outcome:
        return outcomeText(row);
    case Password:
        return row.state == State::Made ? row.user.password : QString();
    default:
        return {};
    }
}

QVariant ImportModel::data(const QModelIndex& index, int role) const {
    const ImportRow& row = m_import.rows()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Outcome || index.column() == FullName ? QVariant(text(row, index.column()))
                                                                       : QVariant();
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(row, index.column());
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Line:
        return tr("Line");
    case Username:
        return tr("User name");
    case FullName:
        return tr("Full name");
    case Outcome:
        return tr("Result");
    case Password:
        return tr("One-time password");
    default:
        return {};
    }
}

} // namespace tellerdesk::client

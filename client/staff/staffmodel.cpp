// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffmodel.h"

#include "client/staff/stafftexts.h"

namespace tellerdesk::client {

StaffModel::StaffModel(StaffList& list, QObject* parent)
    : QAbstractTableModel(parent)
    , m_list(list) {
    connect(&list, &StaffList::changed, this, &StaffModel::follow);
    connect(&list, &StaffList::branchesChanged, this, &StaffModel::follow);
}

void StaffModel::follow() {
    const int rows = static_cast<int>(m_list.users().size());
    if (rows < m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    const int before = m_rows;
    if (rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (before > 0) {
        Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
    }
}

int StaffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int StaffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString StaffModel::text(const UserInfo& user, int column) const {
    switch (column) {
    case FullName:
        return user.fullName;
    case Username:
        return user.username;
    case RoleName:
        return roleText(user.role);
    case Status:
        return statusText(user);
    case Branch:
        return m_list.branchName(user.branchId);
    case LastLogin:
        return momentText(user.lastLoginAt);
    default:
        return {};
    }
}

QVariant StaffModel::data(const QModelIndex& index, int role) const {
    const UserInfo& user = m_list.users()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: // any of them may be longer than its column
        return text(user, index.column());
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(user, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant StaffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case FullName:
        return tr("Full name");
    case Username:
        return tr("User name");
    case RoleName:
        return tr("Role");
    case Status:
        return tr("Status");
    case Branch:
        return tr("Branch");
    case LastLogin:
        return tr("Last login");
    default:
        return {};
    }
}

bool StaffModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_list.hasMore();
}

void StaffModel::fetchMore(const QModelIndex&) {
    m_list.loadMore();
}

} // namespace tellerdesk::client

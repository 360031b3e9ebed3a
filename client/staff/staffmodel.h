// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/staff/stafflist.h"

#include <QAbstractTableModel>

namespace tellerdesk::client {

// The members of staff of the list; asks for the next page when the view comes to the end.
class StaffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { FullName, Username, RoleName, Status, Branch, LastLogin, ColumnCount };

    explicit StaffModel(StaffList& list, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    void follow();
    QString text(const UserInfo& user, int column) const;

    StaffList& m_list;
    int m_rows = 0;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/staff/staffimport.h"

#include <QAbstractTableModel>

namespace tellerdesk::client {

// The rows of an import, with what is wrong with them or has become of them.
class ImportModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Username, FullName, Outcome, Password, ColumnCount };

    explicit ImportModel(StaffImport& import, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    QString text(const ImportRow& row, int column) const;

    StaffImport& m_import;
    int m_rows = 0;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/statement/statementpresenter.h"

#include <QAbstractTableModel>

namespace tellerdesk::client {

QString entryKindText(const QString& wireKind);

// The presenter's entries; asks for the next page when the view comes to the end.
class EntriesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Date, Kind, Narrative, Amount, BalanceAfter, ColumnCount };

    explicit EntriesModel(StatementPresenter& presenter, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    void follow();
    QString text(const EntryInfo& entry, int column) const;

    StatementPresenter& m_presenter;
    int m_rows = 0;
};

} // namespace tellerdesk::client

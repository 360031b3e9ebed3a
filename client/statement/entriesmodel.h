// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/statement/statementpresenter.h"

#include <QAbstractTableModel>

namespace tellerdesk::client {

QString entryKindText(const QString& wireKind);
QString sideText(qint64 amountMinor); // Credit or Debit

// The presenter's rows; one that is not there yet says so.
class EntriesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Date, Kind, Narrative, Side, Amount, BalanceAfter, ColumnCount };

    explicit EntriesModel(StatementPresenter& presenter, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    QString text(int row, int column) const;
    QString text(const EntryInfo& entry, int column) const;

    StatementPresenter& m_presenter;
    int m_rows = 0;
};

} // namespace tellerdesk::client

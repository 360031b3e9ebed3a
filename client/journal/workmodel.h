// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/journal/myworkpresenter.h"

#include <QAbstractTableModel>

namespace tellerdesk::client {

// The presenter's lines that match what was typed.
class WorkModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Sequence, Kind, Account, Amount, State, ColumnCount };

    explicit WorkModel(MyWorkPresenter& presenter, QObject* parent = nullptr);

    void setTyped(const QString& typed);
    const QString& typed() const { return m_typed; }
    const WorkLine* line(int row) const;  // null: there is none
    int rowOf(const PostingId& id) const; // -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    void follow();
    static QString text(const WorkLine& line, int column);

    MyWorkPresenter& m_presenter;
    QString m_typed;
    std::vector<WorkLine> m_lines;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace tellerdesk::client {

// The table of a statement: tells which rows are on the screen, and hands what is typed in it to the search, since
// looking through the rows would mean fetching them all.
class EntriesView : public QTableView {
    Q_OBJECT

public:
    explicit EntriesView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void keyboardSearch(const QString& typed) override;
    void tellRows();

Q_SIGNALS:
    void looked(int firstRow, int lastRow);
    void typedIn(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
};

} // namespace tellerdesk::client

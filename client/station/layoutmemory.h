// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QHeaderView;
class QTableView;
class QWidget;

namespace tellerdesk::client {

class PreferenceStore;

// The window's place and size, and the widths of columns that a person can drag, as they were left. Tables are known by
// their object names.
class LayoutMemory : public QObject {
    Q_OBJECT

public:
    LayoutMemory(QWidget& window, PreferenceStore& preferences);

    void restore();      // before the window is shown
    void followTables(); // once all pages are there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restoreWindow();
    void follow(QTableView* table);
    void restoreColumns(const QTableView* table);
    void keepColumns(const QTableView* table);

    QWidget& m_window;
    PreferenceStore& m_preferences;
    bool m_restoring = false;
};

} // namespace tellerdesk::client

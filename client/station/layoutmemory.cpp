// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/layoutmemory.h"

#include "client/station/preferencestore.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScreen>
#include <QTableView>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr QSize kEnoughToGrasp{200, 60};
constexpr int kNarrowest = 24;

// A screen may have gone since.
bool canBeReached(const QRect& window) {
    const auto screens = QGuiApplication::screens();
    return std::any_of(screens.begin(), screens.end(), [&window](const QScreen* screen) {
        const QRect seen = screen->availableGeometry() & window;
        return seen.width() >= kEnoughToGrasp.width() && seen.height() >= kEnoughToGrasp.height();
    });
}

} // namespace

LayoutMemory::LayoutMemory(QWidget& window, PreferenceStore& preferences)
    : m_window(window)
    , m_preferences(preferences) {}

void LayoutMemory::restore() {
    restoreWindow();
    m_window.installEventFilter(this);
}

void LayoutMemory::followTables() {
    for (QTableView* table : m_window.findChildren<QTableView*>()) {
        if (!table->objectName().isEmpty()) {
            follow(table);
        }
    }
}

void LayoutMemory::restoreWindow() {
    const Preferences& preferences = m_preferences.now();
    if (!preferences.window.isNull() && canBeReached(preferences.window)) {
        m_window.setGeometry(preferences.window);
    }
    if (preferences.maximised) {
        m_window.setWindowState(Qt::WindowMaximized);
    }
}

void LayoutMemory::follow(QTableView* table) {
    restoreColumns(table);
    QHeaderView* header = table->horizontalHeader();
    connect(header, &QHeaderView::sectionCountChanged, this, [this, table] { restoreColumns(table); });
    connect(header, &QHeaderView::sectionResized, this, [this, table, header](int section) {
        if (!m_restoring && table->isVisible() && header->sectionResizeMode(section) == QHeaderView::Interactive) {
            keepColumns(table);
        }
    });
}

void LayoutMemory::restoreColumns(const QTableView* table) {
    const auto& columns = m_preferences.now().columns;
    const auto widths = columns.find(table->objectName());
    QHeaderView* header = table->horizontalHeader();
    if (widths == columns.end() || static_cast<int>(widths->second.size()) != header->count()) {
        return;
    }
    m_restoring = true;
    for (int i = 0; i < header->count(); ++i) {
        if (header->sectionResizeMode(i) == QHeaderView::Interactive) {
            header->resizeSection(i, std::max(kNarrowest, widths->second[static_cast<std::size_t>(i)]));
        }
    }
    m_restoring = false;
}

void LayoutMemory::keepColumns(const QTableView* table) {
    const QHeaderView* header = table->horizontalHeader();
    std::vector<int> widths;
    for (int i = 0; i < header->count(); ++i) {
        widths.push_back(header->sectionSize(i));
    }
    m_preferences.change([&](Preferences& preferences) { preferences.columns[table->objectName()] = widths; });
}

bool LayoutMemory::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (watched == &m_window && m_window.isVisible() &&
        (type == QEvent::Move || type == QEvent::Resize || type == QEvent::WindowStateChange)) {
        m_preferences.change([this](Preferences& preferences) {
            preferences.maximised = m_window.isMaximized();
            if (!m_window.isMaximized() && !m_window.isFullScreen() && !m_window.isMinimized()) {
                preferences.window = m_window.geometry();
            }
        });
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/curtain.h"

#include <QApplication>
#include <QDialog>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr char kHarmless[] = "harmlessWhenLocked";

int depthOf(const QWidget* widget) {
    int depth = 0;
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        ++depth;
    }
    return depth;
}

bool isShortLived(const QWidget* window) {
    return window->windowType() == Qt::Popup || window->windowType() == Qt::ToolTip;
}

} // namespace

Curtain::Curtain(QWidget& stage)
    : m_stage(stage) {}

Curtain::~Curtain() = default;

void Curtain::setHarmless(QWidget* window) {
    window->setProperty(kHarmless, true);
}

void Curtain::close() {
    if (m_closed) {
        return;
    }
    m_closed = true;
    m_focus = QApplication::focusWidget();
    hideAll();
    QApplication::instance()->installEventFilter(this);
}

void Curtain::hideAll() {
    QToolTip::hideText();
    while (QWidget* popup = QApplication::activePopupWidget()) {
        popup->close();
    }
    auto windows = QApplication::topLevelWidgets();
    // A dialog of a dialog goes first, and comes back last.
    std::stable_sort(windows.begin(), windows.end(),
                     [](const QWidget* a, const QWidget* b) { return depthOf(a) > depthOf(b); });
    for (QWidget* window : std::as_const(windows)) {
        if (window != &m_stage && window->isVisible() && !window->property(kHarmless).toBool()) {
            hide(window);
        }
    }
    m_stage.activateWindow();
}

void Curtain::hide(QWidget* window) {
    if (isShortLived(window)) {
        window->hide();
        return;
    }
    m_hidden.push_back({.window = window,
                        .parent = window->parentWidget(),
                        .hadParent = window->parentWidget() != nullptr,
                        .flags = window->windowFlags(),
                        .modality = window->windowModality(),
                        .geometry = window->geometry()});
    window->hide();
    window->setParent(&m_backstage, Qt::Widget);
}

void Curtain::open() {
    if (!m_closed) {
        return;
    }
    m_closed = false;
    QApplication::instance()->removeEventFilter(this);
    const auto hidden = std::exchange(m_hidden, {});
    for (auto each = hidden.rbegin(); each != hidden.rend(); ++each) {
        if (each->window) {
            show(*each);
        }
    }
    if (m_focus && m_focus->isVisible()) {
        m_focus->setFocus(Qt::OtherFocusReason);
    }
}

void Curtain::show(const Hidden& hidden) {
    QWidget* window = hidden.window;
    window->setParent(hidden.parent, hidden.flags);
    window->setGeometry(hidden.geometry);
    window->setWindowOpacity(1);
    auto* dialog = qobject_cast<QDialog*>(window);
    if (dialog != nullptr && hidden.modality == Qt::WindowModal) {
        return dialog->open(); // hiding it has ended its modality
    }
    window->setWindowModality(hidden.modality);
    window->show();
}

void Curtain::clear() {
    const auto hidden = std::exchange(m_hidden, {});
    for (const Hidden& each : hidden) {
        if (!each.window) {
            continue;
        }
        if (each.window->testAttribute(Qt::WA_DeleteOnClose) || (each.hadParent && !each.parent)) {
            delete each.window.data();
        } else { // its owner will show it again, with other contents
            each.window->setParent(each.parent, each.flags);
        }
    }
    m_focus.clear();
    open();
}

// What opens now was on its way when the desk was locked: nobody may see it, and it waits with the others.
bool Curtain::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto* window = static_cast<QWidget*>(watched);
        if (window->isWindow() && window != &m_stage && !isShortLived(window) &&
            !window->property(kHarmless).toBool()) {
            window->setWindowOpacity(0);
            QMetaObject::invokeMethod(this, [this] { hideAll(); }, Qt::QueuedConnection);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/commandkeys.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace tellerdesk::client {

CommandKeys::CommandKeys(QWidget& window)
    : m_window(window) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool CommandKeys::isCommand(const QKeyEvent& key) const {
    const QKeySequence pressed(QKeyCombination(key.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(key.key())));
    const auto actions = m_window.actions();
    return std::any_of(actions.begin(), actions.end(), [&pressed](const QAction* action) {
        return action->isEnabled() && action->shortcuts().contains(pressed);
    });
}

// A field claims a key by accepting this event, before it comes to it: here it does not even see it.
bool CommandKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && watched->isWidgetType() &&
        static_cast<QWidget*>(watched)->window() == &m_window && isCommand(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tellerdesk::client

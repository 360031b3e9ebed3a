// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/spacebutton.h"

#include <QKeyEvent>

namespace tellerdesk::client {

namespace {

bool isEnter(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

void SpaceButton::keyPressEvent(QKeyEvent* event) {
    if (!isEnter(*event)) {
        QPushButton::keyPressEvent(event);
    }
}

void SpaceButton::keyReleaseEvent(QKeyEvent* event) {
    if (!isEnter(*event)) {
        QPushButton::keyReleaseEvent(event);
    }
}

} // namespace tellerdesk::client

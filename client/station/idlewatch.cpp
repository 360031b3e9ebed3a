// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/idlewatch.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace tellerdesk::client {

namespace {

// A thing that lies on the keyboard is nobody.
bool isTouch(const QEvent& event) {
    switch (event.type()) {
    case QEvent::KeyPress:
        return !static_cast<const QKeyEvent&>(event).isAutoRepeat();
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatch::IdleWatch(QObject* parent)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::check);
}

void IdleWatch::setLimit(std::chrono::milliseconds limit) {
    m_limit = limit;
    if (m_timer.isActive()) {
        check();
    }
}

void IdleWatch::start() {
    QCoreApplication::instance()->installEventFilter(this);
    m_sinceTouch.start();
    m_timer.start(m_limit);
}

void IdleWatch::stop() {
    QCoreApplication::instance()->removeEventFilter(this);
    m_timer.stop();
}

// The timer is not moved by every touch, which a mouse brings by the hundred: it looks again when its time is over.
void IdleWatch::check() {
    const auto left = m_limit - std::chrono::milliseconds(m_sinceTouch.elapsed());
    if (left.count() > 0) {
        m_timer.start(left);
        return;
    }
    stop();
    Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    if (isTouch(*event)) {
        m_sinceTouch.start();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/handover.h"

#include "client/app/desk.h"
#include "client/net/courier.h"

namespace tellerdesk::client {

HandOver::HandOver(Desk& desk, Courier& courier, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_courier(courier) {
    connect(&courier, &Courier::unsettledChanged, this, &HandOver::look);
    connect(&desk, &Desk::placeChanged, this, [this] {
        m_waiting = false;
        Q_EMIT changed();
    });
}

int HandOver::waitsFor() const {
    return m_waiting ? static_cast<int>(m_courier.unsettled().size()) : 0;
}

void HandOver::ask() {
    if (m_desk.place() != Place::Locked) {
        return;
    }
    if (m_waiting || m_courier.unsettled().empty()) {
        m_waiting = false; // leaving changes what is unsettled
        return m_desk.leaveToOther();
    }
    m_waiting = true;
    Q_EMIT retryWanted();
    Q_EMIT changed();
}

void HandOver::look() {
    if (!m_waiting) {
        return;
    }
    if (m_courier.unsettled().empty()) {
        m_waiting = false;
        return m_desk.leaveToOther();
    }
    Q_EMIT changed();
}

} // namespace tellerdesk::client

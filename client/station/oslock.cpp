// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/oslock.h"

#include "client/station/oslocklistener.h"

#include <QThread>

namespace tellerdesk::client {

namespace {

constexpr int kPatienceMs = 1'000;

} // namespace

OsLock::OsLock(QObject* parent)
    : QObject(parent) {}

OsLock::~OsLock() {
    if (m_thread == nullptr) {
        return;
    }
    m_thread->quit();
    // A bus that says nothing may hold the thread for longer than a person waits for a window to close.
    if (m_thread->wait(kPatienceMs)) {
        delete m_thread;
    }
}

void OsLock::start() {
    if (m_thread != nullptr) {
        return;
    }
    m_thread = new QThread;
    m_thread->setObjectName(QStringLiteral("oslock"));
    auto* listener = new OsLockListener;
    listener->moveToThread(m_thread);
    connect(m_thread, &QThread::started, listener, &OsLockListener::listen);
    connect(m_thread, &QThread::finished, listener, &QObject::deleteLater);
    connect(listener, &OsLockListener::locked, this, &OsLock::locked);
    connect(listener, &OsLockListener::listening, this, &OsLock::listening);
    m_thread->start();
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/diskthread.h"

namespace tellerdesk::client {

DiskThread::DiskThread(QObject* parent)
    : QObject(parent) {
    m_thread.setObjectName(QStringLiteral("disk"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

DiskThread::~DiskThread() {
    // Behind the jobs given so far: what was to be kept is on disk when the program ends.
    QMetaObject::invokeMethod(&m_worker, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void DiskThread::start(std::function<void()> job) {
    QMetaObject::invokeMethod(&m_worker, std::move(job), Qt::QueuedConnection);
}

void DiskThread::finish(std::function<void()> report) {
    QMetaObject::invokeMethod(this, std::move(report), Qt::QueuedConnection);
}

} // namespace tellerdesk::client

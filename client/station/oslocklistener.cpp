// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/oslocklistener.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace tellerdesk::client {

namespace {

const QString kSessionBus = QStringLiteral("tellerdesk-session");
const QString kSystemBus = QStringLiteral("tellerdesk-system");
const QString kLogind = QStringLiteral("org.freedesktop.login1");

} // namespace

OsLockListener::~OsLockListener() {
    QDBusConnection::disconnectFromBus(kSessionBus);
    QDBusConnection::disconnectFromBus(kSystemBus);
}

void OsLockListener::listen() {
    listenToScreenSavers();
    listenToLogind();
    Q_EMIT listening();
}

void OsLockListener::listenToScreenSavers() {
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, kSessionBus);
    if (!bus.isConnected()) {
        return;
    }
    for (const char* name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"}) {
        const QString service = QString::fromLatin1(name);
        bus.connect(service, QString(), service, QStringLiteral("ActiveChanged"), this, SLOT(activeChanged(bool)));
    }
}

void OsLockListener::listenToLogind() {
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, kSystemBus);
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(kLogind, QString(), kLogind + QStringLiteral(".Session"), QStringLiteral("Lock"), this,
                SLOT(sessionLocked(QDBusMessage)));
    bus.connect(kLogind, QString(), kLogind + QStringLiteral(".Manager"), QStringLiteral("PrepareForSleep"), this,
                SLOT(preparesForSleep(bool)));
    askForSession(bus);
}

// A machine may have several people logged in, each with a session that is locked for itself.
void OsLockListener::askForSession(QDBusConnection& bus) {
    const QString id = qEnvironmentVariable("XDG_SESSION_ID", QStringLiteral("auto"));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kLogind, QStringLiteral("/org/freedesktop/login1"),
                                       kLogind + QStringLiteral(".Manager"), QStringLiteral("GetSession"));
    question << id;
    question.setAutoStartService(false);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *finished;
        if (!reply.isError()) {
            m_session = reply.value().path();
        }
    });
}

void OsLockListener::activeChanged(bool active) {
    if (active) {
        Q_EMIT locked();
    }
}

void OsLockListener::sessionLocked(const QDBusMessage& message) {
    if (m_session.isEmpty() || message.path() == m_session) {
        Q_EMIT locked();
    }
}

void OsLockListener::preparesForSleep(bool sleeps) {
    if (sleeps) {
        Q_EMIT locked();
    }
}

} // namespace tellerdesk::client

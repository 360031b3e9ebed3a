// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QString>

class QDBusConnection;

namespace tellerdesk::client {

// The part of OsLock that lives on its thread.
class OsLockListener : public QObject {
    Q_OBJECT

public:
    ~OsLockListener() override;

    void listen();

Q_SIGNALS:
    void locked();
    void listening();

private Q_SLOTS: // D-Bus finds them by name
    void activeChanged(bool active);
    void sessionLocked(const QDBusMessage& message);
    void preparesForSleep(bool sleeps);

private:
    void listenToScreenSavers();
    void listenToLogind();
    void askForSession(QDBusConnection& bus);

    QString m_session; // path of this login session; empty: unknown, so that any session's lock counts
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

namespace tellerdesk::client {

// One desk per OS user and data folder: two would settle the same outbox. A second start brings the first one's window
// to the front.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    enum class Start {
        First,
        Raised,  // another one runs, and is in front now
        Blocked, // another one runs and does not answer, or the lock cannot be had: see problem()
    };

    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);

    // Waits for the disk and for the other one, a few seconds at most: before there is a window.
    Start start();
    const QString& problem() const { return m_problem; }
    QString socketName() const { return m_socket; }

Q_SIGNALS:
    void raiseWanted();

private:
    bool raiseOther() const;
    bool listen();
    void answer();
    QString whoHolds() const;

    QString m_folder;
    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
    QString m_problem;
};

} // namespace tellerdesk::client

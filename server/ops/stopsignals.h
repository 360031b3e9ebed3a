// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace tellerdesk::server::ops {

// SIGTERM and SIGINT (Ctrl-C) ask the program to stop; the second of them ends it at once, and the system then stops
// the private PostgreSQL. SIGHUP asks it to read its certificate anew. One per program.
class StopSignals : public QObject {
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

    static bool isStopping(); // from any thread

Q_SIGNALS:
    void stop();
    void reload();

private:
    void readPipe();

    QSocketNotifier m_notifier;
};

} // namespace tellerdesk::server::ops

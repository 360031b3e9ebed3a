// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/clusterfolder.h"
#include "server/ops/trouble.h"

#include <QProcess>

#include <chrono>
#include <functional>

namespace tellerdesk::server::ops {

struct PostmasterSettings {
    ClusterPlace place = {};
    PostgresPrograms programs = {};
    int connections = 50;
};

// One PostgreSQL as our child. It listens on its unix socket only, and is told to stop by the system when we die, also
// when we are killed. Belongs to the thread that made it, which must live as long as the process.
class Postmaster {
public:
    explicit Postmaster(PostmasterSettings settings);
    ~Postmaster(); // stops
    Postmaster(const Postmaster&) = delete;
    Postmaster& operator=(const Postmaster&) = delete;

    // Ends what a killed predecessor left running, starts, and waits until connections are taken; recovery after a
    // crash may take its time. Nothing is left running on failure, or when `cancelled` says so.
    using Cancelled = std::function<bool()>;
    Attempt<void> start(const Cancelled& cancelled);
    // The same without waiting: for starting it anew while the server runs.
    void launch();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    // Fast shutdown: open transactions are rolled back. What does not end in time is made to.
    void stop();

    QProcess& process() { return m_process; }
    // Why it ended, as its log tells.
    QString lastWords() const;

private:
    QStringList arguments() const;
    Attempt<void> endLeftovers(const Cancelled& cancelled) const;
    void rotateLog() const;

    PostmasterSettings m_settings;
    QProcess m_process;
};

} // namespace tellerdesk::server::ops

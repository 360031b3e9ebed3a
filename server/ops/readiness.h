// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/transactor.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace tellerdesk::server::ops {

// Whether requests for the books make sense; read by /readyz on any thread.
struct ReadyState {
    std::atomic<bool> reachable = true;
    std::atomic<bool> draining = false;

    bool isReady() const { return reachable && !draining; }
};

// Asks the database once a second, over the workers like any request. Full queues say nothing about the database.
class Readiness : public QObject {
    Q_OBJECT

public:
    Readiness(WorkerPool& workers, std::shared_ptr<ReadyState> state);

Q_SIGNALS:
    void changed(bool reachable);

private:
    void ask();

    WorkerPool& m_workers;
    const std::shared_ptr<ReadyState> m_state;
    const std::shared_ptr<std::atomic<bool>> m_asking = std::make_shared<std::atomic<bool>>(false);
    QTimer m_timer;
    bool m_told = true;
};

} // namespace tellerdesk::server::ops

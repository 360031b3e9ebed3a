// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/readiness.h"

using namespace std::chrono_literals;

namespace tellerdesk::server::ops {

Readiness::Readiness(WorkerPool& workers, std::shared_ptr<ReadyState> state)
    : m_workers(workers)
    , m_state(std::move(state)) {
    connect(&m_timer, &QTimer::timeout, this, &Readiness::ask);
    m_timer.start(1s);
}

void Readiness::ask() {
    if (const bool reachable = m_state->reachable; reachable != m_told) {
        m_told = reachable;
        Q_EMIT changed(reachable);
    }
    if (m_asking->exchange(true)) {
        return;
    }
    const auto job = [state = m_state, asking = m_asking](Transactor& transactor) {
        // BEGIN and ROLLBACK, which a live connection answers.
        const auto answered = transactor.run([](Stores&) { return Verdict::Rollback; });
        state->reachable = answered.hasValue();
        *asking = false;
    };
    if (!m_workers.submit(job)) {
        *m_asking = false;
    }
}

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/stores.h"
#include "shared/core/result.h"

#include <functional>

namespace tellerdesk::server {

enum class Verdict { Commit, Rollback };

// Runs a use case in one database transaction. The work may run more than once (deadlock, serialisation failure, a
// unique name taken in between), so it must not have effects outside the stores until run() has returned success.
// Failures are the world's only: Busy, Unavailable, OutcomeUnknown.
class Transactor {
public:
    using Work = std::function<Verdict(Stores&)>;

    virtual ~Transactor() = default;
    virtual Result<void> run(const Work& work) = 0; // on the calling thread, which must be a database worker's
};

// Database worker threads, each with a connection of its own and thus its own Transactor.
class WorkerPool {
public:
    using Job = std::function<void(Transactor&)>;

    virtual ~WorkerPool() = default;
    // Never blocks. False when the queue is full (answer Unavailable).
    virtual bool submit(Job job) = 0;
};

} // namespace tellerdesk::server

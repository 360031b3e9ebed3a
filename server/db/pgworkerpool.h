// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/transactor.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace tellerdesk::server::db {

struct WorkerPoolSettings {
    ConnectionSettings connection = {};
    int threads = 8;
    std::size_t waiting = 256; // jobs that may wait beyond those running
    // A job that waited longer finds every transaction Unavailable: while the database is away, whoever asks hears so
    // soon.
    std::chrono::milliseconds longestWait{4000};
};

// Each accepted job runs exactly once, in the order of coming, on a thread with its own connection.
class PgWorkerPool final : public WorkerPool {
public:
    explicit PgWorkerPool(const WorkerPoolSettings& settings);
    ~PgWorkerPool() override;
    PgWorkerPool(const PgWorkerPool&) = delete;
    PgWorkerPool& operator=(const PgWorkerPool&) = delete;

    bool submit(Job job) override;
    std::size_t waiting() const;
    // Takes no more jobs; returns when those accepted are done. Harmless when stopped.
    void stop();

private:
    struct Waiting {
        Job job;
        std::chrono::steady_clock::time_point since = {};
    };

    void work();
    std::optional<Waiting> next();

    const WorkerPoolSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Waiting> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgworkerpool.h"

#include "server/db/pgstores.h"
#include "server/db/pgtransactor.h"

namespace tellerdesk::server::db {

namespace {

// For jobs that waited too long.
class UnavailableTransactor final : public Transactor {
public:
    Result<void> run(const Work&) override { return fail(ErrorCode::Unavailable); }
};

} // namespace

PgWorkerPool::PgWorkerPool(const WorkerPoolSettings& settings)
    : m_settings(settings) {
    for (int i = 0; i < settings.threads; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

PgWorkerPool::~PgWorkerPool() {
    stop();
}

bool PgWorkerPool::submit(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_waiting.size() >= m_settings.waiting) {
            return false;
        }
        m_waiting.push_back({.job = std::move(job), .since = std::chrono::steady_clock::now()});
    }
    m_changed.notify_one();
    return true;
}

std::size_t PgWorkerPool::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

void PgWorkerPool::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

std::optional<PgWorkerPool::Waiting> PgWorkerPool::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
    if (m_waiting.empty()) {
        return std::nullopt;
    }
    Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    return first;
}

void PgWorkerPool::work() {
    Connection connection(m_settings.connection);
    PgStores stores(connection);
    PgTransactor transactor(connection, stores.stores());
    UnavailableTransactor unavailable;
    while (const auto waiting = next()) {
        const bool late = std::chrono::steady_clock::now() - waiting->since > m_settings.longestWait;
        waiting->job(late ? static_cast<Transactor&>(unavailable) : transactor);
    }
}

} // namespace tellerdesk::server::db

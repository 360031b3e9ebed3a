// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/hashingpool.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "server/tokens/secretbytes.h"

#include <QtGlobal>

#include <utility>

namespace tellerdesk::server::tokens {

HashingPool::HashingPool(const PasswordHasher& hasher, HashingPoolSize size)
    : m_hasher(hasher)
    , m_size(size) {
    for (std::size_t each = 0; each < size.threads; ++each) {
        m_threads.emplace_back([this] { work(); });
    }
}

HashingPool::~HashingPool() {
    stop();
}

void HashingPool::stop() {
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

Result<void> HashingPool::hash(QByteArray password, Hashed done) {
    return submit({.password = std::move(password), .storedHash = {}, .hashed = std::move(done), .checked = {}});
}

Result<void> HashingPool::check(std::optional<QString> storedHash, QByteArray password, Checked done) {
    return submit({.password = std::move(password),
                   .storedHash = std::move(storedHash),
                   .hashed = {},
                   .checked = std::move(done)});
}

Result<void> HashingPool::submit(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping && m_waiting.size() < m_size.waiting) {
            m_waiting.push_back(std::move(job));
            m_changed.notify_one();
            return {};
        }
    }
    wipe(job.password);
    return fail(ErrorCode::Unavailable);
}

// Hashing takes a core for as long as it lasts, on purpose. Where cores are few, postings go first; a login still has
// the share of the processor that nobody else wants, and a tenth of it at worst.
void HashingPool::stepBack() {
#ifdef Q_OS_LINUX
    constexpr int kNice = 10;
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNice)); // of this thread
#endif
}

void HashingPool::work() {
    stepBack();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty()) {
                return;
            }
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        // A thread that an exception leaves takes the whole process along.
        try {
            run(job);
        } catch (...) {
            qCritical("a callback of the hashing pool threw");
        }
    }
}

void HashingPool::run(Job& job) const {
    if (job.hashed) {
        auto result = m_hasher.hash(job.password);
        wipe(job.password);
        job.hashed(std::move(result));
        return;
    }
    const PasswordCheck result =
        job.storedHash ? m_hasher.check(*job.storedHash, job.password) : m_hasher.checkAgainstNobody(job.password);
    wipe(job.password);
    job.checked(result);
}

} // namespace tellerdesk::server::tokens

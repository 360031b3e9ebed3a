// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/passwordhasher.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tellerdesk::server::tokens {

struct HashingPoolSize {
    std::size_t threads = 2;
    std::size_t waiting = 64; // jobs that may wait beyond those running
};

// Argon2 on threads of its own, so that logins stall nothing else and take no more than threads x 19 MiB. Jobs run in
// the order they came. Each accepted job calls back exactly once, on a pool thread, also while the pool is being
// stopped; a job refused with Unavailable never does. The pool wipes the passwords it was given, as far as it holds
// the last copy.
class HashingPool {
public:
    using Hashed = std::function<void(Result<QString> hash)>;
    using Checked = std::function<void(PasswordCheck result)>;

    HashingPool(const PasswordHasher& hasher, HashingPoolSize size);
    ~HashingPool();
    HashingPool(const HashingPool&) = delete;
    HashingPool& operator=(const HashingPool&) = delete;

    Result<void> hash(QByteArray password, Hashed done);

    // Takes no more; returns when everybody is called back. Harmless when stopped.
    void stop();

    // Without a stored hash (no such user) the same work is done, and the result is Mismatch.
    Result<void> check(std::optional<QString> storedHash, QByteArray password, Checked done);

private:
    struct Job {
        QByteArray password;
        std::optional<QString> storedHash;
        Hashed hashed;
        Checked checked;
    };

    Result<void> submit(Job job);
    static void stepBack();
    void work();
    void run(Job& job) const;

    const PasswordHasher& m_hasher;
    const HashingPoolSize m_size;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace tellerdesk::server::tokens

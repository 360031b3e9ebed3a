// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/accountreads.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace tellerdesk::server::db {

// A thread with its own connection. Each round is one statement outside a transaction: sessions, users and accounts are
// seen as they are at its beginning, as a transaction of two statements would see them.
class PgAccountReads final : public AccountReads {
public:
    explicit PgAccountReads(ConnectionSettings connection, std::size_t mostWaiting = 4096);
    ~PgAccountReads() override;
    PgAccountReads(const PgAccountReads&) = delete;
    PgAccountReads& operator=(const PgAccountReads&) = delete;

    void find(const AccountLook& look, Answer answer) override;
    // Takes no more; returns when everybody is answered. Harmless when stopped.
    void stop();

private:
    struct Waiting {
        AccountLook look = {};
        Answer answer = {};
    };

    void work();
    std::vector<Waiting> next();
    static void serve(Connection& connection, std::vector<Waiting>& round);

    const ConnectionSettings m_connection;
    const std::size_t m_mostWaiting;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Waiting> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgaccountreads.h"

#include "server/db/databaseerror.h"
#include "server/db/pgaccountstore.h"

#include <algorithm>
#include <iterator>

namespace tellerdesk::server::db {

namespace {

constexpr std::size_t kMostTogether = 256;

// Rows are found by keys, and the plan is made once.
ConnectionSettings byKeysOnly(ConnectionSettings settings) {
    settings.keyLookupsOnly = true;
    return settings;
}

} // namespace

PgAccountReads::PgAccountReads(ConnectionSettings connection, std::size_t mostWaiting)
    : m_connection(byKeysOnly(std::move(connection)))
    , m_mostWaiting(mostWaiting)
    , m_thread([this] { work(); }) {}

PgAccountReads::~PgAccountReads() {
    stop();
}

void PgAccountReads::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void PgAccountReads::find(const AccountLook& look, Answer answer) {
    std::unique_lock lock(m_mutex);
    if (m_stopping || m_waiting.size() >= m_mostWaiting) {
        lock.unlock();
        return answer(std::nullopt);
    }
    m_waiting.push_back({.look = look, .answer = std::move(answer)});
    lock.unlock();
    m_changed.notify_one();
}

std::vector<PgAccountReads::Waiting> PgAccountReads::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kMostTogether));
    const auto end = m_waiting.begin() + count;
    std::vector<Waiting> round(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    return round;
}

void PgAccountReads::work() {
    Connection connection(m_connection);
    for (auto round = next(); !round.empty(); round = next()) {
        serve(connection, round);
    }
}

void PgAccountReads::serve(Connection& connection, std::vector<Waiting>& round) {
    std::vector<AccountLook> looks;
    looks.reserve(round.size());
    for (const Waiting& waiting : round) {
        looks.push_back(waiting.look);
    }
    std::vector<std::optional<AccountSight>> sights(round.size());
    try {
        for (std::size_t i = 0; AccountSight & sight : lookAtAccounts(connection, looks)) {
            sights[i++] = std::move(sight);
        }
    } catch (const DatabaseError&) {
        // The usual way tries again, tells the caller in the usual words, and logs.
    }
    for (std::size_t i = 0; i < round.size(); ++i) {
        round[i].answer(std::move(sights[i]));
    }
}

} // namespace tellerdesk::server::db

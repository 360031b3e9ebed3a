// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/loginturns.h"

#include <algorithm>

namespace tellerdesk::server {

bool LoginTurns::enter(const QString& username, Job job) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.size() >= m_size.waiting) {
            return false;
        }
        m_waiting.push_back({username, std::move(job)});
    }
    begin();
    return true;
}

void LoginTurns::leave(const QString& username) {
    {
        const std::scoped_lock lock(m_mutex);
        m_running.remove(username);
    }
    begin();
}

// Begins whoever may. One thread does it for all: a job that is over at once would begin the next one inside itself,
// and that one the next.
void LoginTurns::begin() {
    std::unique_lock lock(m_mutex);
    if (m_beginning) {
        return;
    }
    m_beginning = true;
    while (auto next = takeNext()) {
        lock.unlock();
        next->job(Turn(this, [this, username = next->username](void*) { leave(username); }));
        next.reset();
        lock.lock();
    }
    m_beginning = false;
}

std::optional<LoginTurns::Waiting> LoginTurns::takeNext() {
    if (static_cast<std::size_t>(m_running.size()) >= m_size.running) {
        return std::nullopt;
    }
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [this](const Waiting& each) { return !m_running.contains(each.username); });
    if (next == m_waiting.end()) {
        return std::nullopt;
    }
    Waiting taken = std::move(*next);
    m_waiting.erase(next);
    m_running.insert(taken.username);
    return taken;
}

} // namespace tellerdesk::server

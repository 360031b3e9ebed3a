// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/queue.h"

#include <unordered_set>

namespace tellerdesk::server::ledger {

namespace {

bool isTillOrder(const Order& order) {
    return std::holds_alternative<TillOpeningOrder>(order.what) || std::holds_alternative<TillClosingOrder>(order.what);
}

} // namespace

Queue::Added Queue::add(Pending& pending) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open) {
            return Added::Closed;
        }
        if (m_waiting.size() >= m_cap) {
            return Added::Full;
        }
        m_waiting.push_back(std::move(pending));
    }
    m_changed.notify_one();
    return Added::Yes;
}

std::vector<Pending> Queue::take(std::size_t cap) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_waiting.empty() || !m_open; });
    std::vector<Pending> batch;
    std::unordered_set<RequestKey> keys;
    while (!m_waiting.empty() && batch.size() < cap) {
        const bool alone = isTillOrder(m_waiting.front().order);
        if ((alone && !batch.empty()) || !keys.insert(m_waiting.front().order.key).second) {
            break;
        }
        batch.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        if (alone) {
            break;
        }
    }
    const bool more = !m_waiting.empty();
    lock.unlock();
    if (more) {
        m_changed.notify_one(); // for another lane
    }
    return batch;
}

void Queue::open() {
    const std::lock_guard lock(m_mutex);
    m_open = true;
}

void Queue::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_open = false;
    }
    m_changed.notify_all();
}

} // namespace tellerdesk::server::ledger

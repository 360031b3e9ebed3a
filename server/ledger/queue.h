// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/order.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace tellerdesk::server::ledger {

// An order on its way to its answer.
struct Pending {
    Order order = {};
    std::function<void(Outcome)> answer = {};
    bool claimed = false;  // the attempt that runs, or ran last, claimed its key
    bool doubtful = false; // an attempt that had claimed it may have committed
};

// Where orders wait for a lane. Bounded; first in, first out.
class Queue {
public:
    explicit Queue(std::size_t cap)
        : m_cap(cap) {}

    enum class Added { Yes, Full, Closed };
    Added add(Pending& pending); // moves from it when the answer is Yes

    // Waits for orders and takes what one transaction can hold: a till order alone, or up to `cap` others of different
    // keys. Empty: closed, and nothing is left.
    std::vector<Pending> take(std::size_t cap);

    void open();
    void close();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Pending> m_waiting;
    const std::size_t m_cap;
    bool m_open = false;
};

} // namespace tellerdesk::server::ledger

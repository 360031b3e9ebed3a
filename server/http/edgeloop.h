// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/guard.h"

#include <QThread>

#include <atomic>
#include <future>
#include <memory>

namespace tellerdesk::server::http {

// One thread that serves the connections it is given. It sleeps in Qt's event loop, for QtHttpServer's sake, on one
// epoll descriptor, so that a thousand idle connections cost nothing per event.
class Loop {
public:
    struct Parts {
        const EdgeSettings& settings;
        const Application& application;
        EdgeCounters& counters;
        int listeningDescriptor = -1; // its own duplicate
    };

    explicit Loop(const Parts& parts);
    ~Loop(); // cuts off what is open
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    bool isUsable() const { return m_usable; }
    Mailbox& mailbox() { return *m_mailbox; }
    int connections() const { return m_connections.load(std::memory_order_relaxed); }

private:
    class Worker;
    void run(std::promise<bool> started);

    const Parts m_parts;
    const std::shared_ptr<Mailbox> m_mailbox;
    std::atomic<int> m_connections = 0;
    std::unique_ptr<QThread> m_thread;
    bool m_usable = false;
};

} // namespace tellerdesk::server::http

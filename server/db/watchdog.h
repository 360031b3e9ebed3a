// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tellerdesk::server::db {

// A connection's socket under watch. libpq waits for ever on a frozen backend or a link that swallows bytes, whatever
// its timeouts say; only shutting the socket from another thread ends the wait.
class WatchedSocket {
public:
    ~WatchedSocket() { detach(); }

    // Keeps a duplicate of the descriptor, so that a number that was closed and given out again is never shut.
    void attach(int socket);
    void detach();

    void arm(std::chrono::milliseconds timeout);
    void disarm();
    bool wasShut() const; // since attach()

    void shutIfLate(std::chrono::steady_clock::time_point now);

private:
    mutable std::mutex m_mutex;
    int m_socket = -1;
    bool m_armed = false;
    bool m_shut = false;
    std::chrono::steady_clock::time_point m_deadline = {};
};

// One thread that looks after all watched sockets; it lives as long as somebody holds it.
class Watchdog {
public:
    static std::shared_ptr<Watchdog> shared();

    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void watch(WatchedSocket* socket);
    void forget(WatchedSocket* socket);

private:
    void look();

    std::mutex m_mutex;
    std::condition_variable m_stopAsked;
    bool m_stop = false;
    std::vector<WatchedSocket*> m_sockets;
    std::thread m_thread;
};

} // namespace tellerdesk::server::db

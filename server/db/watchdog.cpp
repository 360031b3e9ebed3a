// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/watchdog.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace tellerdesk::server::db {

namespace {

constexpr std::chrono::milliseconds kLookEvery{100};

} // namespace

void WatchedSocket::attach(int socket) {
    detach();
    const std::lock_guard lock(m_mutex);
    m_socket = socket < 0 ? -1 : ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    m_shut = false;
}

void WatchedSocket::detach() {
    const std::lock_guard lock(m_mutex);
    if (m_socket >= 0) {
        ::close(m_socket);
    }
    m_socket = -1;
    m_armed = false;
}

void WatchedSocket::arm(std::chrono::milliseconds timeout) {
    const std::lock_guard lock(m_mutex);
    m_deadline = std::chrono::steady_clock::now() + timeout;
    m_armed = true;
}

void WatchedSocket::disarm() {
    const std::lock_guard lock(m_mutex);
    m_armed = false;
}

bool WatchedSocket::wasShut() const {
    const std::lock_guard lock(m_mutex);
    return m_shut;
}

void WatchedSocket::shutIfLate(std::chrono::steady_clock::time_point now) {
    const std::lock_guard lock(m_mutex);
    if (m_armed && m_socket >= 0 && now >= m_deadline) {
        ::shutdown(m_socket, SHUT_RDWR);
        m_armed = false;
        m_shut = true;
    }
}

std::shared_ptr<Watchdog> Watchdog::shared() {
    static std::mutex mutex;
    static std::weak_ptr<Watchdog> current;
    const std::lock_guard lock(mutex);
    auto watchdog = current.lock();
    if (!watchdog) {
        watchdog = std::make_shared<Watchdog>();
        current = watchdog;
    }
    return watchdog;
}

Watchdog::Watchdog()
    : m_thread([this] { look(); }) {}

Watchdog::~Watchdog() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_stopAsked.notify_all();
    m_thread.join();
}

void Watchdog::watch(WatchedSocket* socket) {
    const std::lock_guard lock(m_mutex);
    m_sockets.push_back(socket);
}

void Watchdog::forget(WatchedSocket* socket) {
    const std::lock_guard lock(m_mutex);
    std::erase(m_sockets, socket);
}

void Watchdog::look() {
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        m_stopAsked.wait_for(lock, kLookEvery);
        const auto now = std::chrono::steady_clock::now();
        for (WatchedSocket* socket : m_sockets) {
            socket->shutIfLate(now);
        }
    }
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace tellerdesk::server {

struct LoginTurnsSize {
    std::size_t running = 32; // fewer than may wait for hashing, so that no counted attempt finds its queue full
    std::size_t waiting = 512;
};

// Lets only one password of a user be checked at a time, and not too many of all: the others wait here, in the order in
// which they came. So guesses that come together are counted one by one, and right passwords that come together do not
// lock their user out. Safe from every thread.
class LoginTurns {
public:
    using Turn = std::shared_ptr<void>; // held until done; the last to let go lets the next one begin
    using Job = std::function<void(Turn)>;

    explicit LoginTurns(LoginTurnsSize size = {})
        : m_size(size) {}

    // The job begins at once or later, on any thread, and must not block. False when too many wait.
    bool enter(const QString& username, Job job);

private:
    struct Waiting {
        QString username;
        Job job;
    };

    void leave(const QString& username);
    void begin();
    std::optional<Waiting> takeNext();

    const LoginTurnsSize m_size;
    std::mutex m_mutex;
    std::deque<Waiting> m_waiting;
    QSet<QString> m_running;
    bool m_beginning = false;
};

} // namespace tellerdesk::server

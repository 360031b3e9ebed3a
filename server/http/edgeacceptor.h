// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgeloop.h"

#include <QHostAddress>
#include <QString>

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tellerdesk::server::http {

// A listening, non-blocking TCP socket, or why there is none.
Expected<int, QString> listenOn(const QHostAddress& address, quint16 port);
quint16 portOf(int listeningDescriptor);

// The one thread that accepts. While the edge is full it accepts nobody: newcomers wait in the kernel's queue until an
// idle connection of whoever holds most of them has been closed for them.
class Acceptor {
public:
    struct Parts {
        int descriptor = -1; // listening; the acceptor's own
        std::shared_ptr<Census> census;
        std::vector<std::unique_ptr<Loop>>& loops;
        EdgeCounters& counters;
    };

    Acceptor(Parts parts, int wakeDescriptor, TlsContext tls);
    ~Acceptor(); // stops accepting
    Acceptor(const Acceptor&) = delete;
    Acceptor& operator=(const Acceptor&) = delete;

    void setTls(TlsContext tls);

private:
    void run(const std::stop_token& stop);
    bool acceptSome(); // false: nothing more can be taken for now
    bool acceptOne();
    bool isSomebodyWaiting() const;
    void makeRoom();
    void seat(int descriptor, const QHostAddress& peer);

    Parts m_parts;
    const int m_wake; // an eventfd of the edge's
    std::mutex m_tlsMutex;
    TlsContext m_tls;
    std::size_t m_nextEviction = 0;
    std::jthread m_thread;
};

} // namespace tellerdesk::server::http

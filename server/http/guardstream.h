// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgetls.h"

#include <QByteArrayView>

#include <cstddef>
#include <memory>
#include <span>

struct ssl_st;

namespace tellerdesk::server::http {

// One accepted, non-blocking TCP connection and the TLS on it. Nothing here waits: who gets Again is called when epoll
// tells.
class GuardStream {
public:
    enum class State { Done, Again, Ended, Broken };
    struct Moved {
        State state = State::Again;
        qsizetype bytes = 0;
    };

    GuardStream(int descriptor, TlsContext tls); // owns the descriptor
    ~GuardStream();
    GuardStream(const GuardStream&) = delete;
    GuardStream& operator=(const GuardStream&) = delete;

    State handshake();
    Moved read(std::span<char> into);     // Done: at least one byte; Ended: the client will send no more
    Moved write(QByteArrayView bytes);    // Done: all of them, otherwise the first `bytes` of them
    void finishWriting();                 // close_notify, then FIN
    Moved discard(std::span<char> scrap); // reads off what still comes, undecrypted
    int descriptor() const { return m_descriptor; }

private:
    State stateOf(int result) const;

    int m_descriptor;
    TlsContext m_tls;
    // Made when the first byte comes: a connection that only waits costs next to nothing.
    std::unique_ptr<ssl_st, void (*)(ssl_st*)> m_ssl;
    bool m_encrypted = false;
};

} // namespace tellerdesk::server::http

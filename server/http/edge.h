// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgesettings.h"
#include "server/http/message.h"
#include "shared/core/expected.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

class QSslConfiguration;

namespace tellerdesk::server::http {

struct EdgeNumbers {
    quint64 accepted = 0;       // connections since the start
    quint64 refusedAddress = 0; // closed at once: too many from that address
    quint64 evicted = 0;        // idle ones closed to make room
    quint64 requests = 0;       // handed to the application
    quint64 refusals = 0;       // answered by the guard itself
    int open = 0;               // connections now
};

// Everything between the TCP port and the application: accepts, TLS, limits, strict HTTP/1.1, replies. Runs threads of
// its own (one that accepts, and the loops); its functions may be called from any one thread.
class Edge {
public:
    Edge(EdgeSettings settings, Application application);
    ~Edge(); // drops what is open
    Edge(const Edge&) = delete;
    Edge& operator=(const Edge&) = delete;

    // Warnings for the operator (caps lowered to fit the limit on open files), or why it could not start.
    Expected<QStringList, QString> start(const QSslConfiguration& tls);
    quint16 port() const;

    // For handshakes from now on; open connections keep theirs. Why it was refused, the present certificate staying in
    // use.
    std::optional<QString> setTls(const QSslConfiguration& tls);

    // Accepts no more, closes idle connections, lets every request that has begun have its reply, and returns when all
    // are closed; what is left at the deadline is cut off, and the answer is false.
    bool drain(std::chrono::milliseconds deadline);

    EdgeNumbers numbers() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tellerdesk::server::http

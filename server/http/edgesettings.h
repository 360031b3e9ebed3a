// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/errorcode.h"
#include "shared/core/uuid.h"

#include <QHostAddress>
#include <QtGlobal>

#include <chrono>
#include <functional>

namespace tellerdesk::server::http {

// A request that the edge refused by itself, so that the access log and the metrics miss nothing. Called on a loop's
// thread.
struct EdgeRefusal {
    Uuid id = {};
    ErrorCode code = ErrorCode::MalformedRequest;
    QHostAddress peer = {};
};

// Every cap and every time of the edge; the defaults suit a branch of 64 busy desks behind one address.
struct EdgeSettings {
    using Milliseconds = std::chrono::milliseconds;

    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; // 0: a free one
    int loops = 2;

    int connections = 2048;
    int connectionsPerAddress = 512; // an IPv6 /64 counts as one address
    int reservedDescriptors = 256;   // of the limit on open files: for database, logs and files

    qsizetype headBytes = 16 * 1024;
    int headerFields = 64;
    qsizetype bodyBytes = 64 * 1024;
    qsizetype replyBytes = 8 * 1024 * 1024;   // a longer reply is our bug: 500
    qsizetype unsentBytes = 16 * 1024 * 1024; // replies that clients do not take, over all connections

    Milliseconds handshake{2'000};
    Milliseconds idleInRequest{3'000}; // to the first byte of a connection, and between two bytes of a request
    Milliseconds wholeRequest{8'000};
    Milliseconds keepAlive{60'000};
    Milliseconds writeStall{8'000};  // a client takes nothing of its reply
    Milliseconds wholeReply{30'000}; // or takes it too slowly
    Milliseconds linger{500};        // to read off what a refused client still sends, so that it sees the refusal

    std::function<void(const EdgeRefusal&)> onRefusal = {};
};

} // namespace tellerdesk::server::http

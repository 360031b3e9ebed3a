// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "shared/core/errorcode.h"
#include "shared/core/expected.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace tellerdesk::server::http {

struct HeadLimits {
    qsizetype headBytes = 16 * 1024;
    int fields = 64;
    qsizetype bodyBytes = 64 * 1024;
};

// Request line and header fields, after every check of RFC 9112 that a reader can make, and without its leniencies:
// whatever two readers could understand differently is refused.
struct Head {
    QByteArray method = {};
    QByteArray path = {};
    QByteArray query = {};
    std::vector<Header> headers = {};
    qsizetype bodyBytes = 0;
    bool close = false; // HTTP/1.0, or Connection: close
    bool old = false;   // HTTP/1.0, which knows no chunks
    bool expectsContinue = false;
};

// Looks for the blank line that ends a head: its size with that line, or 0 while it has not come. Bytes that can stand
// in no head are refused as soon as they are seen. The first `seen` bytes were looked at before.
Expected<qsizetype, ErrorCode> findHeadEnd(QByteArrayView bytes, qsizetype seen, const HeadLimits& limits);

// A head as found by findHeadEnd.
Expected<Head, ErrorCode> parseHead(QByteArrayView head, const HeadLimits& limits);

} // namespace tellerdesk::server::http

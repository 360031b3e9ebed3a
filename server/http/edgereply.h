// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "shared/core/errorcode.h"
#include "shared/core/uuid.h"

#include <QByteArray>

namespace tellerdesk::server::http {

struct ReplyFraming {
    Uuid id = {};
    bool withBody = true; // not for HEAD
    bool close = false;   // says so in Connection
    bool chunked = true;  // how a body without a known length is sent; otherwise the connection's end is its end
};

// The only place where a reply becomes bytes: the application's and the guard's own alike, so that none lacks a header.
// A header that could split the reply (a line break in a value, which only a bug of ours can put there) makes it a 500.
QByteArray replyBytes(const Reply& reply, const ReplyFraming& framing);

// One piece of such a body, and the end after the last one.
QByteArray chunkBytes(const Piece& piece, bool chunked);

// problem+json with code, status and request id.
Reply problemReply(ErrorCode code, const Uuid& id);

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/uuid.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <functional>
#include <optional>
#include <vector>

namespace tellerdesk::server::http {

struct Header {
    QByteArray name = {};
    QByteArray value = {};

    bool operator==(const Header&) const = default;
};

// One complete request that the guard has approved: well-formed, within every limit, framed beyond doubt.
struct Request {
    QByteArray method = {};           // as sent: upper-case letters and hyphens, known or not
    QByteArray path = {};             // as sent, begins with '/', still percent-encoded, without the query
    QByteArray query = {};            // as sent, without the '?'
    std::vector<Header> headers = {}; // names in lower case, values without outer blanks, in the order sent
    QByteArray body = {};
    QHostAddress peer = {};
    Uuid id = {}; // made here; goes back as X-Request-Id
    // Runs work on the connection's thread, soon; dropped when that has ended. None: run it where you are.
    std::function<void(std::function<void()>)> onLoop = {};

    // The first field of that name (in lower case); null where there is none.
    QByteArray header(QByteArrayView name) const {
        for (const Header& field : headers)
            if (field.name == name)
                return field.value;
        return {};
    }
};

struct Piece {
    QByteArray bytes = {};
    bool last = false;
};

// To be called once, from any thread; nothing: the rest cannot be made, and the connection is cut off, so that the
// client sees that it has not got all. One that is dropped says the same.
using PieceAnswer = std::function<void(std::optional<Piece>)>;

// What makes a long body piece by piece. Called on a loop's thread, where it must not block, for the next piece, each
// time that the client has taken the one before.
using Feed = std::function<void(PieceAnswer)>;

// What goes on the wire besides (request id, length, date, security headers) is the edge's own business.
struct Reply {
    int status = 200;
    QByteArray contentType = {};
    std::vector<Header> headers = {};
    QByteArray body = {};
    Feed feed = {}; // instead of `body`: sent in chunks, its length unknown
};

// May be called once, from any thread, at once or later, also after the client has gone. An Answer that is dropped
// without a call answers 500 by itself, so that no client waits for ever.
using Answer = std::function<void(Reply)>;

// Called on a loop's thread, where it must not block. What it throws becomes a 500 that tells the request id and
// nothing else.
using Application = std::function<void(Request, Answer)>;

} // namespace tellerdesk::server::http

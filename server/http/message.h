// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/uuid.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <functional>
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

    // The first field of that name (in lower case); null where there is none.
    QByteArray header(QByteArrayView name) const {
        for (const Header& field : headers)
            if (field.name == name)
                return field.value;
        return {};
    }
};

// What goes on the wire besides (request id, length, date, security headers) is the edge's own business.
struct Reply {
    int status = 200;
    QByteArray contentType = {};
    std::vector<Header> headers = {};
    QByteArray body = {};
};

// May be called once, from any thread, at once or later, also after the client has gone. An Answer that is dropped
// without a call answers 500 by itself, so that no client waits for ever.
using Answer = std::function<void(Reply)>;

// Called on a loop's thread, where it must not block. What it throws becomes a 500 that tells the request id and
// nothing else.
using Application = std::function<void(Request, Answer)>;

} // namespace tellerdesk::server::http

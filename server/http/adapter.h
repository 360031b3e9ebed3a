// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/route.h"
#include "server/handlers/services.h"
#include "server/http/message.h"
#include "server/http/routematcher.h"

#include <chrono>
#include <functional>

namespace tellerdesk::server::http {

// One line of the access log: never a query string, a body, a name or a token.
struct AccessRecord {
    Uuid requestId = {};
    QByteArray method = {};
    const char* route = ""; // the pattern, empty when there is none
    int status = 0;
    std::chrono::microseconds duration{};
    UserId userId = {}; // as the token says; nil without one
    QString peer = {};
};

// The one place where a request meets its handler: route, token, session, permission, parsing, idempotency, reply.
// Everything that a route promises beyond its own business is kept here, so that no handler can forget it.
class Adapter {
public:
    using Log = std::function<void(const AccessRecord&)>;

    Adapter(std::span<const Route> routes, const Services& services, Log log);

    // For the edge: called on a loop's thread, does not block.
    void serve(Request request, http::Answer answer) const;

private:
    RouteMatcher m_matcher;
    const Services& m_services;
    Log m_log;
};

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/route.h"
#include "server/http/message.h"

#include <optional>

namespace tellerdesk::server::http {

// What reading a request for its route came to. `fault` does not answer yet: a dead session or a missing permission
// comes first (api.md, "Which answer"), so it travels with the call.
struct ReadCall {
    Call call = {};
    std::optional<Failure> fault = {};
};

ReadCall readCall(const Request& request, const Route& route, std::vector<QString> parameters);

// The access token of `Authorization: Bearer <token>`, or nothing.
std::optional<QByteArray> bearerToken(const Request& request);

} // namespace tellerdesk::server::http

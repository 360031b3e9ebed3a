// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"
#include "shared/domain/permission.h"

#include <optional>
#include <span>
#include <variant>

namespace tellerdesk::server {

// Without a token; with any live session; with any live session, also while the password must be changed; with a
// permission.
struct Public {};
struct SignedIn {
    bool alsoBeforePasswordChange = false;
};
using Access = std::variant<Public, SignedIn, Permission>;

struct Route {
    const char* method;
    const char* path; // "/v1/users/{id}"
    Access access;
    std::variant<Prepare, Deferred, Post> handler;
    bool keyed = false;      // needs an Idempotency-Key and is executed once
    bool ifMatch = false;    // needs If-Match
    bool hasBody = false;    // needs application/json; without: body and Content-Type are ignored
    bool hasPicture = false; // needs image/jpeg, whose bytes are the handler's to check
    Glance glance = nullptr; // tried first, for calls without a fault
};

// Every route of the server, one line each; the OpenAPI document is checked against it both ways.
std::span<const Route> allRoutes();

} // namespace tellerdesk::server

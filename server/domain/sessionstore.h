// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "server/domain/actor.h"
#include "shared/core/clock.h"

namespace tellerdesk::server {

struct LiveSession {
    Actor actor = {};
    Instant expiresAt = {};
};

class SessionStore {
public:
    virtual ~SessionStore() = default;

    // The session with its user as they are now; nothing when it has ended or expired, or its user is disabled.
    virtual std::optional<LiveSession> findLive(const Caller& caller, Instant now) = 0;
};

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/auditstore.h"
#include "server/domain/sessionstore.h"
#include "server/domain/stores.h"
#include "server/domain/userstore.h"
#include "shared/api/messages_session.h"
#include "shared/core/result.h"

#include <chrono>

namespace tellerdesk::server {

namespace tokens {
class RefreshTokens;
class TokenMaker;
} // namespace tokens

// A refresh token that was used is good for its successor for so long again: the reply may have been lost.
inline constexpr std::chrono::seconds kRefreshGrace{30};

// A session that is over is kept so long for whoever looks into what happened; the audit keeps its opening and its end
// for ever.
inline constexpr std::chrono::hours kOverSessionsKept{30 * 24};

struct SessionPolicy {
    const tokens::TokenMaker& tokenMaker;
    const tokens::RefreshTokens& refreshTokens;
    std::chrono::milliseconds accessTokenDuration{};
    std::chrono::milliseconds refreshTokenDuration{};
};

// A new session, whatever others the user has.
SessionReply openSession(Stores& stores, const User& user, const SessionPolicy& policy, const Origin& origin);

// Unauthenticated for a token that is none of ours, of a dead session, or used too long ago; in that last case two hold
// it and the session ends: that must be committed although the call is refused.
Result<SessionReply> renewSession(Stores& stores, const QString& refreshToken, const SessionPolicy& policy,
                                  const Origin& origin);

// Harmless for a session that has ended.
void closeSession(Stores& stores, const Actor& actor, const Origin& origin);

// To be called now and then, by any number of servers: sessions have no other end than this.
void removeOldSessions(Stores& stores, Instant now);

} // namespace tellerdesk::server

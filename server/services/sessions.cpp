// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/sessions.h"

#include "server/tokens/refreshtokens.h"
#include "server/tokens/tokenmaker.h"

#include <algorithm>

namespace tellerdesk::server {

namespace {

using tokens::RefreshTokens;

AuditSubject subjectOf(SessionId session) {
    return {.kind = QStringLiteral("session"), .id = session.value};
}

SessionReply replyFor(const LiveSession& session, const QByteArray& refreshToken, const SessionPolicy& policy,
                      Instant now) {
    const Actor& actor = session.actor;
    const Instant accessExpiresAt = std::min(now + policy.accessTokenDuration, session.expiresAt);
    const QByteArray accessToken = policy.tokenMaker.issue(
        {.user = actor.userId, .session = actor.sessionId, .issuedAt = now, .expiresAt = accessExpiresAt});
    return {
        .accessToken = QString::fromLatin1(accessToken),
        .accessTokenExpiresAt = accessExpiresAt,
        .refreshToken = QString::fromLatin1(refreshToken),
        .refreshTokenExpiresAt = session.expiresAt,
        .sessionId = actor.sessionId,
        .user = {.id = actor.userId,
                 .username = actor.username,
                 .fullName = actor.fullName,
                 .role = actor.role,
                 .branchId = actor.branchId,
                 .mustChangePassword = actor.mustChangePassword},
    };
}

Actor actorOf(const User& user, SessionId session) {
    return {.userId = user.id,
            .sessionId = session,
            .username = user.username,
            .fullName = user.fullName,
            .role = user.role,
            .branchId = user.branchId,
            .mustChangePassword = user.mustChangePassword};
}

} // namespace

SessionReply openSession(Stores& stores, const User& user, const SessionPolicy& policy, const Origin& origin) {
    const SessionId id{Uuid::makeV7(origin.at)};
    const LiveSession session{.actor = actorOf(user, id), .expiresAt = origin.at + policy.refreshTokenDuration};
    const QByteArray token = policy.refreshTokens.derive({.session = id, .generation = 1});
    stores.sessions.insert({.id = id,
                            .userId = user.id,
                            .createdAt = origin.at,
                            .expiresAt = session.expiresAt,
                            .tokenHash = RefreshTokens::hashForStorage(token)});
    stores.audit.append(
        {.act = QStringLiteral("session.open"), .origin = origin, .actor = session.actor, .subject = subjectOf(id)});
    return replyFor(session, token, policy, origin.at);
}

Result<SessionReply> renewSession(Stores& stores, const QString& refreshToken, const SessionPolicy& policy,
                                  const Origin& origin) {
    const QByteArray token = refreshToken.toUtf8();
    const auto grant = policy.refreshTokens.parse(token);
    if (!grant) {
        return fail(ErrorCode::Unauthenticated);
    }
    const RefreshTokenId id{.session = grant->session, .generation = static_cast<int>(grant->generation)};
    const auto state = stores.sessions.lockForRefresh(id, origin.at);
    if (!state || !RefreshTokens::sameHash(RefreshTokens::hashForStorage(token), state->tokenHash)) {
        return fail(ErrorCode::Unauthenticated);
    }
    if (state->firstUsedAt && origin.at > *state->firstUsedAt + kRefreshGrace) {
        stores.sessions.end(id.session, SessionEnd::RefreshTokenReused, origin.at);
        stores.audit.append({.act = QStringLiteral("session.refresh_token_reused"),
                             .origin = origin,
                             .actor = state->session.actor,
                             .subject = subjectOf(id.session)});
        return fail(ErrorCode::Unauthenticated);
    }
    const QByteArray successor =
        policy.refreshTokens.derive({.session = id.session, .generation = grant->generation + 1});
    if (!state->firstUsedAt) {
        stores.sessions.noteFirstUse(id, origin.at);
        stores.sessions.insertToken({.session = id.session, .generation = id.generation + 1},
                                    RefreshTokens::hashForStorage(successor));
    }
    return replyFor(state->session, successor, policy, origin.at);
}

void closeSession(Stores& stores, const Actor& actor, const Origin& origin) {
    if (stores.sessions.end(actor.sessionId, SessionEnd::Logout, origin.at)) {
        stores.audit.append({.act = QStringLiteral("session.close"),
                             .origin = origin,
                             .actor = actor,
                             .subject = subjectOf(actor.sessionId)});
    }
}

void removeOldSessions(Stores& stores, Instant now) {
    stores.sessions.removeOver(now - kOverSessionsKept);
}

} // namespace tellerdesk::server

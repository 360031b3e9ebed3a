// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "shared/core/clock.h"

#include <QByteArray>
#include <QLatin1StringView>

#include <optional>

namespace tellerdesk::server {

struct LiveSession {
    Actor actor = {};
    Instant expiresAt = {};
};

// Why a session is no more.
enum class SessionEnd {
    Logout,
    PasswordChanged, // by its user, in another session
    PasswordReset,   // by an administrator
    RoleChanged,
    Disabled,
    EndedByAdministrator,
    RefreshTokenReused, // one of its refresh tokens came back long after it had been used: two hold it
};
QLatin1StringView wireName(SessionEnd reason);

struct NewSession {
    SessionId id = {};
    UserId userId = {};
    Instant createdAt = {};
    Instant expiresAt = {};
    QByteArray tokenHash = {}; // of its first refresh token, generation 1
};

struct RefreshTokenId {
    SessionId session = {};
    int generation = 1;
};

// A live session, locked, and one of its refresh tokens.
struct RefreshState {
    LiveSession session = {};
    QByteArray tokenHash = {};
    std::optional<Instant> firstUsedAt = {};
};

class SessionStore {
public:
    virtual ~SessionStore() = default;

    // The session with its user as they are now; nothing when it has ended or expired, or its user is disabled.
    virtual std::optional<LiveSession> findLive(const Caller& caller, Instant now) = 0;

    virtual void insert(const NewSession& session) = 0;

    // Nothing where findLive would find nothing, and for a generation that the session never had.
    virtual std::optional<RefreshState> lockForRefresh(const RefreshTokenId& token, Instant now) = 0;
    virtual void noteFirstUse(const RefreshTokenId& token, Instant now) = 0;
    virtual void insertToken(const RefreshTokenId& token,
                             const QByteArray& hash) = 0; // the session's newest from now on

    // True when it was alive until now.
    virtual bool end(SessionId id, SessionEnd reason, Instant now) = 0;
    // Every live session of the user but one; how many they were.
    virtual qint64 endAllOf(UserId user, std::optional<SessionId> but, SessionEnd reason, Instant now) = 0;

    // Removes the sessions that ended or expired before then, with their refresh tokens; how many they were.
    virtual qint64 removeOver(Instant before) = 0;
};

} // namespace tellerdesk::server

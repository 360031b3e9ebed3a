// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace tellerdesk::server::tokens {

// What an access token says. It names a session and no rights: those are read with the session at every request, so
// that a logout or a changed role counts at once.
struct AccessClaims {
    UserId user;
    SessionId session;
    Instant issuedAt;
    Instant expiresAt;

    bool operator==(const AccessClaims&) const = default;
};

// Makes and checks access tokens of one format under its keys; TOKEN_FORMAT chooses the one that is active. A token
// does not choose how it is checked. Immutable once built: issue() and verify() are called from every thread at once.
class TokenMaker {
public:
    virtual ~TokenMaker() = default;

    // `binding` is something that is not in the token and that verify() must be given again (a workstation's identity,
    // say).
    QByteArray issue(const AccessClaims& claims, QByteArrayView binding = {}) const {
        return issueBound(claims, binding);
    }
    // Unauthenticated, whatever is wrong. `now` is the server's own clock.
    Result<AccessClaims> verify(QByteArrayView token, Instant now, QByteArrayView binding = {}) const {
        return verifyBound(token, now, binding);
    }

private:
    virtual QByteArray issueBound(const AccessClaims& claims, QByteArrayView binding) const = 0;
    virtual Result<AccessClaims> verifyBound(QByteArrayView token, Instant now, QByteArrayView binding) const = 0;
};

enum class TokenFormat { PasetoV4 };

// The values of TOKEN_FORMAT: paseto-v4.
std::optional<TokenFormat> tokenFormatFromName(QStringView name);

} // namespace tellerdesk::server::tokens

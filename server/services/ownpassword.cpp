// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/ownpassword.h"

namespace tellerdesk::server {

namespace {

AuditSubject subjectOf(const Actor& actor) {
    return {.kind = QStringLiteral("user"), .id = actor.userId.value};
}

} // namespace

PasswordAttempt beginPasswordChange(Stores& stores, UserId user, const LoginLimits& limits, Instant now) {
    PasswordAttempt attempt{.userId = user, .refusal = LoginRefusal::Locked};
    auto credential = stores.users.lock(user);
    if (credential && countAttempt(*credential, limits, now)) {
        stores.users.save(*credential);
        attempt.storedHash = credential->passwordHash;
    }
    return attempt;
}

Result<void> finishPasswordChange(Stores& stores, const Actor& actor, const PasswordAttempt& attempt,
                                  const QString& newHash, const Origin& origin) {
    auto credential = stores.users.lock(actor.userId);
    if (!credential || credential->passwordHash != *attempt.storedHash) {
        return fail(ErrorCode::Busy);
    }
    forgetAttempts(*credential);
    credential->passwordHash = newHash;
    credential->user.mustChangePassword = false;
    stores.users.save(*credential);
    stores.sessions.endAllOf(actor.userId, actor.sessionId, SessionEnd::PasswordChanged, origin.at);
    stores.audit.append(
        {.act = QStringLiteral("password.change"), .origin = origin, .actor = actor, .subject = subjectOf(actor)});
    return {};
}

void auditRefusedPasswordChange(Stores& stores, const Actor& actor, const Origin& origin) {
    stores.audit.append({.act = QStringLiteral("password.change_refused"),
                         .origin = origin,
                         .actor = actor,
                         .subject = subjectOf(actor)});
}

} // namespace tellerdesk::server

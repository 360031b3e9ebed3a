// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/login.h"

#include "shared/domain/textrule.h"

namespace tellerdesk::server {

namespace {

QString nameOf(LoginRefusal refusal) {
    switch (refusal) {
    case LoginRefusal::UnknownUser:
        return QStringLiteral("unknown_user");
    case LoginRefusal::Disabled:
        return QStringLiteral("disabled");
    case LoginRefusal::Locked:
        return QStringLiteral("locked");
    case LoginRefusal::WrongPassword:
        return QStringLiteral("wrong_password");
    case LoginRefusal::UnreadableHash:
        return QStringLiteral("unreadable_hash");
    }
    return {};
}

} // namespace

PasswordAttempt beginLogin(Stores& stores, const QString& username, const LoginLimits& limits, Instant now) {
    // What cannot be a user name is not looked for: it may hold anything.
    auto credential = faultOf(kUsernameRule, username) ? std::nullopt : stores.users.lockByName(username);
    if (!credential) {
        stores.users.lockNobody();
        return {};
    }
    PasswordAttempt attempt{.userId = credential->user.id};
    if (credential->user.status != UserStatus::Active) {
        attempt.refusal = LoginRefusal::Disabled;
        return attempt;
    }
    if (!countAttempt(*credential, limits, now)) {
        attempt.refusal = LoginRefusal::Locked;
        return attempt;
    }
    stores.users.save(*credential);
    attempt.storedHash = credential->passwordHash;
    return attempt;
}

void takeBack(Stores& stores, const PasswordAttempt& attempt, const LoginLimits& limits) {
    auto credential = attempt.userId && attempt.storedHash ? stores.users.lock(*attempt.userId) : std::nullopt;
    if (credential) {
        takeBackAttempt(*credential, limits);
        stores.users.save(*credential);
    }
}

// What was typed as the name is not kept: it is a password often enough.
void auditRefusedLogin(Stores& stores, const PasswordAttempt& attempt, LoginRefusal refusal, const Origin& origin) {
    stores.audit.append({
        .act = QStringLiteral("login.refused"),
        .origin = origin,
        .subject = attempt.userId
                       ? std::optional(AuditSubject{.kind = QStringLiteral("user"), .id = attempt.userId->value})
                       : std::nullopt,
        .after = {{QStringLiteral("reason"), nameOf(refusal)}},
    });
}

Result<SessionReply> finishLogin(Stores& stores, const PasswordAttempt& attempt,
                                 const std::optional<QString>& betterHash, const SessionPolicy& policy,
                                 const Origin& origin) {
    auto credential = stores.users.lock(*attempt.userId);
    if (!credential || credential->user.status != UserStatus::Active ||
        credential->passwordHash != *attempt.storedHash) {
        return fail(ErrorCode::InvalidCredentials);
    }
    forgetAttempts(*credential);
    credential->user.lastLoginAt = origin.at;
    credential->passwordHash = betterHash.value_or(credential->passwordHash);
    stores.users.save(*credential);
    return openSession(stores, credential->user, policy, origin);
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/usercare.h"

#include "server/domain/sessionstore.h"
#include "server/services/attempts.h"
#include "server/services/users.h"

namespace tellerdesk::server {

namespace {

QJsonObject lockOf(const User& user, Instant now) {
    return {{QStringLiteral("locked_until"),
             isLocked(user, now) ? QJsonValue(toRfc3339(*user.lockedUntil)) : QJsonValue(QJsonValue::Null)}};
}

AuditEvent eventOf(const char* act, const Actor& actor, const User& user, const Origin& origin) {
    return {.act = QString::fromLatin1(act),
            .origin = origin,
            .actor = actor,
            .branchId = user.branchId,
            .subject = AuditSubject{.kind = QStringLiteral("user"), .id = user.id.value}};
}

} // namespace

Result<User> resetPassword(Stores& stores, const Actor& actor, UserId id, const QString& passwordHash,
                           const Origin& origin) {
    auto credential = stores.users.lock(id);
    if (!credential) {
        return fail(ErrorCode::NotFound);
    }
    if (id == actor.userId) {
        return fail(ErrorCode::OwnAccount);
    }
    const User before = credential->user;
    credential->passwordHash = passwordHash;
    credential->user.mustChangePassword = true;
    ++credential->user.version;
    forgetAttempts(*credential);
    stores.users.save(*credential);
    const qint64 ended = stores.sessions.endAllOf(id, std::nullopt, SessionEnd::PasswordReset, origin.at);
    AuditEvent event = eventOf("user.reset_password", actor, before, origin);
    event.before = lockOf(before, origin.at);
    event.before.insert(QStringLiteral("must_change_password"), before.mustChangePassword);
    event.after = lockOf(credential->user, origin.at);
    event.after.insert(QStringLiteral("must_change_password"), true);
    event.after.insert(QStringLiteral("sessions_ended"), ended);
    stores.audit.append(event);
    return credential->user;
}

Result<User> unlockUser(Stores& stores, const Actor& actor, UserId id, const Origin& origin) {
    auto credential = stores.users.lock(id);
    if (!credential || !seesUser(actor, credential->user)) {
        return fail(ErrorCode::NotFound);
    }
    // Tries that have not locked yet stay counted: who unlocks again and again gives a guesser no more of them.
    const User before = credential->user;
    if (!isLocked(before, origin.at)) {
        return before;
    }
    forgetAttempts(*credential);
    stores.users.save(*credential);
    AuditEvent event = eventOf("user.unlock", actor, before, origin);
    event.before = lockOf(before, origin.at);
    event.after = lockOf(credential->user, origin.at);
    stores.audit.append(event);
    return credential->user;
}

Result<void> endSessions(Stores& stores, const Actor& actor, UserId id, const Origin& origin) {
    // Locked, so that a login under way is either ended as well or comes after.
    const auto credential = stores.users.lock(id);
    if (!credential) {
        return fail(ErrorCode::NotFound);
    }
    const qint64 ended = stores.sessions.endAllOf(id, std::nullopt, SessionEnd::EndedByAdministrator, origin.at);
    if (ended > 0) {
        AuditEvent event = eventOf("user.end_sessions", actor, credential->user, origin);
        event.after = {{QStringLiteral("sessions_ended"), ended}};
        stores.audit.append(event);
    }
    return {};
}

} // namespace tellerdesk::server

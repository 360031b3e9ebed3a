// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/users.h"

#include "server/domain/bankstore.h"
#include "server/domain/sessionstore.h"
#include "server/domain/tillstore.h"
#include "server/services/attempts.h"

#include <algorithm>

namespace tellerdesk::server {

namespace {

AuditSubject subjectOf(UserId user) {
    return {.kind = QStringLiteral("user"), .id = user.value};
}

QJsonObject stateOf(const User& user) {
    return {
        {QStringLiteral("username"), user.username},
        {QStringLiteral("full_name"), user.fullName},
        {QStringLiteral("email"), user.email ? QJsonValue(*user.email) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("role"), QString(wireName(user.role))},
        {QStringLiteral("branch_id"), user.branchId.toString()},
        {QStringLiteral("status"), QString(wireName(user.status))},
        {QStringLiteral("must_change_password"), user.mustChangePassword},
    };
}

// As the fields of the change would have the user; the password is apart.
User changed(User user, const UserChange& change) {
    user.fullName = change.fullName.value_or(user.fullName);
    if (change.email) {
        user.email = change.email->isEmpty() ? std::nullopt : change.email;
    }
    user.role = change.role.value_or(user.role);
    user.branchId = change.branchId.value_or(user.branchId);
    user.status = change.status.value_or(user.status);
    return user;
}

bool isActiveAdministrator(const User& user) {
    return user.role == Role::Administrator && user.status == UserStatus::Active;
}

std::optional<ErrorCode> refusalOf(const User& before, const User& after, const Actor& actor,
                                   const std::vector<UserId>& administrators) {
    const bool isLast = administrators.size() == 1 && administrators.front() == before.id;
    if (isLast && !isActiveAdministrator(after)) {
        return ErrorCode::LastAdministrator;
    }
    const bool changesOwn = before.id == actor.userId && (before.role != after.role || before.status != after.status);
    return changesOwn ? std::optional(ErrorCode::OwnAccount) : std::nullopt;
}

// Why the sessions of the user must end, if they must.
std::optional<SessionEnd> sessionEndOf(const User& before, const User& after, bool newPassword) {
    if (after.status == UserStatus::Disabled && before.status != after.status) {
        return SessionEnd::Disabled;
    }
    if (newPassword) {
        return SessionEnd::PasswordReset;
    }
    return before.role != after.role ? std::optional(SessionEnd::RoleChanged) : std::nullopt;
}

void auditChange(Stores& stores, const Actor& actor, const Origin& origin, const User& before, const User& after,
                 bool newPassword) {
    QJsonObject afterState = stateOf(after);
    if (newPassword) {
        afterState.insert(QStringLiteral("password"), QStringLiteral("reset"));
    }
    stores.audit.append({.act = QStringLiteral("user.change"),
                         .origin = origin,
                         .actor = actor,
                         .branchId = after.branchId,
                         .subject = subjectOf(after.id),
                         .before = stateOf(before),
                         .after = afterState});
}

} // namespace

Result<User> createUser(Stores& stores, const NewUser& user, const std::optional<Actor>& actor, const Origin& origin) {
    if (!stores.bank.findBranch(user.branchId)) {
        return fail(ErrorCode::NotFound);
    }
    const Credential credential{.user = {.id = user.id,
                                         .username = user.username,
                                         .fullName = user.fullName,
                                         .email = user.email,
                                         .role = user.role,
                                         .branchId = user.branchId,
                                         .mustChangePassword = user.mustChangePassword,
                                         .createdAt = origin.at},
                                .passwordHash = user.passwordHash};
    if (!stores.users.insert(credential)) {
        return fail(ErrorCode::UsernameTaken);
    }
    stores.audit.append({.act = QStringLiteral("user.create"),
                         .origin = origin,
                         .actor = actor,
                         .branchId = user.branchId,
                         .subject = subjectOf(user.id),
                         .after = stateOf(credential.user)});
    return credential.user;
}

Result<User> changeUser(Stores& stores, const Actor& actor, const UserChangeOrder& order, const Origin& origin) {
    // Before the row of the user: of two administrators who take each other's role away, one must see the other's act.
    const bool mayLoseOne = order.change.role || order.change.status;
    const auto administrators = mayLoseOne ? stores.users.lockActiveAdministrators() : std::vector<UserId>();
    auto credential = stores.users.lock(order.id);
    if (!credential || (order.change.branchId && !stores.bank.findBranch(*order.change.branchId))) {
        return fail(ErrorCode::NotFound);
    }
    const User before = credential->user;
    User after = changed(before, order.change);
    // A password that was not hashed was compared, because the caller's version was old then.
    const bool isCurrent = order.isCurrent(before.version) && (!order.change.password || order.passwordHash);
    const bool passwordHolds =
        !order.change.password || (order.passwordHolds == credential->passwordHash && before.mustChangePassword);
    if (after == before && passwordHolds && (!isCurrent || !order.change.password)) {
        return before;
    }
    if (!isCurrent) {
        return fail(ErrorCode::PreconditionFailed);
    }
    if (const auto refusal = refusalOf(before, after, actor, administrators)) {
        return fail(*refusal);
    }
    // The open till belongs to the branch: nobody takes its cash along.
    if (before.branchId != after.branchId && stores.tills.openOf(order.id)) {
        return fail(ErrorCode::TillSessionOpen);
    }
    ++after.version;
    credential->user = after;
    if (order.passwordHash) {
        credential->passwordHash = *order.passwordHash;
        credential->user.mustChangePassword = true;
        forgetAttempts(*credential);
    }
    stores.users.save(*credential);
    if (const auto end = sessionEndOf(before, after, order.passwordHash.has_value())) {
        stores.sessions.endAllOf(order.id, std::nullopt, *end, origin.at);
    }
    auditChange(stores, actor, origin, before, credential->user, order.passwordHash.has_value());
    return credential->user;
}

bool seesUser(const Actor& actor, const User& user) {
    const bool seesAll = actor.role == Role::Administrator || actor.role == Role::Auditor;
    return seesAll || (user.role == Role::Teller && user.branchId == actor.branchId);
}

bool limitToBranch(UserFilter& filter, const Actor& actor) {
    if (actor.role == Role::Administrator || actor.role == Role::Auditor) {
        return true;
    }
    const bool contradicts = filter.branchId.value_or(actor.branchId) != actor.branchId;
    filter.branchId = actor.branchId;
    return !contradicts;
}

UserInfo infoOf(const User& user, Instant now) {
    return {
        .id = user.id,
        .username = user.username,
        .fullName = user.fullName,
        .email = user.email,
        .role = user.role,
        .branchId = user.branchId,
        .status = user.status,
        .mustChangePassword = user.mustChangePassword,
        .locked = isLocked(user, now),
        .lockedUntil = isLocked(user, now) ? user.lockedUntil : std::nullopt,
        .lastLoginAt = user.lastLoginAt,
        .createdAt = user.createdAt,
    };
}

} // namespace tellerdesk::server

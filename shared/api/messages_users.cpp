// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_users.h"

namespace tellerdesk {

namespace {

UserStatus readStatus(FieldReader& in) {
    const QString text = in.anyText("status");
    const auto status = userStatusFromWire(text);
    if (!status && !text.isNull()) {
        in.fault("status", FieldFault::Malformed);
    }
    return status.value_or(UserStatus::Active);
}

QJsonValue orNull(const std::optional<QString>& text) {
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}
QJsonValue orNull(const std::optional<Instant>& instant) {
    return instant ? QJsonValue(toRfc3339(*instant)) : QJsonValue(QJsonValue::Null);
}

// An empty address says "none": a field that is left out stays as it is.
std::optional<QString> readEmailChange(FieldReader& in, const JsonValue& json) {
    const JsonValue* member = json.member(u"email");
    if (member != nullptr && member->text() != nullptr && member->text()->isEmpty()) {
        return in.anyText("email");
    }
    return in.optionalText("email", kEmailRule);
}

} // namespace

QLatin1StringView wireName(UserStatus status) {
    return QLatin1StringView(status == UserStatus::Active ? "active" : "disabled");
}

std::optional<UserStatus> userStatusFromWire(QStringView name) {
    for (const UserStatus status : {UserStatus::Active, UserStatus::Disabled}) {
        if (name == wireName(status)) {
            return status;
        }
    }
    return std::nullopt;
}

QJsonObject UserInfo::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("username"), username},
        {QStringLiteral("full_name"), fullName},
        {QStringLiteral("email"), orNull(email)},
        {QStringLiteral("role"), QString(wireName(role))},
        {QStringLiteral("branch_id"), branchId.toString()},
        {QStringLiteral("status"), QString(wireName(status))},
        {QStringLiteral("must_change_password"), mustChangePassword},
        {QStringLiteral("locked"), locked},
        {QStringLiteral("locked_until"), orNull(lockedUntil)},
        {QStringLiteral("last_login_at"), orNull(lastLoginAt)},
        {QStringLiteral("created_at"), toRfc3339(createdAt)},
    };
}

UserInfo UserInfo::read(FieldReader& in) {
    UserInfo user;
    user.id = in.id<UserId>("id");
    user.username = in.anyText("username");
    user.fullName = in.anyText("full_name");
    user.email = in.optionalAnyText("email");
    user.role = in.role("role");
    user.branchId = in.id<BranchId>("branch_id");
    user.status = readStatus(in);
    user.mustChangePassword = in.boolean("must_change_password");
    user.locked = in.boolean("locked");
    user.lockedUntil = in.optionalInstant("locked_until");
    user.lastLoginAt = in.optionalInstant("last_login_at");
    user.createdAt = in.instant("created_at");
    return user;
}

Result<UserInfo> UserInfo::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    UserInfo user = read(in);
    return in.finish(std::move(user));
}

QJsonObject NewUserRequest::toJson() const {
    QJsonObject json{
        {QStringLiteral("username"), username},
        {QStringLiteral("full_name"), fullName},
        {QStringLiteral("role"), QString(wireName(role))},
        {QStringLiteral("password"), password},
    };
    if (email) {
        json.insert(QStringLiteral("email"), *email);
    }
    if (branchId) {
        json.insert(QStringLiteral("branch_id"), branchId->toString());
    }
    return json;
}

Result<NewUserRequest> NewUserRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    NewUserRequest request;
    request.username = in.text("username", kUsernameRule);
    request.fullName = in.text("full_name", kFullNameRule);
    request.email = in.optionalText("email", kEmailRule);
    request.role = in.role("role");
    request.branchId = in.optionalId<BranchId>("branch_id");
    request.password = in.password("password");
    return in.finish(std::move(request));
}

QJsonObject UserChange::toJson() const {
    QJsonObject json;
    const auto insert = [&json](const char* name, const std::optional<QString>& value) {
        if (value) {
            json.insert(QLatin1StringView(name), *value);
        }
    };
    insert("full_name", fullName);
    insert("email", email);
    insert("role", role ? std::optional<QString>(wireName(*role)) : std::nullopt);
    insert("branch_id", branchId ? std::optional(branchId->toString()) : std::nullopt);
    insert("status", status ? std::optional<QString>(wireName(*status)) : std::nullopt);
    insert("password", password);
    return json;
}

Result<UserChange> UserChange::fromJson(const JsonValue& json) {
    FieldReader in(json);
    UserChange change;
    change.fullName = in.optionalText("full_name", kFullNameRule);
    change.email = readEmailChange(in, json);
    change.role = in.optionalRole("role");
    change.branchId = in.optionalId<BranchId>("branch_id");
    change.status = in.has("status") ? std::optional(readStatus(in)) : std::nullopt;
    change.password = in.has("password") ? std::optional(in.password("password")) : std::nullopt;
    if (json.object() != nullptr && json.object()->empty()) {
        in.faultAt(QString(), FieldFault::Missing);
    }
    return in.finish(std::move(change));
}

QJsonObject ResetRequest::toJson() const {
    return {{QStringLiteral("password"), password}};
}

Result<ResetRequest> ResetRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    ResetRequest request;
    request.password = in.password("password");
    return in.finish(std::move(request));
}

} // namespace tellerdesk

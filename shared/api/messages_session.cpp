// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_session.h"

#include <QJsonArray>

namespace tellerdesk {

namespace {

enum class UnknownItems { LeaveOut, Refuse };

// A list of texts, each through `read`, which returns nothing for a text that it does not know.
template <class Read>
auto readTexts(FieldReader& in, const JsonValue& json, const char* name, UnknownItems unknown, Read read)
    -> std::vector<typename decltype(read(QString()))::value_type> {
    std::vector<typename decltype(read(QString()))::value_type> values;
    const JsonValue* member = json.member(QString::fromLatin1(name));
    if (member == nullptr || member->array() == nullptr) {
        in.fault(name, member == nullptr ? FieldFault::Missing : FieldFault::WrongType);
        return values;
    }
    for (const JsonValue& item : *member->array()) {
        if (item.text() == nullptr) {
            in.fault(name, FieldFault::WrongType);
        } else if (const auto value = read(*item.text())) {
            values.push_back(*value);
        } else if (unknown == UnknownItems::Refuse) {
            in.fault(name, FieldFault::Malformed);
        }
    }
    return values;
}

std::optional<Permission> permissionFromWire(const QString& name) {
    for (const Permission permission : allPermissions()) {
        if (name == wireName(permission)) {
            return permission;
        }
    }
    return std::nullopt;
}

} // namespace

QJsonObject LoginRequest::toJson() const {
    return {{QStringLiteral("username"), username}, {QStringLiteral("password"), password}};
}

Result<LoginRequest> LoginRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    LoginRequest request;
    request.username = in.anyText("username");
    request.password = in.anyText("password");
    return in.finish(std::move(request));
}

QJsonObject RenewRequest::toJson() const {
    return {{QStringLiteral("refresh_token"), refreshToken}};
}

Result<RenewRequest> RenewRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    RenewRequest request;
    request.refreshToken = in.anyText("refresh_token");
    return in.finish(std::move(request));
}

QJsonObject PasswordChangeRequest::toJson() const {
    return {{QStringLiteral("current_password"), currentPassword}, {QStringLiteral("new_password"), newPassword}};
}

Result<PasswordChangeRequest> PasswordChangeRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    PasswordChangeRequest request;
    request.currentPassword = in.anyText("current_password");
    request.newPassword = in.password("new_password");
    if (in.has("current_password") && in.has("new_password") && request.currentPassword == request.newPassword) {
        in.fault("new_password", FieldFault::NotAllowed);
    }
    return in.finish(std::move(request));
}

QJsonObject SessionUser::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("username"), username},
        {QStringLiteral("full_name"), fullName},
        {QStringLiteral("role"), QString(wireName(role))},
        {QStringLiteral("branch_id"), branchId.toString()},
        {QStringLiteral("must_change_password"), mustChangePassword},
    };
}

SessionUser SessionUser::read(FieldReader& in) {
    SessionUser user;
    user.id = in.id<UserId>("id");
    user.username = in.anyText("username");
    user.fullName = in.anyText("full_name");
    user.role = in.role("role");
    user.branchId = in.id<BranchId>("branch_id");
    user.mustChangePassword = in.boolean("must_change_password");
    return user;
}

QJsonObject SessionReply::toJson() const {
    return {
        {QStringLiteral("access_token"), accessToken},
        {QStringLiteral("access_token_expires_at"), toRfc3339(accessTokenExpiresAt)},
        {QStringLiteral("refresh_token"), refreshToken},
        {QStringLiteral("refresh_token_expires_at"), toRfc3339(refreshTokenExpiresAt)},
        {QStringLiteral("session_id"), sessionId.toString()},
        {QStringLiteral("user"), user.toJson()},
    };
}

Result<SessionReply> SessionReply::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    SessionReply reply;
    reply.accessToken = in.anyText("access_token");
    reply.accessTokenExpiresAt = in.instant("access_token_expires_at");
    reply.refreshToken = in.anyText("refresh_token");
    reply.refreshTokenExpiresAt = in.instant("refresh_token_expires_at");
    reply.sessionId = in.id<SessionId>("session_id");
    reply.user = in.nested("user", SessionUser::read);
    return in.finish(std::move(reply));
}

QJsonObject BranchInfo::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("code"), code},
        {QStringLiteral("name"), name},
    };
}

BranchInfo BranchInfo::read(FieldReader& in) {
    BranchInfo branch;
    branch.id = in.id<BranchId>("id");
    branch.code = in.anyText("code");
    branch.name = in.anyText("name");
    return branch;
}

QJsonObject MeReply::toJson() const {
    QJsonArray permissionNames;
    for (const Permission permission : permissions) {
        permissionNames.append(QString(wireName(permission)));
    }
    QJsonArray currencyCodes;
    for (const Currency& currency : currencies) {
        currencyCodes.append(currency.code());
    }
    return {
        {QStringLiteral("user"), user.toJson()},
        {QStringLiteral("permissions"), permissionNames},
        {QStringLiteral("branch"), branch.toJson()},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("currencies"), currencyCodes},
        {QStringLiteral("till_session"),
         tillSession ? QJsonValue(tillSession->toJson()) : QJsonValue(QJsonValue::Null)},
    };
}

Result<MeReply> MeReply::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    MeReply me;
    me.user = in.nested("user", SessionUser::read);
    me.permissions = readTexts(in, json, "permissions", UnknownItems::LeaveOut, permissionFromWire);
    me.branch = in.nested("branch", BranchInfo::read);
    me.businessDate = in.date("business_date");
    me.currencies = readTexts(in, json, "currencies", UnknownItems::Refuse,
                              [](const QString& code) { return Currency::fromCode(code); });
    if (in.has("till_session") && !in.isNull("till_session")) {
        me.tillSession = in.nested("till_session", TillSession::read);
    }
    return in.finish(std::move(me));
}

} // namespace tellerdesk

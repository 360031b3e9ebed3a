// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_tills.h"
#include "shared/core/clock.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk {

// Body of POST /v1/login. Any text is taken: which passwords there may be is no business of a login.
struct LoginRequest {
    QString username = {};
    QString password = {};

    QJsonObject toJson() const;
    static Result<LoginRequest> fromJson(const JsonValue& json);
    bool operator==(const LoginRequest&) const = default;
};

// Body of POST /v1/tokens/renew.
struct RenewRequest {
    QString refreshToken = {};

    QJsonObject toJson() const;
    static Result<RenewRequest> fromJson(const JsonValue& json);
    bool operator==(const RenewRequest&) const = default;
};

// Body of POST /v1/me/password; 400 when both are the same.
struct PasswordChangeRequest {
    QString currentPassword = {};
    QString newPassword = {};

    QJsonObject toJson() const;
    static Result<PasswordChangeRequest> fromJson(const JsonValue& json);
    bool operator==(const PasswordChangeRequest&) const = default;
};

// Whose session it is.
struct SessionUser {
    UserId id = {};
    QString username = {};
    QString fullName = {};
    Role role = Role::Teller;
    BranchId branchId = {};
    bool mustChangePassword = false;

    QJsonObject toJson() const;
    static SessionUser read(FieldReader& in);
    bool operator==(const SessionUser&) const = default;
};

// Reply of POST /v1/login and of POST /v1/tokens/renew.
struct SessionReply {
    QString accessToken = {};
    Instant accessTokenExpiresAt = {};
    QString refreshToken = {};
    Instant refreshTokenExpiresAt = {}; // the session's end: renewal does not put it off
    SessionId sessionId = {};
    SessionUser user = {};

    QJsonObject toJson() const;
    static Result<SessionReply> fromJson(const JsonValue& json);
    bool operator==(const SessionReply&) const = default;
};

struct BranchInfo {
    BranchId id = {};
    QString code = {};
    QString name = {};

    QJsonObject toJson() const;
    static BranchInfo read(FieldReader& in);
    bool operator==(const BranchInfo&) const = default;
};

// Reply of GET /v1/me.
struct MeReply {
    SessionUser user = {};
    std::vector<Permission> permissions = {};
    BranchInfo branch = {};
    QDate businessDate = {};
    std::vector<Currency> currencies = {};
    std::optional<TillSession> tillSession = {}; // the caller's own, while it is open

    QJsonObject toJson() const;
    static Result<MeReply> fromJson(const JsonValue& json); // permissions that this build does not know are left out
    bool operator==(const MeReply&) const = default;
};

} // namespace tellerdesk

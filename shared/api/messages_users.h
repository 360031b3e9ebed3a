// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace tellerdesk {

enum class UserStatus { Active, Disabled };
QLatin1StringView wireName(UserStatus status);
std::optional<UserStatus> userStatusFromWire(QStringView name);

// A member of staff, as the users routes and POST /v1/setup reply.
struct UserInfo {
    UserId id = {};
    QString username = {};
    QString fullName = {};
    std::optional<QString> email = {}; // null in replies where there is none
    Role role = Role::Teller;
    BranchId branchId = {};
    UserStatus status = UserStatus::Active;
    bool mustChangePassword = false;
    bool locked = false;                     // by failed logins; a new initial password unlocks
    std::optional<Instant> lockedUntil = {}; // while it is locked
    std::optional<Instant> lastLoginAt = {};
    Instant createdAt = {};

    QJsonObject toJson() const;
    static UserInfo read(FieldReader& in);
    static Result<UserInfo> fromJson(const JsonValue& json);
    bool operator==(const UserInfo&) const = default;
};

// Body of POST /v1/users.
struct NewUserRequest {
    QString username = {};
    QString fullName = {};
    std::optional<QString> email = {};
    Role role = Role::Teller;
    std::optional<BranchId> branchId = {}; // the maker's
    QString password = {};                 // initial: must be changed at the first login

    QJsonObject toJson() const;
    static Result<NewUserRequest> fromJson(const JsonValue& json);
    bool operator==(const NewUserRequest&) const = default;
};

// Body of PATCH /v1/users/{id}: what is left out stays as it is.
struct UserChange {
    std::optional<QString> fullName = {};
    std::optional<QString> email = {}; // empty: none from now on
    std::optional<Role> role = {};
    std::optional<BranchId> branchId = {};
    std::optional<UserStatus> status = {};
    std::optional<QString> password = {}; // initial again; ends all sessions, lifts the lock

    QJsonObject toJson() const;
    static Result<UserChange> fromJson(const JsonValue& json); // at least one field
    bool operator==(const UserChange&) const = default;
};

// Body of POST /v1/users/{id}/reset.
struct ResetRequest {
    QString password = {}; // initial again

    QJsonObject toJson() const;
    static Result<ResetRequest> fromJson(const JsonValue& json);
    bool operator==(const ResetRequest&) const = default;
};

} // namespace tellerdesk

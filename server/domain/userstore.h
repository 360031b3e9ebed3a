// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_users.h"
#include "shared/core/clock.h"
#include "shared/core/uuid.h"
#include "shared/domain/permission.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

// A member of staff as everybody may see them who may read users: nothing here is secret.
struct User {
    UserId id = {};
    QString username = {};
    QString fullName = {};
    std::optional<QString> email = {};
    Role role = Role::Teller;
    BranchId branchId = {};
    UserStatus status = UserStatus::Active;
    bool mustChangePassword = false;
    std::optional<Instant> lockedUntil = {}; // by failed logins; may have passed
    std::optional<Instant> lastLoginAt = {};
    Instant createdAt = {};
    qint64 version = 1; // counts changes by administrators: the ETag

    bool operator==(const User&) const = default;
};

// A user with what proves who they are; stays inside the services.
struct Credential {
    User user = {};
    QString passwordHash = {};
    int failedLogins = 0; // since the last success, attempts that are still being checked among them

    bool operator==(const Credential&) const = default;
};

struct UserFilter {
    std::optional<QString> search = {}; // part of user name or full name, in any case
    std::optional<Role> role = {};
    std::optional<UserStatus> status = {};
    std::optional<BranchId> branchId = {};
    std::optional<bool> locked = {}; // by failed logins, at `now`
    Instant now = {};
    std::optional<QString> afterUsername = {}; // the cursor: the last user name of the page before
    int limit = 50;
};

class UserStore {
public:
    virtual ~UserStore() = default;

    virtual std::optional<User> find(UserId id) = 0;
    virtual std::vector<User> list(const UserFilter& filter) = 0; // by user name
    virtual bool hasAdministrator() = 0;                          // of whatever status

    // With the row locked to the end of the transaction.
    virtual std::optional<Credential> lock(UserId id) = 0;
    virtual std::optional<Credential> lockByName(const QString& username) = 0;
    // Locks some row or other for a moment, so that a login of nobody costs what a login of somebody costs.
    virtual void lockNobody() = 0;
    // All active administrators, locked in the order of their ids. To be called before the row of anybody else is
    // locked.
    virtual std::vector<UserId> lockActiveAdministrators() = 0;

    virtual bool insert(const Credential& credential) = 0; // false: the user name is taken
    virtual void save(const Credential& credential) = 0;   // a locked one; user name and creation stay as they are

    // Codes for making the first administrator, as hashes.
    virtual void insertSetupCode(const QByteArray& hash, Instant createdAt) = 0;
    virtual std::vector<QByteArray> setupCodes() = 0;
    // Takes all of them away. Of two that try at once one waits for the other, and then finds none.
    virtual std::vector<QByteArray> takeSetupCodes() = 0;
};

} // namespace tellerdesk::server

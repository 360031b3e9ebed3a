// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/auditstore.h"
#include "server/domain/stores.h"
#include "server/domain/userstore.h"
#include "shared/core/result.h"

#include <functional>
#include <optional>

namespace tellerdesk::server {

struct NewUser {
    UserId id = {};
    QString username = {};
    QString fullName = {};
    std::optional<QString> email = {};
    Role role = Role::Teller;
    BranchId branchId = {};
    QString passwordHash = {};
    bool mustChangePassword = true; // an initial password is known to two
};

// Audited with whoever made them: an administrator, or nobody on the server's own console.
// NotFound: no such branch. UsernameTaken.
Result<User> createUser(Stores& stores, const NewUser& user, const std::optional<Actor>& actor, const Origin& origin);

struct UserChangeOrder {
    UserId id = {};
    UserChange change = {};                    // its password is not looked at here
    std::optional<QString> passwordHash = {};  // of the new initial password, where one is given
    std::optional<QString> passwordHolds = {}; // the stored hash that the given password was found to fit, if it did
    std::function<bool(qint64 version)> isCurrent = {}; // If-Match
};

// What an administrator changes; at once everywhere. A new role, a new initial password and disabling end the user's
// sessions. Where all that is asked for holds already nothing is done, and it does not matter how old the caller's
// version is.
// NotFound (user or branch), PreconditionFailed, LastAdministrator, OwnAccount.
Result<User> changeUser(Stores& stores, const Actor& actor, const UserChangeOrder& order, const Origin& origin);

// An administrator and an auditor see everybody, a supervisor the tellers of the own branch.
bool seesUser(const Actor& actor, const User& user);
// Narrows a list to the actor's branch where they see no other. False: the list asks for another one.
bool limitToBranch(UserFilter& filter, const Actor& actor);

UserInfo infoOf(const User& user, Instant now);

} // namespace tellerdesk::server

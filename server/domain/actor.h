// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/uuid.h"
#include "shared/domain/permission.h"

#include <QString>

namespace tellerdesk::server {

// Who asks, as read from the books in the transaction that serves the request; never from the token alone.
struct Actor {
    UserId userId = {};
    SessionId sessionId = {};
    QString username = {};
    QString fullName = {};
    Role role = Role::Teller;
    BranchId branchId = {};
    bool mustChangePassword = false;
};

// What the token says (signature and times already checked): to be looked up before anything is believed.
struct Caller {
    UserId userId = {};
    SessionId sessionId = {};
};

// Tellers and supervisors see their own branch only; auditors and administrators every branch (each within its
// permissions).
inline bool seesBranch(const Actor& actor, const BranchId& branch) {
    return actor.role == Role::Auditor || actor.role == Role::Administrator || actor.branchId == branch;
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/auditstore.h"
#include "server/domain/stores.h"
#include "server/domain/userstore.h"
#include "shared/core/result.h"

#include <optional>

namespace tellerdesk::server {

// What helps a member of staff who cannot get in, or keeps out who should not be in. All of it is audited, and all of
// it works at once everywhere.

// A new initial password: to be changed at the next login; ends every session, lifts the lock.
// NotFound. OwnAccount: one's own password is changed by who knows it, so that a session left open is not enough.
Result<User> resetPassword(Stores& stores, const Actor& actor, UserId id, const QString& passwordHash,
                           const Origin& origin);

// Lifts the lock that failed logins brought; where there is none nothing is done. NotFound, also for whom the actor
// does not see.
Result<User> unlockUser(Stores& stores, const Actor& actor, UserId id, const Origin& origin);

// Every session of the user, the actor's own among them. NotFound.
Result<void> endSessions(Stores& stores, const Actor& actor, UserId id, const Origin& origin);

} // namespace tellerdesk::server

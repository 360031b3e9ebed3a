// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/services/login.h"

namespace tellerdesk::server {

// A user changes their own password: the current one is checked, and counted, as at a login, so that a session left
// open is no way to guess it.
PasswordAttempt beginPasswordChange(Stores& stores, UserId user, const LoginLimits& limits, Instant now);

// The current password is right, and `newHash` is of the new one. Every other session of the user ends.
// Busy: another password came in between; nothing is changed, and the same call may come again.
Result<void> finishPasswordChange(Stores& stores, const Actor& actor, const PasswordAttempt& attempt,
                                  const QString& newHash, const Origin& origin);

void auditRefusedPasswordChange(Stores& stores, const Actor& actor, const Origin& origin);

} // namespace tellerdesk::server

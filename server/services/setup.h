// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/services/users.h"

namespace tellerdesk::server {

// For the console of a server that has no administrator yet: a code that makes one, once. Only its hash is stored.
// Nothing when there is an administrator.
std::optional<QString> makeSetupCode(Stores& stores, Instant now);

// AlreadySetUp once there is an administrator, whatever the code; InvalidCredentials for a code that is none.
Result<void> checkSetupCode(Stores& stores, const QString& code);

// The first administrator, in the branch `main` or else the first one. Of two at once one becomes it, and the other
// hears AlreadySetUp. On a refusal the transaction is to be rolled back.
Result<User> setUp(Stores& stores, const QString& code, NewUser administrator, const Origin& origin);

} // namespace tellerdesk::server

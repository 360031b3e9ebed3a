// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/services/attempts.h"
#include "server/services/sessions.h"

#include <optional>

namespace tellerdesk::server {

// Why a login is refused: for the audit alone, the caller hears the same whatever it is.
enum class LoginRefusal { UnknownUser, Disabled, Locked, WrongPassword, UnreadableHash };

// A password on its way to be checked, between two transactions.
struct PasswordAttempt {
    std::optional<UserId> userId = {};                // none: nobody has that name
    std::optional<QString> storedHash = {};           // none: refused, whatever the password is
    LoginRefusal refusal = LoginRefusal::UnknownUser; // where there is none
};

// The first transaction, to be committed whatever comes: counts the attempt. It costs the same for everybody and
// nobody.
PasswordAttempt beginLogin(Stores& stores, const QString& username, const LoginLimits& limits, Instant now);

// The password could not be checked (no memory, no room): that is nobody's failed login.
void takeBack(Stores& stores, const PasswordAttempt& attempt, const LoginLimits& limits);

// Somebody who knew no password was here.
void auditRefusedLogin(Stores& stores, const PasswordAttempt& attempt, LoginRefusal refusal, const Origin& origin);

// The password is right. `betterHash` replaces a stored one of less cost. InvalidCredentials when the user has been
// disabled or given another password since the attempt began.
Result<SessionReply> finishLogin(Stores& stores, const PasswordAttempt& attempt,
                                 const std::optional<QString>& betterHash, const SessionPolicy& policy,
                                 const Origin& origin);

} // namespace tellerdesk::server

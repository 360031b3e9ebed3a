// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/userstore.h"

#include <chrono>

namespace tellerdesk::server {

// PCI DSS 8.3.4: at most ten tries, then half an hour.
struct LoginLimits {
    int tries = 10;
    std::chrono::milliseconds lockFor = std::chrono::minutes(30);
};

bool isLocked(const User& user, Instant now);

// Counts a try before its password is checked, so that guesses that come together can never be more than the limit.
// False: locked, the password is not to be looked at. The last try locks at once; should it be right, it unlocks again.
bool countAttempt(Credential& credential, const LoginLimits& limits, Instant now);

// The password was right.
void forgetAttempts(Credential& credential);

// The password was not looked at after all.
void takeBackAttempt(Credential& credential, const LoginLimits& limits);

} // namespace tellerdesk::server

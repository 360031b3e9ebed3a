// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/attempts.h"

#include <algorithm>

namespace tellerdesk::server {

bool isLocked(const User& user, Instant now) {
    return user.lockedUntil && now < *user.lockedUntil;
}

bool countAttempt(Credential& credential, const LoginLimits& limits, Instant now) {
    if (isLocked(credential.user, now)) {
        return false;
    }
    if (credential.user.lockedUntil) { // and it has passed
        forgetAttempts(credential);
    }
    ++credential.failedLogins;
    if (credential.failedLogins >= limits.tries) {
        credential.user.lockedUntil = now + limits.lockFor;
    }
    return true;
}

void forgetAttempts(Credential& credential) {
    credential.failedLogins = 0;
    credential.user.lockedUntil.reset();
}

void takeBackAttempt(Credential& credential, const LoginLimits& limits) {
    credential.failedLogins = std::max(0, credential.failedLogins - 1);
    if (credential.failedLogins < limits.tries) {
        credential.user.lockedUntil.reset();
    }
}

} // namespace tellerdesk::server

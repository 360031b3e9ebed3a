// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/access.h"

#include "server/domain/sessionstore.h"

namespace tellerdesk::server {

Result<void> checkAccess(Stores& stores, const Access& access, Call& call) {
    if (std::holds_alternative<Public>(access)) {
        return {};
    }
    const auto live = stores.sessions.findLive(call.caller, call.now);
    if (!live) {
        return fail(ErrorCode::Unauthenticated);
    }
    call.actor = live->actor;
    const auto* signedIn = std::get_if<SignedIn>(&access);
    if (call.actor.mustChangePassword && (signedIn == nullptr || !signedIn->alsoBeforePasswordChange)) {
        return fail(ErrorCode::PasswordChangeRequired);
    }
    const auto* permission = std::get_if<Permission>(&access);
    if (permission != nullptr && !isAllowed(call.actor.role, *permission)) {
        return fail(ErrorCode::Forbidden);
    }
    return {};
}

Origin originOf(const Call& call) {
    return {.requestId = call.requestId, .peer = call.peer, .at = call.now};
}

} // namespace tellerdesk::server

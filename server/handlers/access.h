// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/auditstore.h"
#include "server/handlers/route.h"

namespace tellerdesk::server {

// Session, must-change flag and permission as the books have them in this transaction. Fills call.actor, also where the
// session lives and the route is not its user's.
Result<void> checkAccess(Stores& stores, const Access& access, Call& call);

Origin originOf(const Call& call);

} // namespace tellerdesk::server

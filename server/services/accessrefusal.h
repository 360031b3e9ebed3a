// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/auditstore.h"
#include "server/domain/stores.h"

#include <QLatin1StringView>

namespace tellerdesk::server {

struct RouteName {
    QLatin1StringView method = {};
    QLatin1StringView path = {}; // the pattern, without ids
};

// Somebody tried what their role does not allow. To be run in a transaction of its own: the request's is rolled back.
void auditAccessRefusal(Stores& stores, const Actor& actor, const Origin& origin, const RouteName& route);

} // namespace tellerdesk::server

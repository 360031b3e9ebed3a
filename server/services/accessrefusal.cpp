// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/accessrefusal.h"

namespace tellerdesk::server {

void auditAccessRefusal(Stores& stores, const Actor& actor, const Origin& origin, const RouteName& route) {
    stores.audit.append({
        .act = QStringLiteral("access.refused"),
        .origin = origin,
        .actor = actor,
        .after = {{QStringLiteral("method"), QString(route.method)}, {QStringLiteral("path"), QString(route.path)}},
    });
}

} // namespace tellerdesk::server

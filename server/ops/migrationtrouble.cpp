// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/migrationtrouble.h"

namespace tellerdesk::server::ops {

Unexpected<Trouble> migrationTrouble(const db::MigrationFailure& failure) {
    const bool isAway = failure.fault == db::MigrationFault::Unreachable;
    return trouble(isAway ? ExitCode::DatabaseUnavailable : ExitCode::Schema, db::describe(failure));
}

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/migrator.h"
#include "server/ops/trouble.h"

namespace tellerdesk::server::ops {

Unexpected<Trouble> migrationTrouble(const db::MigrationFailure& failure);

} // namespace tellerdesk::server::ops

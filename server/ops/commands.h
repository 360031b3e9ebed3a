// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/commandline.h"
#include "server/ops/configuration.h"
#include "server/ops/trouble.h"

namespace tellerdesk::server::ops {

// What the program does besides serving. They print their results; the trouble is for the caller to print.
Attempt<void> showMigrations(const Configuration& configuration);
Attempt<void> migrateUp(const Configuration& configuration);
Attempt<void> migrateDown(const Configuration& configuration); // the last one

// The password is the first line of the standard input.
Attempt<void> createUserByCommand(const Configuration& configuration, const UserOptions& options);

Attempt<void> verifyByCommand(const Configuration& configuration);

Attempt<void> printClientConfig(const Configuration& configuration);

} // namespace tellerdesk::server::ops

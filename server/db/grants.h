// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/migrator.h"

namespace tellerdesk::server::db {

// The role that the server works as: it owns nothing, and what is append-only it can neither change nor remove.
inline constexpr const char* kApplicationRole = "tellerdesk_app";

// Makes the role, without a password, where it is absent. For the private PostgreSQL, whose socket is guarded by its
// folder.
MigrationResult<void> ensureApplicationRole(const ConnectionSettings& owner);

// Gives the role exactly what the program needs, no less and no more. To be run by the schema's owner after each
// migration.
MigrationResult<void> grantToApplication(const ConnectionSettings& owner, const QString& role);

} // namespace tellerdesk::server::db

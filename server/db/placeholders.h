// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/statement.h"

#include <QString>

namespace tellerdesk::server::db {

// The statement's SQL with `:name` turned into `$n`, n being the declared parameter's place; a name used twice is sent
// once. A name that is not declared or a parameter that is not used is our bug and aborts: the driver would bind NULL
// for it.
QString numberedSql(const Statement& statement);

} // namespace tellerdesk::server::db

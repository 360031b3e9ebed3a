// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"

#include <QString>

namespace tellerdesk::server::db {

// From now on the bank is a demo and says so; for the owner's role.
void markDemo(Connection& connection, const QString& name);

// What was made without requests claims its ids as requests do: no key is one of them (migration 000011).
void claimMadeIds(Connection& connection);

bool hasUsers(Connection& connection);

} // namespace tellerdesk::server::db

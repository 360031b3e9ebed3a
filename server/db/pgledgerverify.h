// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"

#include <QString>

#include <optional>

namespace tellerdesk::server::db {

// A promise of the books that does not hold, and the first row that shows it.
struct BooksFault {
    QString promise = {}; // stable, such as "balance_equals_entries"
    QString subject = {}; // the account's, posting's or till session's id
};

// Checks every promise of the books on one snapshot, also while the server posts. Nothing: all hold.
std::optional<BooksFault> findBooksFault(Connection& connection);

} // namespace tellerdesk::server::db

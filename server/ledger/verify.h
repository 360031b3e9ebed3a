// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/db/pgledgerverify.h"
#include "shared/core/result.h"

#include <optional>

namespace tellerdesk::server::ledger {

using db::BooksFault;

// Proves the books on one snapshot, over a connection of its own with time enough for any size: every balance equals
// its entries, entry numbers and balances chain without a gap, every posting sums to zero per currency, no account is
// below its floor, tills agree with their sessions, teller sequences have no gap. Names the first promise that does not
// hold. Unavailable when the database fails.
Result<std::optional<BooksFault>> verifyBooks(db::ConnectionSettings settings);

} // namespace tellerdesk::server::ledger

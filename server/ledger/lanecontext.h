// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/db/pgledgerlocks.h"
#include "server/db/pgledgerwrites.h"
#include "server/ledger/ledger.h"
#include "server/ledger/queue.h"

#include <map>
#include <set>
#include <vector>

namespace tellerdesk::server::ledger {

// Rows by the ids that an order names them by: accounts by their own, open till sessions by their tellers'.
struct RowIds {
    std::set<Uuid> accounts = {};
    std::set<Uuid> tellers = {};
};

// What committed transactions have made and nobody ever changes or deletes; a look-up saved, no state that matters.
struct KnownRows {
    std::map<db::OwnAccount, AccountId> ownAccounts = {};
    std::set<db::AddedPosition> positions = {};
};

// What the transactions of one lane work with.
struct LaneContext {
    db::Connection& connection;
    const Clock& clock;
    const Ledger::BusinessDate& businessDate;
    KnownRows known = {};
    RowIds held = {};    // rows that somebody held for longer than the lock timeout when last tried
    RowIds locking = {}; // the rows that the present attempt locks
};

} // namespace tellerdesk::server::ledger

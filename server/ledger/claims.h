// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pgledgerclaims.h"
#include "server/ledger/lanecontext.h"

#include <vector>

namespace tellerdesk::server::ledger {

// Claims the orders' keys; the results come in the batch's order.
db::Connection::Step claimStep(const std::vector<Pending*>& batch, Instant now, std::vector<db::ClaimResult>& results);
// Notes in each order whether the attempt has its key. A claim that is got means that no earlier attempt with it has
// committed or still can: what was in doubt is so no more.
void noteClaims(const std::vector<Pending*>& batch, const std::vector<db::ClaimResult>& results);
// Both, for one order.
db::ClaimResult claimKey(LaneContext& context, Pending& pending, Instant now);

// The failure of a caller who may not ask at all; nothing for those whose key was claimed, now or before.
std::optional<Failure> accessFailure(db::ClaimState state);

// A role tried what it may not; kept in the audit.
void auditForbidden(LaneContext& context, const Order& order, const Actor& actor, Instant now);

// What a caller hears whose key was claimed before.
Outcome outcomeOfKnown(const db::KnownClaim& known, const Pending& pending, const Actor& actor);

// What became of the claims with these keys, by key.
std::map<Uuid, db::KnownClaim> readKnown(LaneContext& context, const std::vector<Uuid>& keys);

} // namespace tellerdesk::server::ledger

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/lanecontext.h"

#include <vector>

namespace tellerdesk::server::ledger {

// One attempt at a batch of postings and abandonments, of different keys: one database transaction. Returns the
// outcomes in the batch's order once it is committed. Throws DatabaseError; unless the connection then says that the
// commit's answer is missing, nothing of the batch exists.
std::vector<Outcome> runPostings(LaneContext& context, const std::vector<Pending*>& batch);

} // namespace tellerdesk::server::ledger

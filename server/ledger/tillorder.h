// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/lanecontext.h"

namespace tellerdesk::server::ledger {

// One attempt at opening or closing a till: one database transaction. As runPostings().
Outcome runTillOrder(LaneContext& context, Pending& pending);

} // namespace tellerdesk::server::ledger

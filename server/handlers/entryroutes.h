// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// What the ledger has written, read.
Result<Act> getPosting(const Call& call, const Services& services);
Result<Act> getTillSessions(const Call& call, const Services& services); // ?status=&limit=&cursor=

} // namespace tellerdesk::server

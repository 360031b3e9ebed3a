// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// ?from=&to=&min_amount=&max_amount=&q=&order=&start=&limit=&cursor=
Result<Act> getEntries(const Call& call, const Services& services);
Result<Act> getEntrySummary(const Call& call, const Services& services); // ?from=&to=
Result<Act> getEntryExport(const Call& call, const Services& services);  // ?format=&from=&to=

} // namespace tellerdesk::server

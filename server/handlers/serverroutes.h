// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> getServer(const Call& call, const Services& services);

// POST /v1/setup: the first administrator, by the code that the server's console tells.
void postSetup(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> getBranches(const Call& call, const Services& services); // ?limit=&cursor=

} // namespace tellerdesk::server

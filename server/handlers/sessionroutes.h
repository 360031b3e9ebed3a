// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> postRenewal(const Call& call, const Services& services); // POST /v1/tokens/renew
Result<Act> postLogout(const Call& call, const Services& services);
Result<Act> getMe(const Call& call, const Services& services);

} // namespace tellerdesk::server

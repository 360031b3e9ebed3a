// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// POST /v1/me/password
void postOwnPassword(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server

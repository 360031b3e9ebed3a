// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// 200 as long as the process answers.
void health(std::shared_ptr<const Call> call, const Services& services, Answer answer);

// 200 when the books can be reached and the server is not draining, else 503.
void readiness(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server

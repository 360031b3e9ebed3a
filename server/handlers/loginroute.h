// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// An unknown user, a wrong password, a disabled and a locked user are told the same, after the same work.
void postLogin(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server

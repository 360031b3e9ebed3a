// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> postAccount(const Call& call, const Services& services);
Result<Act> getAccounts(const Call& call, const Services& services); // ?customer_id=&number=&limit=&cursor=
Result<Act> getAccount(const Call& call, const Services& services);
void glanceAtAccount(const std::shared_ptr<const Call>& call, const Services& services, Answer answer,
                     std::function<void()> otherwise);

} // namespace tellerdesk::server

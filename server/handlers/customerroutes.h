// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> postCustomer(const Call& call, const Services& services);
Result<Act> getCustomers(const Call& call, const Services& services); // ?q=&limit=&cursor=
Result<Act> getCustomer(const Call& call, const Services& services);
Result<Act> postSimilarCustomers(const Call& call, const Services& services);
Result<Act> patchCustomer(const Call& call, const Services& services);

} // namespace tellerdesk::server

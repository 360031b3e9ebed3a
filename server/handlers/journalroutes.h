// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> getPostings(const Call& call, const Services& services);
Result<Act> getReceipt(const Call& call, const Services& services);
Result<Act> postReceiptCopy(const Call& call, const Services& services);

} // namespace tellerdesk::server

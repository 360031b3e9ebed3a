// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

Result<Act> getCustomerPhoto(const Call& call, const Services& services);
Result<Act> putCustomerPhoto(const Call& call, const Services& services);
Result<Act> getCustomerSignature(const Call& call, const Services& services);
Result<Act> putCustomerSignature(const Call& call, const Services& services);

} // namespace tellerdesk::server

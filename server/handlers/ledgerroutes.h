// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// The routes that move money or open and close tills: parsed here, executed once by the ledger.
Result<void> postDeposit(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<void> postWithdrawal(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<void> postTransfer(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<void> postAbandon(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<void> postTillSession(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<void> postTillClosing(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server

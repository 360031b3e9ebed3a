// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"
#include "server/http/message.h"

namespace tellerdesk::server::http {

Reply toReply(HandlerReply reply); // one that is no refusal
Reply toReply(Result<HandlerReply> reply, const Uuid& requestId);

// problem+json with the headers that belong to its status: Retry-After, WWW-Authenticate.
Reply toReply(const Failure& failure, const Uuid& requestId);

} // namespace tellerdesk::server::http

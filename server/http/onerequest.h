// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/transactor.h"
#include "server/handlers/route.h"
#include "server/handlers/services.h"

namespace tellerdesk::server::http {

// A transactional route on a database worker: one transaction with access check, `fault` (what reading the request came
// to), prepare, idempotency claim, If-Match, act, and the stored outcome. `claimRoute` is "METHOD path".
Result<HandlerReply> runInTransaction(Transactor& transactor, const Route& route, const QString& claimRoute, Call& call,
                                      const std::optional<Failure>& fault, const Services& services);

// The access check alone, and then `fault`: for routes that do their work elsewhere.
Result<void> runAccessCheck(Transactor& transactor, const Route& route, Call& call,
                            const std::optional<Failure>& fault);

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/deferredsteps.h"

#include "server/handlers/services.h"

namespace tellerdesk::server {

void onWorker(const Services& services, const Answer& answer, WorkerPool::Job step) {
    if (!services.workers.submit(std::move(step))) {
        answer(fail(ErrorCode::Unavailable));
    }
}

SessionPolicy sessionPolicy(const Services& services) {
    return {.tokenMaker = services.tokenMaker,
            .refreshTokens = services.refreshTokens,
            .accessTokenDuration = services.accessTokenDuration,
            .refreshTokenDuration = services.refreshTokenDuration};
}

} // namespace tellerdesk::server

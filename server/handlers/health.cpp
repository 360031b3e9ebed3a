// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/health.h"

#include "server/handlers/services.h"

namespace tellerdesk::server {

namespace {

HandlerReply ok() {
    return {.body = {{QStringLiteral("status"), QStringLiteral("ok")}}};
}

} // namespace

void health(std::shared_ptr<const Call>, const Services&, Answer answer) {
    answer(ok());
}

void readiness(std::shared_ptr<const Call>, const Services& services, Answer answer) {
    answer(services.isReady() ? Result<HandlerReply>(ok()) : fail(ErrorCode::Unavailable));
}

} // namespace tellerdesk::server

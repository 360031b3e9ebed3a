// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/gate.h"

#include "server/http/replies.h"

namespace tellerdesk::server::ops {

void Gate::serve(http::Request request, http::Answer answer) const {
    if (const http::Adapter* adapter = m_adapter.load()) {
        adapter->serve(std::move(request), std::move(answer));
    } else if (request.method == "GET" && request.path == "/healthz") {
        answer(http::toReply(HandlerReply{.body = {{QStringLiteral("status"), QStringLiteral("ok")}}}));
    } else {
        answer(http::toReply(Failure{.code = ErrorCode::Unavailable}, request.id));
    }
}

} // namespace tellerdesk::server::ops

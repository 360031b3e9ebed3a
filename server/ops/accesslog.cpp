// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/accesslog.h"

namespace tellerdesk::server::ops {

http::Adapter::Log accessLog(Log& log, bool wanted) {
    if (!wanted) {
        return [](const http::AccessRecord&) {};
    }
    return [&log](const http::AccessRecord& record) {
        LogEvent event{.message = QStringLiteral("request"),
                       .fields = {{"request_id", record.requestId.toString()},
                                  {"method", record.method.constData()},
                                  {"route", record.route},
                                  {"status", record.status},
                                  {"dur_ms", static_cast<double>(record.duration.count()) / 1000.0},
                                  {"peer", record.peer}}};
        if (!record.userId.value.isNil()) {
            event.fields.emplace_back("user", record.userId.toString());
        }
        log.write(std::move(event));
    };
}

std::function<void(const http::EdgeRefusal&)> refusalLog(Log& log, bool wanted) {
    if (!wanted) {
        return {};
    }
    return [&log](const http::EdgeRefusal& refusal) {
        log.write(LogLevel::Info, "refused",
                  {{"request_id", refusal.id.toString()},
                   {"code", QString(wireName(refusal.code))},
                   {"peer", refusal.peer.toString()}});
    };
}

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/entryroutes.h"

#include "server/domain/tillstore.h"
#include "server/domain/visibility.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "server/services/accountservice.h"

namespace tellerdesk::server {

namespace {

std::optional<TillStatus> tillStatusFrom(const QString& text) {
    if (text == u"open") {
        return TillStatus::Open;
    }
    return text == u"closed" ? std::optional(TillStatus::Closed) : std::nullopt;
}

} // namespace

Result<Act> getPosting(const Call& call, const Services&) {
    const auto id = pathId<PostingId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id](Stores& stores) -> Result<HandlerReply> {
        const auto posting = findPosting(stores, actor, id);
        return posting ? Result<HandlerReply>(HandlerReply{.body = posting->toJson()}) : posting.failed();
    });
}

Result<Act> getTillSessions(const Call& call, const Services&) {
    QueryReader query(call);
    TillFilter filter;
    filter.branchId = visibleBranch(call.actor);
    filter.status = query.value("status", tillStatusFrom);
    filter.limit = query.limit() + 1;
    const QString list = QStringLiteral("till-sessions?status=%1")
                             .arg(!filter.status                       ? 0
                                  : *filter.status == TillStatus::Open ? 1
                                                                       : 2);
    filter.below =
        query.value("cursor", [&](const QString& cursor) { return idFromCursor<TillSessionId>(list, cursor); });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    return Act([filter, list](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            stores.tills.list(filter), filter.limit - 1, list, [](const TillRecord& till) { return till.session; },
            [](const TillRecord& till) { return cursorPosition(till.session.id); });
    });
}

} // namespace tellerdesk::server

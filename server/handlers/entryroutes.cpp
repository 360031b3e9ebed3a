// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/entryroutes.h"

#include "server/domain/tillstore.h"
#include "server/domain/visibility.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "server/services/accountservice.h"
#include "shared/api/messages_accounts.h"

namespace tellerdesk::server {

namespace {

EntryInfo infoOf(const AccountEntry& entry) {
    return {.id = entry.id,
            .entryNumber = entry.entryNumber,
            .postingId = entry.postingId,
            .kind = QString(wireName(entry.kind)),
            .amountMinor = entry.amountMinor,
            .balanceAfterMinor = entry.balanceAfterMinor,
            .businessDate = entry.businessDate,
            .postedAt = entry.postedAt,
            .narrative = entry.narrative};
}

std::optional<qint64> numberFromCursor(const QString& list, const QString& cursor) {
    const auto position = readCursor(list, cursor);
    bool isNumber = false;
    const qint64 number = position ? position->toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<TillStatus> tillStatusFrom(const QString& text) {
    if (text == u"open") {
        return TillStatus::Open;
    }
    return text == u"closed" ? std::optional(TillStatus::Closed) : std::nullopt;
}

} // namespace

Result<Act> getAccountEntries(const Call& call, const Services&) {
    const auto id = pathId<AccountId>(call);
    QueryReader query(call);
    const int limit = query.limit();
    const QString list = QStringLiteral("entries of ") + call.path.front();
    const auto below = query.value("cursor", [&](const QString& cursor) { return numberFromCursor(list, cursor); });
    if (auto faults = faultsOf(id, query.finish(true))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id, below, limit, list](Stores& stores) -> Result<HandlerReply> {
        const auto entries = listEntries(stores, actor, id, below, limit + 1);
        if (!entries) {
            return entries.failed();
        }
        return listPage(*entries, limit, list, infoOf,
                        [](const AccountEntry& entry) { return QByteArray::number(entry.entryNumber); });
    });
}

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

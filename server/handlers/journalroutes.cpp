// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/journalroutes.h"

#include "server/handlers/access.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "server/handlers/services.h"
#include "server/services/journal.h"

namespace tellerdesk::server {

namespace {

std::optional<bool> truthFrom(const QString& text) {
    if (text == u"true") {
        return true;
    }
    return text == u"false" ? std::optional(false) : std::nullopt;
}

std::optional<QDate> dateFrom(const QString& text) {
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.isValid() && date.toString(Qt::ISODate) == text ? std::optional(date) : std::nullopt;
}

QByteArray bytesOf(const JournalItem& item) {
    return QByteArray::number(qint64{item.at.time_since_epoch().count()}) + ' ' +
           QByteArray::number(item.tellerSequence.value_or(0)) + ' ' + cursorPosition(item.id);
}

std::optional<JournalPosition> positionFrom(const QString& list, const QString& cursor) {
    const auto bytes = readCursor(list, cursor);
    const auto parts = bytes ? bytes->split(' ') : QList<QByteArray>();
    if (parts.size() != 3) {
        return std::nullopt;
    }
    bool isTime = false;
    bool isSequence = false;
    const qint64 ms = parts[0].toLongLong(&isTime);
    const qint64 sequence = parts[1].toLongLong(&isSequence);
    const auto id = PostingId::fromString(QString::fromLatin1(parts[2]));
    return isTime && isSequence && id
               ? std::optional(JournalPosition{
                     .at = Instant(std::chrono::milliseconds(ms)), .tellerSequence = sequence, .id = *id})
               : std::nullopt;
}

Receipt receiptOf(const ReceiptRecord& record, const Services& services) {
    const PostingReply& reply = record.posting.reply;
    Receipt receipt{
        .postingId = reply.posting.id,
        .kind = reply.posting.kind,
        .branch = record.branch,
        .teller = record.teller,
        .tellerSequence = reply.posting.tellerSequence,
        .businessDate = reply.posting.businessDate,
        .postedAt = reply.posting.postedAt,
        .localTime = services.localTime(reply.posting.postedAt),
        .account = {.id = reply.account.id, .number = reply.account.number, .ownerName = reply.account.ownerName},
        .amountMinor = reply.posting.amountMinor,
        .currency = reply.posting.currency,
        .narrative = record.narrative,
        .balanceAfterMinor = reply.account.balanceMinor,
        .copies = record.copies};
    if (const auto& to = reply.toAccount) {
        receipt.toAccount = NamedAccount{.id = to->id, .number = to->number, .ownerName = to->ownerName};
    }
    return receipt;
}

} // namespace

Result<Act> getPostings(const Call& call, const Services& services) {
    QueryReader query(call);
    const auto mine = query.value("mine", truthFrom);
    const auto date = query.value("business_date", dateFrom);
    JournalQuery wanted{.mine = mine.value_or(false),
                        .businessDate = date.value_or(services.businessDate(call.now)),
                        .limit = query.limit() + 1};
    const QString list =
        QStringLiteral("postings?mine=%1&business_date=%2")
            .arg(wanted.mine ? call.actor.userId.toString() : QString(), wanted.businessDate.toString(Qt::ISODate));
    wanted.below = query.value("cursor", [&](const QString& cursor) { return positionFrom(list, cursor); });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    if (!wanted.mine && !isAllowed(call.actor.role, Permission::ReadBranchPostings)) {
        return fail(ErrorCode::Forbidden);
    }
    return Act([actor = call.actor, wanted, list](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            listJournal(stores, actor, wanted), wanted.limit - 1, list, [](const JournalItem& item) { return item; },
            bytesOf);
    });
}

Result<Act> getReceipt(const Call& call, const Services& services) {
    const auto id = pathId<PostingId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id, &services](Stores& stores) -> Result<HandlerReply> {
        const auto receipt = findReceipt(stores, actor, id);
        return receipt ? Result<HandlerReply>(HandlerReply{.body = receiptOf(*receipt, services).toJson()})
                       : receipt.failed();
    });
}

Result<Act> postReceiptCopy(const Call& call, const Services&) {
    const auto id = pathId<PostingId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, origin = originOf(call), id = *id,
                key = *call.key](Stores& stores) -> Result<HandlerReply> {
        const auto copy = addReceiptCopy(stores, actor, origin, id, key);
        return copy ? Result<HandlerReply>(HandlerReply{.status = 201, .body = copy->toJson()}) : copy.failed();
    });
}

} // namespace tellerdesk::server

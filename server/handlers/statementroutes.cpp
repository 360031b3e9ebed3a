// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/statementroutes.h"

#include "server/handlers/cursor.h"
#include "server/handlers/faults.h"
#include "server/handlers/periodquery.h"
#include "server/handlers/services.h"
#include "server/handlers/statementexport.h"
#include "server/services/entryservice.h"
#include "shared/api/messages_accounts.h"
#include "shared/api/page.h"
#include "shared/money/money.h"

#include <QRegularExpression>

#include <limits>

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

// A cursor's entry number.
std::optional<qint64> numberFrom(const QString& text) {
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,18}\\z"));
    return digits.match(text).hasMatch() ? std::optional(text.toLongLong()) : std::nullopt;
}

std::optional<EntryOrder> orderFrom(const QString& text) {
    if (text == u"newest") {
        return EntryOrder::Newest;
    }
    return text == u"oldest" ? std::optional(EntryOrder::Oldest) : std::nullopt;
}

void readAmounts(QueryReader& query, EntryFilter& filter) {
    const auto least = query.integer("min_amount", 0, kMaxAmountMinor);
    const auto most = query.integer("max_amount", 0, kMaxAmountMinor);
    if (least && most && *most < *least) {
        query.fault("max_amount", FieldFault::OutOfRange);
    }
    filter.minAmountMinor = least.value_or(filter.minAmountMinor);
    filter.maxAmountMinor = most.value_or(filter.maxAmountMinor);
}

// From this number on, this one included.
void goOnFrom(EntryFilter& filter, qint64 number) {
    (filter.order == EntryOrder::Newest ? filter.numbers.last : filter.numbers.first) = number;
}

// All that a cursor belongs to. The text stands last, since it may hold anything.
QString listOf(const Call& call, const EntryFilter& filter) {
    return QStringLiteral("entries of %1 from %2 to %3 amounts %4 to %5 numbers %6 to %7 %8 ")
               .arg(call.path.front(), filter.dates.from.toString(Qt::ISODate), filter.dates.to.toString(Qt::ISODate))
               .arg(filter.minAmountMinor)
               .arg(filter.maxAmountMinor)
               .arg(filter.numbers.first)
               .arg(filter.numbers.last)
               .arg(static_cast<int>(filter.order)) +
           filter.text;
}

struct EntryQuery {
    EntryFilter filter = {};
    QString list = {}; // the cursor's
    int limit = 0;
};

EntryQuery readEntryQuery(const Call& call, QueryReader& query) {
    EntryQuery asked{.limit = query.limit()};
    EntryFilter& filter = asked.filter;
    filter.dates = readPeriod(query);
    readAmounts(query, filter);
    filter.text = query.text("q", kSearchRule).value_or(QString());
    filter.order = query.value("order", orderFrom).value_or(filter.order);
    if (const auto start = query.integer("start", 1, std::numeric_limits<qint64>::max())) {
        goOnFrom(filter, *start);
    }
    asked.list = listOf(call, filter);
    const auto after = query.value("cursor", [&asked](const QString& cursor) {
        const auto position = readCursor(asked.list, cursor);
        return position ? numberFrom(QString::fromLatin1(*position)) : std::nullopt;
    });
    if (after) {
        goOnFrom(filter, filter.order == EntryOrder::Newest ? *after - 1 : *after + 1);
    }
    return asked;
}

} // namespace

Result<Act> getEntries(const Call& call, const Services&) {
    const auto id = pathId<AccountId>(call);
    QueryReader query(call);
    EntryQuery asked = readEntryQuery(call, query);
    if (auto faults = faultsOf(id, query.finish(true))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    asked.filter.account = *id;
    return Act([actor = call.actor, asked](Stores& stores) -> Result<HandlerReply> {
        const auto found = listEntries(stores, actor, asked.filter, asked.limit);
        if (!found) {
            return found.failed();
        }
        Page<EntryInfo> page;
        for (const AccountEntry& entry : found->entries) {
            page.items.push_back(infoOf(entry));
        }
        if (found->next) {
            page.next = writeCursor(asked.list, QByteArray::number(*found->next));
        }
        return HandlerReply{.body = page.toJson()};
    });
}

Result<Act> getEntrySummary(const Call& call, const Services&) {
    const auto id = pathId<AccountId>(call);
    QueryReader query(call);
    const DateRange dates = readPeriod(query);
    if (auto faults = faultsOf(id, query.finish(true))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id, dates](Stores& stores) -> Result<HandlerReply> {
        const auto summary = summariseEntries(stores, actor, id, dates);
        return summary ? Result<HandlerReply>(HandlerReply{.body = summary->toJson()}) : summary.failed();
    });
}

Result<Act> getEntryExport(const Call& call, const Services& services) {
    const auto id = pathId<AccountId>(call);
    QueryReader query(call);
    const auto format = query.value("format", exportFormatFrom);
    if (!format && !query.has("format")) {
        query.fault("format", FieldFault::Missing);
    }
    const DateRange dates = readPeriod(query);
    if (auto faults = faultsOf(id, query.finish(true))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    const ExportOrder order{.account = *id,
                            .dates = dates,
                            .format = *format,
                            .bank = services.bankName,
                            .id = call.requestId,
                            .now = call.now,
                            .today = services.businessDate(call.now)};
    return Act([actor = call.actor, order](Stores& stores) -> Result<HandlerReply> {
        auto stream = exportEntries(stores, actor, order);
        return stream ? Result<HandlerReply>(HandlerReply{.stream = *std::move(stream)}) : stream.failed();
    });
}

} // namespace tellerdesk::server

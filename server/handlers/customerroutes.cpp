// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/customerroutes.h"

#include "server/handlers/access.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "server/handlers/services.h"
#include "server/services/customerservice.h"
#include "shared/api/messages_customers.h"

namespace tellerdesk::server {

namespace {

HandlerReply replyOf(const CustomerRecord& customer, int status) {
    return {.status = status, .body = customer.info.toJson(), .etag = etagOf(customer.version)};
}

// Nobody is born after today, whatever the time of day at the branch.
Result<void> bornBy(const QDate& today, const std::optional<QDate>& dateOfBirth) {
    const bool later = dateOfBirth && *dateOfBirth > today;
    return later ? Result<void>(failField(QStringLiteral("/date_of_birth"), FieldFault::OutOfRange)) : Result<void>();
}

QByteArray bytesOf(const CustomerPosition& position) {
    return cursorPosition(position.id) + position.term.toUtf8();
}

std::optional<CustomerPosition> positionFrom(const QByteArray& bytes) {
    constexpr qsizetype kIdLength = 36;
    const auto id = CustomerId::fromString(QString::fromLatin1(bytes.left(kIdLength)));
    return id ? std::optional(CustomerPosition{.term = QString::fromUtf8(bytes.sliced(kIdLength)), .id = *id})
              : std::nullopt;
}

Act listAct(const Call& call, const QString& list, std::optional<CustomerId> below, int limit) {
    return [=, actor = call.actor](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            listCustomers(stores, actor, below, limit + 1), limit, list,
            [](const CustomerRecord& customer) { return customer.info; },
            [](const CustomerRecord& customer) { return cursorPosition(customer.info.id); });
    };
}

Act searchAct(const Call& call, const QString& list, const TermQuery& terms,
              const std::optional<CustomerPosition>& after, int limit) {
    return [=, actor = call.actor](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            searchCustomers(stores, actor, terms, after, limit + 1), limit, list,
            [](const FoundCustomer& found) { return found.customer.info; },
            [](const FoundCustomer& found) {
                return bytesOf(CustomerPosition{.term = found.term, .id = found.customer.info.id});
            });
    };
}

} // namespace

Result<Act> postCustomer(const Call& call, const Services& services) {
    auto fields = CustomerFields::fromJson(call.body);
    const auto born = bornBy(services.businessDate(call.now), fields ? fields->dateOfBirth : std::nullopt);
    if (auto faults = faultsOf(fields, born, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, origin = originOf(call), id = CustomerId{call.key->value},
                fields = *std::move(fields)](Stores& stores) -> Result<HandlerReply> {
        return replyOf(createCustomer(stores, actor, origin, id, fields), 201);
    });
}

Result<Act> postSimilarCustomers(const Call& call, const Services& services) {
    auto request = SimilarRequest::fromJson(call.body);
    const auto born = bornBy(services.businessDate(call.now), request ? request->fields.dateOfBirth : std::nullopt);
    if (auto faults = faultsOf(request, born, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, request = *std::move(request)](Stores& stores) -> Result<HandlerReply> {
        return HandlerReply{
            .body = Page<SimilarCustomer>{.items = similarCustomers(stores, actor, request.fields)}.toJson()};
    });
}

Result<Act> getCustomers(const Call& call, const Services&) {
    QueryReader query(call);
    const QString typed = query.text("q", kSearchRule).value_or(QString());
    const int limit = query.limit();
    const QString list = QStringLiteral("customers?q=") + typed;
    const bool searching = !typed.trimmed().isEmpty();
    const auto position = query.value("cursor", [&](const QString& cursor) -> std::optional<CustomerPosition> {
        const auto bytes = readCursor(list, cursor);
        return bytes ? positionFrom(*bytes) : std::nullopt;
    });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    if (!searching) {
        return listAct(call, list, position ? std::optional(position->id) : std::nullopt, limit);
    }
    const auto terms = termQuery(typed);
    if (!terms) { // typed, but neither letter nor digit: nobody has such a name
        return Act([](Stores&) -> Result<HandlerReply> { return HandlerReply{.body = Page<CustomerInfo>().toJson()}; });
    }
    return searchAct(call, list, *terms, position, limit);
}

Result<Act> getCustomer(const Call& call, const Services&) {
    const auto id = pathId<CustomerId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id](Stores& stores) -> Result<HandlerReply> {
        const auto customer = findCustomer(stores, actor, id);
        return customer ? Result<HandlerReply>(replyOf(*customer, 200)) : customer.failed();
    });
}

Result<Act> patchCustomer(const Call& call, const Services& services) {
    const auto id = pathId<CustomerId>(call);
    auto change = CustomerChange::fromJson(call.body);
    const bool hasDate = change && change->dateOfBirth.has_value();
    const auto born = bornBy(services.businessDate(call.now), hasDate ? *change->dateOfBirth : std::nullopt);
    const auto tags = call.ifMatch ? checkIfMatch(*call.ifMatch) : Result<void>(); // absent: 428, by the adapter
    if (auto faults = faultsOf(id, change, born, tags, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, origin = originOf(call), id = *id, change = *std::move(change),
                ifMatch = call.ifMatch.value_or(QByteArray())](Stores& stores) -> Result<HandlerReply> {
        const auto isExpected = [&](qint64 version) { return ifMatchNames(ifMatch, version).valueOr(false); };
        const auto customer = changeCustomer(stores, actor, origin, id, change, isExpected);
        return customer ? Result<HandlerReply>(replyOf(*customer, 200)) : customer.failed();
    });
}

} // namespace tellerdesk::server

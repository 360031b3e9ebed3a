// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/customerservice.h"

#include "server/domain/accountstore.h"
#include "server/domain/visibility.h"
#include "shared/domain/documentmask.h"

#include <algorithm>

namespace tellerdesk::server {

namespace {

QJsonObject auditable(const CustomerFields& fields) {
    CustomerFields safe = fields;
    if (safe.document) {
        safe.document->number = maskedDocumentNumber(safe.document->number);
    }
    return safe.toJson();
}

struct Difference {
    QJsonObject before = {};
    QJsonObject after = {};
};

// The fields that a change touched; null where there was or is nothing.
Difference differenceOf(const CustomerFields& before, const CustomerFields& after) {
    const QJsonObject from = before.toJson();
    const QJsonObject to = after.toJson();
    const QJsonObject safeFrom = auditable(before);
    const QJsonObject safeTo = auditable(after);
    QStringList names = from.keys() + to.keys();
    names.removeDuplicates();
    Difference difference;
    const auto valueIn = [](const QJsonObject& json, const QString& name) {
        return json.contains(name) ? json.value(name) : QJsonValue(QJsonValue::Null);
    };
    for (const QString& name : std::as_const(names)) {
        if (from.value(name) != to.value(name)) {
            difference.before.insert(name, valueIn(safeFrom, name));
            difference.after.insert(name, valueIn(safeTo, name));
        }
    }
    return difference;
}

// One stronger reason outweighs all weaker ones together.
int weightOf(const std::vector<Likeness>& reasons) {
    int weight = 0;
    for (const Likeness reason : reasons) {
        weight += 1 << (allLikenesses().size() - static_cast<std::size_t>(reason));
    }
    return weight;
}

AuditEvent eventOf(const char* act, const Actor& actor, const Origin& origin, const CustomerRecord& customer) {
    return {.act = QString::fromLatin1(act),
            .origin = origin,
            .actor = actor,
            .branchId = customer.info.branchId,
            .subject = AuditSubject{.kind = QStringLiteral("customer"), .id = customer.info.id.value}};
}

} // namespace

CustomerRecord createCustomer(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id,
                              const CustomerFields& fields) {
    const CustomerRecord customer{
        .info = {.id = id, .branchId = actor.branchId, .fields = fields, .createdAt = origin.at}};
    stores.customers.insert(customer, actor.userId);
    stores.customers.addTerms(customer, customerTerms(fields, {}));
    AuditEvent event = eventOf("customer.create", actor, origin, customer);
    event.after = auditable(fields);
    stores.audit.append(event);
    return customer;
}

Result<CustomerRecord> findCustomer(Stores& stores, const Actor& actor, CustomerId id) {
    auto customer = stores.customers.find(id);
    if (!customer || !seesBranch(actor, customer->info.branchId)) {
        return fail(ErrorCode::NotFound);
    }
    return *std::move(customer);
}

std::vector<SimilarCustomer> similarCustomers(Stores& stores, const Actor& actor, const CustomerFields& sought) {
    std::vector<SimilarCustomer> similar;
    for (CustomerRecord& known : stores.customers.candidates(actor.branchId, candidatesFor(sought))) {
        auto reasons = likenessesOf(sought, known.info.fields);
        if (!reasons.empty()) {
            similar.push_back({.customer = std::move(known.info), .reasons = std::move(reasons)});
        }
    }
    std::stable_sort(similar.begin(), similar.end(), [](const SimilarCustomer& left, const SimilarCustomer& right) {
        return weightOf(left.reasons) > weightOf(right.reasons);
    });
    similar.resize(std::min(similar.size(), kMostSimilar));
    return similar;
}

Result<CustomerRecord> changeCustomer(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id,
                                      const CustomerChange& change, const std::function<bool(qint64)>& isExpected) {
    const auto before = stores.customers.findForUpdate(id);
    if (!before || !seesBranch(actor, before->info.branchId)) {
        return fail(ErrorCode::NotFound);
    }
    CustomerRecord after = *before;
    after.info.fields = change.appliedTo(before->info.fields);
    if (after == *before) {
        return after;
    }
    if (!isExpected(before->version)) {
        return fail(ErrorCode::PreconditionFailed);
    }
    ++after.version;
    stores.customers.update(after);
    stores.customers.replaceTerms(after, customerTerms(after.info.fields, stores.accounts.numbersOf(id)));
    AuditEvent event = eventOf("customer.change", actor, origin, after);
    Difference difference = differenceOf(before->info.fields, after.info.fields);
    event.before = std::move(difference.before);
    event.after = std::move(difference.after);
    stores.audit.append(event);
    return after;
}

std::vector<CustomerRecord> listCustomers(Stores& stores, const Actor& actor, std::optional<CustomerId> below,
                                          int limit) {
    return stores.customers.list({.branchId = visibleBranch(actor), .below = below, .limit = limit});
}

std::vector<FoundCustomer> searchCustomers(Stores& stores, const Actor& actor, const TermQuery& terms,
                                           std::optional<CustomerPosition> after, int limit) {
    return stores.customers.search(
        {.branchId = visibleBranch(actor), .terms = terms, .after = std::move(after), .limit = limit});
}

} // namespace tellerdesk::server

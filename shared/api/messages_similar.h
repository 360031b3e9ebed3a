// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <QLatin1StringView>

#include <span>
#include <vector>

namespace tellerdesk {

// Body of POST /v1/customers/similar: what is known so far of somebody who may be a customer already. As the body of
// POST /v1/customers, but every field may be left out, of the document the type too; one at least is given.
struct SimilarRequest {
    CustomerFields fields = {}; // an empty name: none given; a document without a number is none

    QJsonObject toJson() const;
    static Result<SimilarRequest> fromJson(const JsonValue& json);
    bool operator==(const SimilarRequest&) const = default;
};

enum class Likeness { Document, Phone, Name, DateOfBirth };

QLatin1StringView wireName(Likeness likeness);
std::optional<Likeness> likenessFromWire(QStringView name);
std::span<const Likeness> allLikenesses();

// An item of the reply: a customer, and all that is alike, the strongest reason first.
struct SimilarCustomer {
    CustomerInfo customer = {};
    std::vector<Likeness> reasons = {};

    QJsonObject toJson() const;
    static SimilarCustomer read(FieldReader& in); // a reason that this program does not know is left out
    bool operator==(const SimilarCustomer&) const = default;
};

} // namespace tellerdesk

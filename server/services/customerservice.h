// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/auditstore.h"
#include "server/domain/customerstore.h"
#include "server/domain/stores.h"
#include "shared/api/messages_similar.h"
#include "shared/core/result.h"

#include <functional>

namespace tellerdesk::server {

// In the branch of the caller.
CustomerRecord createCustomer(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id,
                              const CustomerFields& fields);

// NotFound for another branch's as for an unknown one.
Result<CustomerRecord> findCustomer(Stores& stores, const Actor& actor, CustomerId id);

// Customers of the caller's branch who may be the same person, the likeliest first, kMostSimilar at most.
inline constexpr std::size_t kMostSimilar = 20;
std::vector<SimilarCustomer> similarCustomers(Stores& stores, const Actor& actor, const CustomerFields& sought);

// `isExpected` says whether the caller has seen this version. A change that holds already is answered as made, so that
// a PATCH whose reply was lost can be sent again; otherwise a version that the caller has not seen is
// PreconditionFailed.
Result<CustomerRecord> changeCustomer(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id,
                                      const CustomerChange& change, const std::function<bool(qint64)>& isExpected);

// Of the branches that the caller sees.
std::vector<CustomerRecord> listCustomers(Stores& stores, const Actor& actor, std::optional<CustomerId> below,
                                          int limit);
std::vector<FoundCustomer> searchCustomers(Stores& stores, const Actor& actor, const TermQuery& terms,
                                           std::optional<CustomerPosition> after, int limit);

} // namespace tellerdesk::server

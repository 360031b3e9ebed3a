// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/books.h"
#include "server/domain/tillstore.h"
#include "shared/core/errorcode.h"

#include <vector>

namespace tellerdesk::server::db {

// Writes the bookings, in the order in which they were decided: postings, entries, the accounts' balances and entry
// numbers and the sessions' teller sequences, in one statement. The rows must be locked.
void writeBookings(Connection& connection, const std::vector<Booking>& bookings);
Connection::Step bookingsStep(const std::vector<Booking>& bookings); // of at least one

// Adds positions with opening 0 where the sessions do not have them.
struct AddedPosition {
    TillSessionId tillSessionId = {};
    Currency currency = {};

    auto operator<=>(const AddedPosition&) const = default;
};
Connection::Step addedPositionsStep(const std::vector<AddedPosition>& positions);

struct Refusal {
    Uuid key = {};
    ErrorCode code = ErrorCode::Internal;
    UserId userId = {};
    BranchId branchId = {};
    // The facts of a refused posting; nothing for other orders.
    std::optional<BookingKind> kind = {};
    std::optional<qint64> amountMinor = {};
    std::optional<Currency> currency = {};
    std::optional<AccountId> accountId = {};
    std::optional<AccountId> toAccountId = {};
};
Connection::Step refusalsStep(const std::vector<Refusal>& refusals, Instant now, QDate today);

struct Abandonment {
    Uuid key = {};
    UserId userId = {};
    BranchId branchId = {};
};
Connection::Step abandonmentsStep(const std::vector<Abandonment>& abandonments, Instant now);

void writeTillOpening(Connection& connection, const TillRecord& till, Instant now);

struct TillClosingFacts {
    RequestKey key = {};
    UserId closedBy = {};
    std::optional<QString> reason = {};
    Instant now = {};
};
void writeTillClosing(Connection& connection, const TillSession& session, const TillClosingFacts& facts);

} // namespace tellerdesk::server::db

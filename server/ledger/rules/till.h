// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/tillstore.h"
#include "server/ledger/order.h"
#include "server/ledger/rules/books.h"
#include "shared/core/clock.h"
#include "shared/core/expected.h"
#include "shared/core/result.h"

#include <QDate>

#include <functional>
#include <vector>

namespace tellerdesk::server::ledger {

using MakePostingId = std::function<PostingId()>;

struct TillOpening {
    TillSession session = {};
    BranchId branchId = {};
    std::vector<Booking> bookings = {}; // vault to till, one for each currency with cash
};

struct TillOpeningFacts {
    TillSessionId id = {};
    UserId tellerId = {};
    BranchId branchId = {};
    Instant now = {};
    QDate today = {};
    MakePostingId makeId = {};
};

// The books must hold the branch's vault and the teller's till for each currency.
Expected<TillOpening, ErrorCode> decideTillOpening(const TillOpeningOrder& order, const TillOpeningFacts& facts,
                                                   const Books& books);

struct TillClosing {
    TillSession session = {}; // with expected and counted
    BranchId branchId = {};
    std::vector<Booking> bookings = {}; // the variance to over and short, then the counted cash to the vault
};

struct TillClosingFacts {
    UserId userId = {};
    Role role = Role::Teller;
    BranchId branchId = {};
    Instant now = {};
    MakePostingId makeId = {};
};

// `till` is the named session as it is, locked; nothing when there is none. Only business refusals are final for the
// key: NotFound (the id is in the path), Forbidden and InvalidRequest leave it free. For an open till the books must
// hold its accounts, the vault and the over-and-short account for each of its currencies.
Result<TillClosing> decideTillClosing(const TillClosingOrder& order, const TillClosingFacts& facts,
                                      const std::optional<TillRecord>& till, const Books& books);

} // namespace tellerdesk::server::ledger

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/order.h"
#include "server/ledger/rules/books.h"
#include "shared/core/clock.h"
#include "shared/core/expected.h"

#include <QDate>

namespace tellerdesk::server::ledger {

// Who posts, when, under which id. Sessions and permissions are checked before the key is claimed.
struct PostingFacts {
    PostingId id = {};
    UserId tellerId = {};
    BranchId branchId = {};
    Instant now = {};
    QDate today = {}; // the branch's calendar date
};

// Accepted with its entries, or refused by the first rule that fails, in the order of the wire contract. Changes
// nothing: Books::apply does. A deposit needs the till's cash account for its currency in the books.
Expected<Booking, ErrorCode> decidePosting(const PostingOrder& order, const PostingFacts& facts, const Books& books);

} // namespace tellerdesk::server::ledger

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/auditstore.h"
#include "server/domain/journalstore.h"
#include "server/domain/stores.h"
#include "shared/core/result.h"

namespace tellerdesk::server {

// One's own postings and refusals, or everybody's in the branches that one sees (Forbidden to whom that is not given).
struct JournalQuery {
    bool mine = false;
    QDate businessDate = {};
    std::optional<JournalPosition> below = {};
    int limit = 50;
};
std::vector<JournalItem> listJournal(Stores& stores, const Actor& actor, const JournalQuery& query);

// NotFound while it is not posted, and for another branch's.
Result<ReceiptRecord> findReceipt(Stores& stores, const Actor& actor, PostingId id);

// Counts a copy that is about to be printed, and notes who makes it.
Result<ReceiptCopy> addReceiptCopy(Stores& stores, const Actor& actor, const Origin& origin, PostingId id,
                                   RequestKey key);

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/posting.h"
#include "shared/api/messages_receipts.h"

#include <optional>
#include <vector>

namespace tellerdesk::server {

// Where a page of the journal ended: refusals have sequence 0.
struct JournalPosition {
    Instant at = {};
    qint64 tellerSequence = 0;
    PostingId id = {};

    bool operator==(const JournalPosition&) const = default;
};

struct JournalFilter {
    QDate businessDate = {};
    std::optional<UserId> tellerId = {};   // none: every teller
    std::optional<BranchId> branchId = {}; // none: every branch
    std::optional<JournalPosition> below = {};
    int limit = 50;
};

// What stands on a receipt besides the posting itself.
struct ReceiptRecord {
    PostingRecord posting = {};
    NamedUser teller = {};
    ReceiptBranch branch = {};
    std::optional<QString> narrative = {};
    qint64 copies = 0;
};

struct NewCopy {
    RequestKey key = {};
    PostingId postingId = {};
    UserId madeBy = {};
    Instant madeAt = {};
};

// The day's work: customers' postings and refusals of such, and the paper that was made of them.
class JournalStore {
public:
    virtual ~JournalStore() = default;

    // Newest first. A refused order's account is named only where it is one of the refusal's own branch.
    virtual std::vector<JournalItem> list(const JournalFilter& filter) = 0;
    virtual std::optional<ReceiptRecord> receipt(PostingId id) = 0; // the caller looks at the branch
    // The copy's number: one more than the last, for every caller another one. Waits for others at the same posting.
    virtual qint64 addCopy(const NewCopy& copy) = 0;
};

} // namespace tellerdesk::server

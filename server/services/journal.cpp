// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/journal.h"

#include "server/domain/postingstore.h"
#include "server/domain/visibility.h"

namespace tellerdesk::server {

std::vector<JournalItem> listJournal(Stores& stores, const Actor& actor, const JournalQuery& query) {
    return stores.journal.list({.businessDate = query.businessDate,
                                .tellerId = query.mine ? std::optional(actor.userId) : std::nullopt,
                                .branchId = visibleBranch(actor),
                                .below = query.below,
                                .limit = query.limit});
}

Result<ReceiptRecord> findReceipt(Stores& stores, const Actor& actor, PostingId id) {
    auto receipt = stores.journal.receipt(id);
    if (!receipt || !seesBranch(actor, receipt->posting.branchId)) {
        return fail(ErrorCode::NotFound);
    }
    return *std::move(receipt);
}

Result<ReceiptCopy> addReceiptCopy(Stores& stores, const Actor& actor, const Origin& origin, PostingId id,
                                   RequestKey key) {
    const auto posting = stores.postings.find(id);
    if (!posting || !seesBranch(actor, posting->branchId)) {
        return fail(ErrorCode::NotFound);
    }
    ReceiptCopy copy{.id = key.value, .postingId = id, .madeAt = origin.at};
    copy.n = stores.journal.addCopy({.key = key, .postingId = id, .madeBy = actor.userId, .madeAt = origin.at});
    stores.audit.append({.act = QStringLiteral("receipt.copy"),
                         .origin = origin,
                         .actor = actor,
                         .branchId = posting->branchId,
                         .subject = AuditSubject{.kind = QStringLiteral("posting"), .id = id.value},
                         .after = {{QStringLiteral("n"), copy.n}}});
    return copy;
}

} // namespace tellerdesk::server

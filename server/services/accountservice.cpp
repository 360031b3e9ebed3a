// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/accountservice.h"

#include "server/domain/customerstore.h"
#include "server/domain/postingstore.h"
#include "server/domain/visibility.h"
#include "shared/domain/accountnumber.h"

namespace tellerdesk::server {

namespace {

// Never with a zero in front, which spreadsheets and people drop.
AccountNumber numberFrom(quint64 random) {
    constexpr quint64 kFirst = 1'000'000'000;
    constexpr quint64 kCount = 9'000'000'000;
    return AccountNumber::fromBody(kFirst + random % kCount);
}

} // namespace

Result<AccountRecord> openAccount(Stores& stores, const Actor& actor, const Origin& origin, AccountId id,
                                  const OpenAccountRequest& request, const RandomSource& random) {
    // Locked: a change of the customer at the same time would write search terms without this account's.
    const auto customer = stores.customers.findForUpdate(request.customerId);
    if (!customer || !seesBranch(actor, customer->info.branchId)) {
        return fail(ErrorCode::NotFound);
    }
    AccountRecord account{.info = {.id = id,
                                   .customerId = customer->info.id,
                                   .ownerName = customer->info.fields.fullName,
                                   .currency = request.currency,
                                   .status = QStringLiteral("active")},
                          .branchId = customer->info.branchId};
    do {
        account.info.number = numberFrom(random()).text();
    } while (!stores.accounts.insert(account, origin.at));
    stores.customers.addTerms(*customer, accountTerms(account.info.number));
    stores.audit.append({.act = QStringLiteral("account.open"),
                         .origin = origin,
                         .actor = actor,
                         .branchId = account.branchId,
                         .subject = AuditSubject{.kind = QStringLiteral("account"), .id = id.value},
                         .after = account.info.toJson()});
    return account;
}

Result<AccountRecord> findAccount(Stores& stores, const Actor& actor, AccountId id) {
    auto account = stores.accounts.find(id);
    if (!account || !seesBranch(actor, account->branchId)) {
        return fail(ErrorCode::NotFound);
    }
    return *std::move(account);
}

std::vector<AccountRecord> listAccounts(Stores& stores, const Actor& actor, AccountFilter filter) {
    filter.branchId = visibleBranch(actor);
    return stores.accounts.list(filter);
}

Result<PostingReply> findPosting(Stores& stores, const Actor& actor, PostingId id) {
    auto posting = stores.postings.find(id);
    if (!posting || !seesBranch(actor, posting->branchId)) {
        return fail(ErrorCode::NotFound);
    }
    return std::move(posting->reply);
}

} // namespace tellerdesk::server

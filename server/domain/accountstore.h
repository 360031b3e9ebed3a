// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_accounts.h"
#include "shared/core/uuid.h"

#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

// A customer's account, and whose branch may see it. (The bank's own accounts are no business of this store.)
struct AccountRecord {
    AccountInfo info = {};
    BranchId branchId = {};

    bool operator==(const AccountRecord&) const = default;
};

struct AccountFilter {
    std::optional<BranchId> branchId = {}; // none: every branch
    std::optional<CustomerId> customerId = {};
    std::optional<QString> number = {};  // exactly
    std::optional<AccountId> below = {}; // the cursor: the last id of the page before
    int limit = 50;
};

class AccountStore {
public:
    virtual ~AccountStore() = default;

    // False, and nothing is written, when the number is taken.
    virtual bool insert(const AccountRecord& account, Instant openedAt) = 0;
    virtual std::optional<AccountRecord> find(AccountId id) = 0;
    virtual std::vector<AccountRecord> list(const AccountFilter& filter) = 0; // newest first
    virtual std::vector<QString> numbersOf(CustomerId customer) = 0;
};

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/lanecontext.h"

#include <optional>
#include <vector>

namespace tellerdesk::server::ledger {

// Finds the bank's own accounts for one transaction, and makes them on demand. What it makes is known to later
// transactions only when keep() is called, after the commit.
class OwnAccounts {
public:
    explicit OwnAccounts(LaneContext& context)
        : m_context(context) {}

    // Of the accounts those that are known or in the books.
    void find(const std::vector<db::OwnAccount>& accounts);
    // All of them; the missing ones are made in the branch. One in a currency that the bank does not work in stays
    // missing.
    void findOrCreate(const std::vector<db::OwnAccount>& accounts, BranchId branch, Instant now);

    std::optional<AccountId> id(const db::OwnAccount& account) const;
    const std::map<db::OwnAccount, AccountId>& all() const { return m_found; }

    void keep();

private:
    void take(const std::vector<db::OwnAccount>& accounts); // from what is known
    void read(const std::vector<db::OwnAccount>& accounts, std::map<db::OwnAccount, AccountId>& into);
    std::vector<db::OwnAccount> missing(const std::vector<db::OwnAccount>& accounts) const;

    LaneContext& m_context;
    std::map<db::OwnAccount, AccountId> m_found;
};

} // namespace tellerdesk::server::ledger

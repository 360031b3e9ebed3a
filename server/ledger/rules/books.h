// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/books.h"

#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace tellerdesk::server::ledger {

// The part of the books that a batch holds locked: what the rules decide by. Orders of one batch are decided one after
// the other and see each other's effects here before anything is written.
class Books {
public:
    void add(BookAccount account);
    void add(OpenTill till);
    void removeTill(UserId teller); // it was closed

    const BookAccount* account(AccountId id) const; // nullptr: there is none, or it is not held
    const BookAccount* tillCash(UserId teller, Currency currency) const;
    const BookAccount* own(AccountKind kind, BranchId branch, Currency currency) const; // vault, over and short
    const OpenTill* openTill(UserId teller) const;

    // Moves the balances, entry numbers and teller sequence. The entries must continue the accounts as they are.
    void apply(const Booking& booking);

private:
    std::unordered_map<AccountId, BookAccount> m_accounts;
    std::map<std::pair<UserId, Currency>, AccountId> m_tillCash;
    std::map<std::tuple<AccountKind, BranchId, Currency>, AccountId> m_own;
    std::unordered_map<UserId, OpenTill> m_tills;
};

} // namespace tellerdesk::server::ledger

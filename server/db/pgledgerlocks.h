// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/books.h"

#include <vector>

namespace tellerdesk::server::db {

// Row locks of a posting transaction: accounts first, then till sessions, each in the order of their ids; every
// transaction that holds more than one keeps to it. FOR NO KEY UPDATE, because FOR UPDATE collides with foreign keys.

// Those of the accounts that exist, as they are once locked.
std::vector<BookAccount> lockAccounts(Connection& connection, const std::vector<Uuid>& ids);
Connection::Step lockAccountsStep(const std::vector<Uuid>& ids, std::vector<BookAccount>& locked);
// The tellers' open sessions.
std::vector<OpenTill> lockOpenTills(Connection& connection, const std::vector<Uuid>& tellerIds);
Connection::Step lockOpenTillsStep(const std::vector<Uuid>& tellerIds, std::vector<OpenTill>& locked);
// False when there is no such session.
bool lockTill(Connection& connection, TillSessionId id);

// Those of the accounts, and of the tellers by their open sessions, whose rows somebody else holds at this moment.
// Never waits. Takes the locks that it can get: for a transaction of its own that is rolled back.
std::vector<Uuid> heldAccounts(Connection& connection, const std::vector<Uuid>& ids);
std::vector<Uuid> heldTills(Connection& connection, const std::vector<Uuid>& tellerIds);

// One of the bank's own accounts: a till's by its teller, the others by their branch.
struct OwnAccount {
    AccountKind kind = AccountKind::TillCash;
    Uuid ownerId = {}; // teller or branch
    Currency currency = {};

    auto operator<=>(const OwnAccount&) const = default;
};

struct OwnAccountId {
    OwnAccount account = {};
    AccountId id = {};
};

// Those that exist.
std::vector<OwnAccountId> findOwnAccounts(Connection& connection, const std::vector<OwnAccount>& accounts);
// Makes them where they do not exist, in the given branch and in currencies that the bank works in; waits for somebody
// else who makes the same.
void createOwnAccounts(Connection& connection, const std::vector<OwnAccount>& accounts, BranchId branch, Instant now);

} // namespace tellerdesk::server::db

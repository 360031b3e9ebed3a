// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/accountstore.h"
#include "server/domain/sessionstore.h"

#include <functional>

namespace tellerdesk::server {

// Somebody looks at an account.
struct AccountLook {
    Caller caller = {};
    AccountId accountId = {};
    Instant now = {};
};

// What SessionStore::findLive and AccountStore::find would find at the same moment.
struct AccountSight {
    std::optional<Actor> actor = {};
    std::optional<AccountRecord> account = {};
};

// Answers many looks by one statement: those that come while the database is at work are asked together next.
class AccountReads {
public:
    // Nothing: it could not be found out; ask the usual way.
    using Answer = std::function<void(std::optional<AccountSight>)>;

    virtual ~AccountReads() = default;
    // From any thread; never blocks. Answers once, from a thread of its own, or at once where it cannot take more.
    virtual void find(const AccountLook& look, Answer answer) = 0;
};

} // namespace tellerdesk::server

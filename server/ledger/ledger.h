// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/ledger/order.h"
#include "shared/core/clock.h"

#include <QDate>

#include <cstddef>
#include <functional>
#include <memory>

namespace tellerdesk::server::ledger {

struct LedgerSettings {
    db::ConnectionSettings connection = {};
    int lanes = 1; // over the same accounts more lanes are slower: their batches wait for each other's rows
    std::size_t batchCap = 128;
    std::size_t queueCap = 4096;
};

// The posting engine: everything that moves money, opens or closes a till, or abandons a posting goes through here.
//
// Orders wait in one queue. A lane, which is a thread with its own connection, takes what has gathered and runs one
// database transaction for the whole batch:
//   1. claim the keys, in their order, with the callers' sessions, users and roles;
//   2. lock the accounts, then the till sessions, in the order of their ids;
//   3. decide one order after the other by the pure rules (rules/);
//   4. write postings, entries, balances, sequences and refusals in a few set-based statements;
//   5. commit;  6. answer each caller.
// Nobody hears of a posting before the commit. Till orders run alone, between batches. When a transaction fails,
// nothing of it exists: see lane.h for what happens then. No state here matters: any number of servers may work on one
// database.
class Ledger {
public:
    using Answer = std::function<void(Outcome)>;
    using BusinessDate = std::function<QDate(Instant)>; // the branch's calendar date

    Ledger(LedgerSettings settings, const Clock& clock, BusinessDate businessDate);
    ~Ledger(); // stops
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    void start();
    // From any thread; never blocks. Answers once: at once with Busy when the queue is full and with Unavailable when
    // the ledger does not run, else from a lane's thread. The answer must not block.
    void submit(Order order, Answer answer);
    // Takes no more, works off what it has taken, and returns when everybody is answered.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace tellerdesk::server::ledger

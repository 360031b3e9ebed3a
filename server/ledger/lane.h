// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/lanecontext.h"

#include <optional>
#include <vector>

namespace tellerdesk::server::db {
class DatabaseError;
}

namespace tellerdesk::server::ledger {

// A connection and what becomes of its batches. Where a transaction fails, nothing of it exists, and
//  - lost before COMMIT was sent: tried once more on a new connection, then Unavailable;
//  - a claim that waited too long: those orders are answered InProgress, the rest run again;
//  - a row that waited too long: orders naming a row that somebody holds are answered Busy, the rest run again. As long
//  as it
//    is held, no later batch waits for it;
//  - anything else (a constraint, a deadlock): each order runs again alone, a deadlock several times.
// Where COMMIT was not answered, the keys are claimed again on a new connection, which waits for the old transaction
// should it still live, and only then is anybody answered: with what was posted, or with what happens now, or
// OutcomeUnknown.
class Lane {
public:
    Lane(const db::ConnectionSettings& connection, const Clock& clock, const Ledger::BusinessDate& businessDate);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    // Answers every order of the batch, which one transaction can hold.
    void work(std::vector<Pending>& batch);

private:
    using Batch = std::vector<Pending*>;
    struct Tries;

    void settle(Batch batch);
    void attempt(Batch& batch);
    bool recover(Batch& batch, const db::DatabaseError& error, Tries& tries);
    bool recoverFromLoss(Batch& batch, Tries& tries);
    void giveUp(Batch& batch, ErrorCode code);

    void leaveOutKnownTroubles(Batch& batch);
    void leaveOutHeldClaims(Batch& batch, const std::set<Uuid>& keys);
    void leaveOutHeldRows(Batch& batch, const RowIds& rows);
    bool isClaimHeld(Pending& pending);

    db::Connection m_connection;
    LaneContext m_context;
    std::set<Uuid> m_heldKeys; // that were being worked on elsewhere for longer than the lock timeout when last tried
};

} // namespace tellerdesk::server::ledger

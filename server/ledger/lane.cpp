// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/lane.h"

#include "server/db/databaseerror.h"
#include "server/ledger/claims.h"
#include "server/ledger/postingbatch.h"
#include "server/ledger/tillorder.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace tellerdesk::server::ledger {

namespace {

Q_LOGGING_CATEGORY(ledgerLog, "tellerdesk.ledger")

constexpr int kMostTries = 8; // more than a storm of deadlocks needs
constexpr int kMostLockTimeouts = 3;
constexpr int kMostLost = 1;
// Somebody may have been posted and not know it: worth waiting a little until the database is back.
constexpr int kMostLostInDoubt = 15;
constexpr int kWaitInDoubtMs = 200;

bool isTillOrder(const Order& order) {
    return std::holds_alternative<TillOpeningOrder>(order.what) || std::holds_alternative<TillClosingOrder>(order.what);
}

bool waitedTooLong(const db::DatabaseError& error) {
    return error.lockTimeout() || error.sqlState() == "57014"; // several waits, each short enough, may add up
}

// Nothing of the order exists. What is left when it failed alone and again.
ErrorCode codeFor(const db::DatabaseError& error) {
    if (error.worthRetrying() || waitedTooLong(error)) {
        return ErrorCode::Busy;
    }
    if (error.keyTaken()) {
        return ErrorCode::IdempotencyKeyReused;
    }
    return error.sqlState().startsWith("23") ? ErrorCode::Internal : ErrorCode::Unavailable;
}

void logFailure(const std::vector<Pending*>& batch, const db::DatabaseError& error) {
    qCWarning(ledgerLog, "transaction of %zu orders failed: sqlstate %s, statement %s, constraint %s, request %s",
              batch.size(), error.sqlState().constData(), error.statement(), qPrintable(error.constraint()),
              qPrintable(batch.front()->order.requestId.toString()));
}

// Longer each time, and never in step with the other server that we met.
void waitBeforeTry(int tries) {
    QThread::msleep(QRandomGenerator::global()->bounded(1u, 4u << std::min(tries, 4)));
}

// The rows that the order names, and its till's account where that is known already.
RowIds rowsOf(const Order& order, const KnownRows& known) {
    RowIds rows{.tellers = {order.caller.userId.value}};
    if (const auto* posting = std::get_if<PostingOrder>(&order.what)) {
        rows.accounts = {posting->accountId.value, posting->toAccountId.value};
        const auto till = known.ownAccounts.find({AccountKind::TillCash, order.caller.userId.value, posting->currency});
        if (posting->kind != PostingKind::Transfer && till != known.ownAccounts.end()) {
            rows.accounts.insert(till->second.value);
        }
    }
    return rows;
}

bool meet(const std::set<Uuid>& left, const std::set<Uuid>& right) {
    return std::any_of(left.begin(), left.end(), [&](const Uuid& id) { return right.contains(id); });
}

bool meet(const RowIds& left, const RowIds& right) {
    return meet(left.accounts, right.accounts) || meet(left.tellers, right.tellers);
}

std::vector<Uuid> listOf(const std::set<Uuid>& ids) {
    return {ids.begin(), ids.end()};
}

// Every statement of a lane names its rows by their keys.
db::ConnectionSettings byKeysOnly(db::ConnectionSettings settings) {
    settings.keyLookupsOnly = true;
    return settings;
}

void answer(Pending& pending, Outcome outcome) {
    pending.answer(std::move(outcome));
}

} // namespace

struct Lane::Tries {
    int all = 0;
    int lost = 0;
    int lockTimeouts = 0;
    int constraints = 0;
};

Lane::Lane(const db::ConnectionSettings& connection, const Clock& clock, const Ledger::BusinessDate& businessDate)
    : m_connection(byKeysOnly(connection))
    , m_context{.connection = m_connection, .clock = clock, .businessDate = businessDate} {}

void Lane::work(std::vector<Pending>& batch) {
    Batch orders;
    for (Pending& pending : batch) {
        orders.push_back(&pending);
    }
    settle(std::move(orders));
}

void Lane::settle(Batch batch) {
    Tries tries;
    while (!batch.empty()) {
        try {
            attempt(batch);
            return;
        } catch (const db::DatabaseError& error) {
            m_connection.rollback();
            logFailure(batch, error);
            if (!recover(batch, error, tries)) {
                return;
            }
        }
    }
}

void Lane::attempt(Batch& batch) {
    leaveOutKnownTroubles(batch);
    if (batch.empty()) {
        return;
    }
    if (isTillOrder(batch.front()->order)) {
        answer(*batch.front(), runTillOrder(m_context, *batch.front()));
        return;
    }
    auto outcomes = runPostings(m_context, batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        answer(*batch[i], std::move(outcomes[i]));
    }
}

// True: to be tried again, with what is left of the batch. False: everybody is answered.
bool Lane::recover(Batch& batch, const db::DatabaseError& error, Tries& tries) {
    if (m_connection.commitUnknown()) {
        for (Pending* pending : batch) {
            pending->doubtful = pending->doubtful || pending->claimed;
        }
    }
    if (error.connectionLost()) {
        return recoverFromLoss(batch, tries);
    }
    if (++tries.all >= kMostTries) {
        giveUp(batch, codeFor(error));
        return false;
    }
    if (waitedTooLong(error)) {
        if (++tries.lockTimeouts > kMostLockTimeouts) {
            giveUp(batch, ErrorCode::Busy);
            return false;
        }
        if (db::isClaimTimeout(error)) {
            for (const Pending* pending : batch) {
                m_heldKeys.insert(pending->order.key.value);
            }
        } else {
            m_context.held.accounts.merge(m_context.locking.accounts);
            m_context.held.tellers.merge(m_context.locking.tellers);
        }
        return true;
    }
    if (batch.size() > 1) {
        for (Pending* pending : batch) {
            settle({pending});
        }
        return false;
    }
    const bool again = error.worthRetrying() || (error.uniqueViolation() && ++tries.constraints == 1);
    if (!again) {
        giveUp(batch, codeFor(error));
        return false;
    }
    waitBeforeTry(tries.all);
    return true;
}

bool Lane::recoverFromLoss(Batch& batch, Tries& tries) {
    const bool inDoubt =
        std::any_of(batch.begin(), batch.end(), [](const Pending* pending) { return pending->doubtful; });
    if (++tries.lost > (inDoubt ? kMostLostInDoubt : kMostLost)) {
        giveUp(batch, ErrorCode::Unavailable);
        return false;
    }
    if (tries.lost > 1) {
        QThread::msleep(kWaitInDoubtMs);
    }
    return true;
}

void Lane::giveUp(Batch& batch, ErrorCode code) {
    for (Pending* pending : batch) {
        answer(*pending, {.result = Failure{.code = pending->doubtful ? ErrorCode::OutcomeUnknown : code}});
    }
    batch.clear();
}

// What somebody held when it was last tried is tried again without waiting; orders that need it and cannot have it are
// answered, so that the others do not wait with them.
void Lane::leaveOutKnownTroubles(Batch& batch) {
    std::set<Uuid> keys;
    RowIds rows;
    for (const Pending* pending : batch) {
        if (m_heldKeys.contains(pending->order.key.value)) {
            keys.insert(pending->order.key.value);
        }
    }
    if (!keys.empty()) {
        leaveOutHeldClaims(batch, keys);
    }
    if (!m_context.held.accounts.empty() || !m_context.held.tellers.empty()) {
        leaveOutHeldRows(batch, m_context.held);
    }
}

bool Lane::isClaimHeld(Pending& pending) {
    const db::Transaction transaction(m_connection);
    db::waitBrieflyForLocks(m_connection);
    try {
        claimKey(m_context, pending, m_context.clock.now());
        return false;
    } catch (const db::DatabaseError& error) {
        if (!db::isClaimTimeout(error)) {
            throw;
        }
        return true;
    }
}

void Lane::leaveOutHeldClaims(Batch& batch, const std::set<Uuid>& keys) {
    std::erase_if(batch, [&](Pending* pending) {
        if (!keys.contains(pending->order.key.value)) {
            return false;
        }
        const bool doubtful = pending->doubtful;
        if (!isClaimHeld(*pending)) {
            m_heldKeys.erase(pending->order.key.value);
            return false;
        }
        answer(*pending, {.result = Failure{.code = doubtful ? ErrorCode::OutcomeUnknown : ErrorCode::InProgress}});
        return true;
    });
}

// Keys that are known need no rows: their orders stay, and hear what became of them.
void Lane::leaveOutHeldRows(Batch& batch, const RowIds& rows) {
    RowIds held;
    {
        const db::Transaction transaction(m_connection); // rolled back: it only looks which locks it can get
        const auto accounts = db::heldAccounts(m_connection, listOf(rows.accounts));
        const auto tills = db::heldTills(m_connection, listOf(rows.tellers));
        held.accounts.insert(accounts.begin(), accounts.end());
        held.tellers.insert(tills.begin(), tills.end());
    }
    m_context.held = held;
    std::vector<Uuid> keys;
    for (const Pending* pending : batch) {
        if (meet(rowsOf(pending->order, m_context.known), held)) {
            keys.push_back(pending->order.key.value);
        }
    }
    const auto known = readKnown(m_context, keys);
    std::erase_if(batch, [&](Pending* pending) {
        const Uuid key = pending->order.key.value;
        const bool blocked = !known.contains(key) && std::find(keys.begin(), keys.end(), key) != keys.end();
        if (blocked) {
            answer(*pending, {.result = Failure{.code = ErrorCode::Busy}});
        }
        return blocked;
    });
}

} // namespace tellerdesk::server::ledger

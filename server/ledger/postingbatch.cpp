// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/postingbatch.h"

#include "server/ledger/claims.h"
#include "server/ledger/ownaccounts.h"
#include "server/ledger/rules/posting.h"

#include <utility>

namespace tellerdesk::server::ledger {

namespace {

constexpr std::size_t kMostPositionsKept = 100'000;

// The reply to a posting that was just decided: the same that its rows give later.
PostingReply replyTo(const Booking& booking, const Books& books) {
    const BookedEntry& served = booking.entries[0];
    const BookAccount& account = *books.account(served.accountId);
    PostingReply reply{
        .posting = {.id = booking.id,
                    .kind = postingKind(booking.kind).value(),
                    .amountMinor = booking.amountMinor,
                    .currency = booking.currency,
                    .businessDate = booking.businessDate,
                    .postedAt = booking.postedAt,
                    .tellerSequence = booking.tellerSequence.value(),
                    .tillSessionId = booking.tillSessionId},
        .account = {.id = account.id,
                    .number = account.number,
                    .customerId = account.customerId,
                    .ownerName = account.holderName,
                    .currency = account.currency,
                    .status = QStringLiteral("active"),
                    .balanceMinor = served.balanceAfterMinor,
                    .availableMinor = served.availableAfterMinor},
    };
    if (booking.kind == BookingKind::Transfer) {
        const BookAccount& to = *books.account(booking.entries[1].accountId);
        reply.toAccount = ReceivingAccount{.id = to.id, .number = to.number, .ownerName = to.holderName};
    }
    return reply;
}

class PostingBatch {
public:
    PostingBatch(LaneContext& context, const std::vector<Pending*>& batch)
        : m_context(context)
        , m_batch(batch)
        , m_now(context.clock.now())
        , m_today(context.businessDate(m_now))
        , m_own(context)
        , m_outcomes(batch.size()) {}

    // Two round trips where nothing is out of the ordinary: claims and locks, then writes and commit.
    std::vector<Outcome> run() {
        begin();
        claim();
        findTillAccounts();
        lock();
        decide();
        answerKnown();
        if (m_writes) {
            m_transaction->commit(writes());
            keep();
        }
        return std::move(m_outcomes);
    }

private:
    // The fresh orders of postings, with who posts.
    struct Fresh {
        std::size_t place = 0;
        const PostingOrder* order = nullptr;
        const Actor* actor = nullptr;
    };

    // The rows are locked before it is known which keys are fresh, so that nobody waits for that answer. A key that
    // turns out to be taken has then locked rows for nothing, which hurts only where somebody else holds them: those
    // that are known to be held wait until their keys are fresh.
    void begin() {
        RowIds& rows = m_context.locking;
        rows = rowsAhead();
        std::vector<db::Connection::Step> steps{claimStep(m_batch, m_now, m_claims)};
        if (!rows.accounts.empty()) {
            steps.push_back(db::lockAccountsStep({rows.accounts.begin(), rows.accounts.end()}, m_accounts));
            steps.push_back(db::lockOpenTillsStep({rows.tellers.begin(), rows.tellers.end()}, m_tills));
        }
        m_transaction.emplace(m_context.connection, steps);
        m_locked = rows;
        addLocked();
        noteClaims(m_batch, m_claims);
    }

    // None while a till's account is not known: it may have to be made first, and rows are locked in order.
    RowIds rowsAhead() const {
        RowIds rows;
        for (const Pending* pending : m_batch) {
            const Order& order = pending->order;
            const auto* posting = std::get_if<PostingOrder>(&order.what);
            if (posting == nullptr) {
                continue;
            }
            rows.tellers.insert(order.caller.userId.value);
            rows.accounts.insert(posting->accountId.value);
            if (posting->kind == PostingKind::Transfer) {
                rows.accounts.insert(posting->toAccountId.value);
                continue;
            }
            const auto& known = m_context.known.ownAccounts;
            const auto till = known.find({AccountKind::TillCash, order.caller.userId.value, posting->currency});
            if (till == known.end()) {
                return {};
            }
            rows.accounts.insert(till->second.value);
        }
        leaveOut(rows.accounts, m_context.held.accounts);
        leaveOut(rows.tellers, m_context.held.tellers);
        return rows;
    }

    static void leaveOut(std::set<Uuid>& ids, const std::set<Uuid>& others) {
        std::erase_if(ids, [&others](const Uuid& id) { return others.contains(id); });
    }

    void addLocked() {
        for (BookAccount& account : std::exchange(m_accounts, {})) {
            m_books.add(std::move(account));
        }
        for (OpenTill& till : std::exchange(m_tills, {})) {
            m_books.add(std::move(till));
        }
    }

    void claim() {
        for (std::size_t i = 0; i < m_claims.size(); ++i) {
            const db::ClaimResult& result = m_claims[i];
            const Order& order = m_batch[i]->order;
            if (auto failure = accessFailure(result.state)) {
                m_outcomes[i].result = std::move(*failure);
                if (result.state == db::ClaimState::Forbidden) {
                    auditForbidden(m_context, order, result.actor, m_now);
                    m_writes = true;
                }
            } else if (result.state == db::ClaimState::Taken) {
                m_taken.push_back(order.key.value);
            } else if (const auto* posting = std::get_if<PostingOrder>(&order.what)) {
                m_fresh.push_back({.place = i, .order = posting, .actor = &result.actor});
            } else {
                m_outcomes[i].result = AbandonState::Abandoned;
                m_abandonments.push_back(
                    {.key = order.key.value, .userId = result.actor.userId, .branchId = result.actor.branchId});
            }
        }
        m_writes = m_writes || !m_fresh.empty() || !m_abandonments.empty();
    }

    static db::OwnAccount tillOf(const Fresh& fresh) {
        return {.kind = AccountKind::TillCash, .ownerId = fresh.actor->userId.value, .currency = fresh.order->currency};
    }

    // A deposit in a currency that the teller never had needs a new account; a withdrawal then finds no cash.
    void findTillAccounts() {
        std::vector<db::OwnAccount> all;
        for (const Fresh& fresh : m_fresh) {
            if (fresh.order->kind != PostingKind::Transfer) {
                all.push_back(tillOf(fresh));
            }
        }
        m_own.find(all);
        for (const Fresh& fresh : m_fresh) {
            if (fresh.order->kind == PostingKind::Deposit && !m_own.id(tillOf(fresh))) {
                m_own.findOrCreate({tillOf(fresh)}, fresh.actor->branchId, m_now);
            }
        }
    }

    void lock() {
        RowIds rows;
        for (const Fresh& fresh : m_fresh) {
            rows.accounts.insert(fresh.order->accountId.value);
            if (fresh.order->kind == PostingKind::Transfer) {
                rows.accounts.insert(fresh.order->toAccountId.value);
            }
            rows.tellers.insert(fresh.actor->userId.value);
        }
        for (const auto& [account, id] : m_own.all()) {
            rows.accounts.insert(id.value);
        }
        leaveOut(rows.accounts, m_locked.accounts);
        leaveOut(rows.tellers, m_locked.tellers);
        m_context.locking = rows;
        if (!rows.accounts.empty()) {
            m_accounts = db::lockAccounts(m_context.connection, {rows.accounts.begin(), rows.accounts.end()});
        }
        if (!rows.tellers.empty()) {
            m_tills = db::lockOpenTills(m_context.connection, {rows.tellers.begin(), rows.tellers.end()});
        }
        addLocked();
    }

    void decide() {
        for (const Fresh& fresh : m_fresh) {
            const Uuid key = m_batch[fresh.place]->order.key.value;
            auto decision = decidePosting(*fresh.order,
                                          {.id = PostingId{key},
                                           .tellerId = fresh.actor->userId,
                                           .branchId = fresh.actor->branchId,
                                           .now = m_now,
                                           .today = m_today},
                                          m_books);
            if (!decision) {
                refuse(fresh, key, decision.error());
                continue;
            }
            m_books.apply(*decision);
            m_outcomes[fresh.place].result = replyTo(*decision, m_books);
            if (decision->kind == BookingKind::Deposit) {
                m_positions.insert({.tillSessionId = decision->tillSessionId, .currency = decision->currency});
            }
            m_bookings.push_back(std::move(*decision));
        }
    }

    void refuse(const Fresh& fresh, Uuid key, ErrorCode code) {
        const PostingOrder& order = *fresh.order;
        const bool transfer = order.kind == PostingKind::Transfer;
        m_outcomes[fresh.place].result = Failure{.code = code};
        m_refusals.push_back({.key = key,
                              .code = code,
                              .userId = fresh.actor->userId,
                              .branchId = fresh.actor->branchId,
                              .kind = bookingKind(order.kind),
                              .amountMinor = order.amountMinor,
                              .currency = order.currency,
                              .accountId = order.accountId,
                              .toAccountId = transfer ? std::optional(order.toAccountId) : std::nullopt});
    }

    std::vector<db::Connection::Step> writes() {
        std::vector<db::AddedPosition> added;
        for (const db::AddedPosition& position : m_positions) {
            if (!m_context.known.positions.contains(position)) {
                added.push_back(position);
            }
        }
        std::vector<db::Connection::Step> steps;
        if (!m_bookings.empty()) {
            steps.push_back(db::bookingsStep(m_bookings));
        }
        if (!added.empty()) {
            steps.push_back(db::addedPositionsStep(added));
        }
        if (!m_refusals.empty()) {
            steps.push_back(db::refusalsStep(m_refusals, m_now, m_today));
        }
        if (!m_abandonments.empty()) {
            steps.push_back(db::abandonmentsStep(m_abandonments, m_now));
        }
        return steps;
    }

    void answerKnown() {
        const auto known = readKnown(m_context, m_taken);
        for (std::size_t i = 0; i < m_claims.size(); ++i) {
            if (m_claims[i].state == db::ClaimState::Taken) {
                const db::KnownClaim& claim = known.at(m_batch[i]->order.key.value); // claims are never deleted
                m_outcomes[i] = outcomeOfKnown(claim, *m_batch[i], m_claims[i].actor);
            }
        }
    }

    void keep() {
        m_own.keep();
        auto& positions = m_context.known.positions;
        if (positions.size() > kMostPositionsKept) {
            positions.clear();
        }
        positions.insert(m_positions.begin(), m_positions.end());
    }

    LaneContext& m_context;
    const std::vector<Pending*>& m_batch;
    const Instant m_now;
    const QDate m_today;
    OwnAccounts m_own;
    Books m_books;
    std::vector<Outcome> m_outcomes;
    std::vector<db::ClaimResult> m_claims;
    std::optional<db::Transaction> m_transaction;
    RowIds m_locked;                     // by begin()
    std::vector<BookAccount> m_accounts; // just locked
    std::vector<OpenTill> m_tills;
    std::vector<Fresh> m_fresh;
    std::vector<Uuid> m_taken;
    std::vector<Booking> m_bookings;
    std::set<db::AddedPosition> m_positions;
    std::vector<db::Refusal> m_refusals;
    std::vector<db::Abandonment> m_abandonments;
    bool m_writes = false;
};

} // namespace

std::vector<Outcome> runPostings(LaneContext& context, const std::vector<Pending*>& batch) {
    return PostingBatch(context, batch).run();
}

} // namespace tellerdesk::server::ledger

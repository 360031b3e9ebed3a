// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/postingbatch.h"

#include "server/ledger/claims.h"
#include "server/ledger/ownaccounts.h"
#include "server/ledger/rules/posting.h"

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

    std::vector<Outcome> run() {
        db::Transaction transaction(m_context.connection);
        claim();
        findTillAccounts();
        lock();
        decide();
        write();
        answerKnown();
        if (m_writes) {
            transaction.commit();
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

    void claim() {
        m_claims = claimKeys(m_context, m_batch, m_now);
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
        RowIds& rows = m_context.locking;
        rows = {};
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
        if (m_fresh.empty()) {
            return;
        }
        for (BookAccount& account :
             db::lockAccounts(m_context.connection, {rows.accounts.begin(), rows.accounts.end()})) {
            m_books.add(std::move(account));
        }
        for (OpenTill& till : db::lockOpenTills(m_context.connection, {rows.tellers.begin(), rows.tellers.end()})) {
            m_books.add(std::move(till));
        }
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

    void write() {
        std::vector<db::AddedPosition> added;
        for (const db::AddedPosition& position : m_positions) {
            if (!m_context.known.positions.contains(position)) {
                added.push_back(position);
            }
        }
        db::writeBookings(m_context.connection, m_bookings);
        db::writeAddedPositions(m_context.connection, added);
        db::writeRefusals(m_context.connection, m_refusals, m_now, m_today);
        db::writeAbandonments(m_context.connection, m_abandonments, m_now);
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

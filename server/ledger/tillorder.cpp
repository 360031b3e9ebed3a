// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/tillorder.h"

#include "server/db/databaseerror.h"
#include "server/db/pgauditstore.h"
#include "server/db/pgtillstore.h"
#include "server/ledger/claims.h"
#include "server/ledger/ownaccounts.h"
#include "server/ledger/rules/till.h"

#include <algorithm>

namespace tellerdesk::server::ledger {

namespace {

Outcome failed(Failure failure) {
    return {.result = std::move(failure)};
}

bool sameCurrencies(const TillSession& left, const TillSession& right) {
    return std::equal(left.positions.begin(), left.positions.end(), right.positions.begin(), right.positions.end(),
                      [](const TillPosition& a, const TillPosition& b) { return a.currency == b.currency; });
}

class TillRun {
public:
    TillRun(LaneContext& context, Pending& pending)
        : m_context(context)
        , m_pending(pending)
        , m_order(pending.order)
        , m_now(context.clock.now())
        , m_own(context) {}

    Outcome run() {
        db::Transaction transaction(m_context.connection);
        m_context.locking = {};
        const Outcome outcome = work();
        if (m_writes) {
            transaction.commit();
            m_own.keep();
        }
        return outcome;
    }

private:
    Outcome work() {
        const auto claim = claimKey(m_context, m_pending, m_now);
        m_actor = claim.actor;
        if (auto failure = accessFailure(claim.state)) {
            if (claim.state == db::ClaimState::Forbidden) {
                auditForbidden(m_context, m_order, m_actor, m_now);
                m_writes = true;
            }
            return failed(std::move(*failure));
        }
        if (claim.state == db::ClaimState::Taken) {
            const auto known = readKnown(m_context, {m_order.key.value});
            return outcomeOfKnown(known.at(m_order.key.value), m_pending, m_actor);
        }
        const auto* opening = std::get_if<TillOpeningOrder>(&m_order.what);
        return opening ? open(*opening) : close(std::get<TillClosingOrder>(m_order.what));
    }

    Outcome open(const TillOpeningOrder& order) {
        std::vector<db::OwnAccount> accounts;
        for (const CashAmount& cash : order.opening) {
            addAccounts(accounts, m_actor.userId, m_actor.branchId, cash.currency, {});
        }
        m_own.findOrCreate(accounts, m_actor.branchId, m_now);
        for (std::size_t i = 0; i < order.opening.size(); ++i) {
            if (!m_own.id({AccountKind::VaultCash, m_actor.branchId.value, order.opening[i].currency})) {
                return failed({.code = ErrorCode::InvalidRequest,
                               .fields = {{.pointer = QStringLiteral("/opening/%1/currency").arg(i),
                                           .fault = FieldFault::NotAllowed}}});
            }
        }
        if (!lockAccounts(m_actor.userId)) {
            return failed({.code = ErrorCode::Busy});
        }
        for (OpenTill& till : db::lockOpenTills(m_context.connection, {m_actor.userId.value})) {
            m_books.add(std::move(till));
        }
        const auto decision = decideTillOpening(order,
                                                {.id = TillSessionId{m_order.key.value},
                                                 .tellerId = m_actor.userId,
                                                 .branchId = m_actor.branchId,
                                                 .now = m_now,
                                                 .today = m_context.businessDate(m_now),
                                                 .makeId = &PostingId::make},
                                                m_books);
        if (!decision) {
            return refuse({.code = decision.error()});
        }
        m_writes = true;
        db::writeTillOpening(m_context.connection, {.session = decision->session, .branchId = decision->branchId},
                             m_now);
        db::writeBookings(m_context.connection, decision->bookings);
        audit("till_session.open", decision->session, decision->branchId, {});
        return {.result = decision->session};
    }

    Outcome close(const TillClosingOrder& order) {
        db::PgTillStore tills(m_context.connection);
        auto till = tills.find(order.tillSessionId);
        if (till && till->session.status == TillStatus::Open) {
            const TillSession before = till->session;
            if (!lockTill(*till)) {
                return failed({.code = ErrorCode::Busy});
            }
            till = tills.find(order.tillSessionId);
            if (!till || !sameCurrencies(before, till->session)) { // a posting came first and added one: lock anew
                throw db::DatabaseError("40001", "till_close");
            }
        }
        const auto decision = decideTillClosing(order,
                                                {.userId = m_actor.userId,
                                                 .role = m_actor.role,
                                                 .branchId = m_actor.branchId,
                                                 .now = m_now,
                                                 .makeId = &PostingId::make},
                                                till, m_books);
        if (!decision) {
            return isBusinessRefusal(decision.error().code) ? refuse(decision.error()) : failed(decision.error());
        }
        m_writes = true;
        db::writeBookings(m_context.connection, decision->bookings);
        db::writeTillClosing(m_context.connection, decision->session,
                             {.key = m_order.key, .closedBy = m_actor.userId, .reason = order.reason, .now = m_now});
        audit("till_session.close", decision->session, decision->branchId, order.reason);
        return {.result = decision->session};
    }

    bool lockTill(const TillRecord& till) {
        std::vector<db::OwnAccount> accounts;
        for (const TillPosition& position : till.session.positions) {
            addAccounts(accounts, till.session.tellerId, till.branchId, position.currency, AccountKind::CashOverShort);
        }
        m_own.findOrCreate(accounts, till.branchId, m_now);
        return lockAccounts(till.session.tellerId) && db::lockTill(m_context.connection, till.session.id);
    }

    static void addAccounts(std::vector<db::OwnAccount>& accounts, UserId teller, BranchId branch, Currency currency,
                            std::optional<AccountKind> besides) {
        accounts.push_back({AccountKind::TillCash, teller.value, currency});
        accounts.push_back({AccountKind::VaultCash, branch.value, currency});
        if (besides) {
            accounts.push_back({*besides, branch.value, currency});
        }
    }

    // False when somebody still holds a row that the lane has waited for before: it does not wait a second time.
    bool lockAccounts(UserId teller) {
        RowIds& rows = m_context.locking;
        std::vector<Uuid> ids, suspects;
        for (const auto& [account, id] : m_own.all()) {
            ids.push_back(id.value);
            if (m_context.held.accounts.contains(id.value)) {
                suspects.push_back(id.value);
            }
        }
        rows.accounts.insert(ids.begin(), ids.end());
        rows.tellers.insert(teller.value);
        if (!suspects.empty() && !db::heldAccounts(m_context.connection, suspects).empty()) {
            return false;
        }
        if (m_context.held.tellers.contains(teller.value) &&
            !db::heldTills(m_context.connection, {teller.value}).empty()) {
            return false;
        }
        for (BookAccount& account : db::lockAccounts(m_context.connection, ids)) {
            m_books.add(std::move(account));
        }
        return true;
    }

    Outcome refuse(Failure failure) {
        m_writes = true;
        m_context.connection.run(db::refusalsStep(
            {{.key = m_order.key.value, .code = failure.code, .userId = m_actor.userId, .branchId = m_actor.branchId}},
            m_now, m_context.businessDate(m_now)));
        return failed(std::move(failure));
    }

    void audit(const char* act, const TillSession& session, BranchId branch, const std::optional<QString>& reason) {
        QJsonObject after = session.toJson();
        if (reason) {
            after.insert(QStringLiteral("reason"), *reason);
        }
        db::PgAuditStore(m_context.connection)
            .append({.act = QString::fromLatin1(act),
                     .origin = {.requestId = m_order.requestId, .peer = m_order.peer, .at = m_now},
                     .actor = m_actor,
                     .branchId = branch,
                     .subject = AuditSubject{.kind = QStringLiteral("till_session"), .id = session.id.value},
                     .after = std::move(after)});
    }

    LaneContext& m_context;
    Pending& m_pending;
    const Order& m_order;
    const Instant m_now;
    OwnAccounts m_own;
    Actor m_actor;
    Books m_books;
    bool m_writes = false;
};

} // namespace

Outcome runTillOrder(LaneContext& context, Pending& pending) {
    return TillRun(context, pending).run();
}

} // namespace tellerdesk::server::ledger

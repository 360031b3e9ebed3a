// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/claims.h"

#include "server/db/pgauditstore.h"

namespace tellerdesk::server::ledger {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Permission permissionFor(const Order& order) {
    return std::visit(Overloaded{
                          [](const PostingOrder&) { return Permission::Post; },
                          [](const TillOpeningOrder&) { return Permission::OperateTill; },
                          [](const TillClosingOrder&) { return Permission::CloseTillSessions; },
                          [](const AbandonOrder&) { return Permission::AbandonPostings; },
                      },
                      order.what);
}

Outcome failed(ErrorCode code) {
    return {.result = Failure{.code = code}};
}

// An id that somebody has used: its maker and the supervisors of its branch learn what became of it.
Outcome stateForAbandoning(const db::KnownClaim& known, const Actor& actor) {
    const bool maker = known.claim.userId == actor.userId;
    const auto* refusal = std::get_if<db::KnownRefusal>(&known.outcome);
    const bool posted = std::holds_alternative<PostingReply>(known.outcome);
    const bool abandoned = std::holds_alternative<db::KnownAbandonment>(known.outcome);
    const bool ofPosting = posted || abandoned || (refusal && refusal->ofPosting);
    if (!ofPosting || (!maker && known.branchId != actor.branchId)) {
        return failed(ErrorCode::NotFound);
    }
    if (!maker && actor.role != Role::Supervisor) {
        return failed(ErrorCode::Forbidden);
    }
    return {.result = posted ? AbandonState::Posted : abandoned ? AbandonState::Abandoned : AbandonState::Refused};
}

bool isSameCall(const Claim& claim, const Order& order) {
    return claim.userId == order.caller.userId && claim.route == order.route && claim.bodyHash == order.bodyHash;
}

} // namespace

db::Connection::Step claimStep(const std::vector<Pending*>& batch, Instant now, std::vector<db::ClaimResult>& results) {
    std::vector<db::ClaimRequest> requests;
    for (Pending* pending : batch) {
        const Order& order = pending->order;
        pending->claimed = false;
        requests.push_back({.claim = {.key = order.key,
                                      .userId = order.caller.userId,
                                      .route = order.route,
                                      .bodyHash = order.bodyHash,
                                      .claimedAt = now},
                            .sessionId = order.caller.sessionId,
                            .permission = permissionFor(order)});
    }
    return db::claimStep(requests, now, results);
}

void noteClaims(const std::vector<Pending*>& batch, const std::vector<db::ClaimResult>& results) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (results[i].state == db::ClaimState::Fresh) {
            batch[i]->claimed = true;
            batch[i]->doubtful = false;
        }
    }
}

db::ClaimResult claimKey(LaneContext& context, Pending& pending, Instant now) {
    std::vector<db::ClaimResult> results;
    context.connection.run(claimStep({&pending}, now, results));
    noteClaims({&pending}, results);
    return results.front();
}

std::optional<Failure> accessFailure(db::ClaimState state) {
    switch (state) {
    case db::ClaimState::Fresh:
    case db::ClaimState::Taken:
        return std::nullopt;
    case db::ClaimState::SessionDead:
        return Failure{.code = ErrorCode::Unauthenticated};
    case db::ClaimState::PasswordChangeRequired:
        return Failure{.code = ErrorCode::PasswordChangeRequired};
    case db::ClaimState::Forbidden:
        return Failure{.code = ErrorCode::Forbidden};
    }
    Q_UNREACHABLE();
}

void auditForbidden(LaneContext& context, const Order& order, const Actor& actor, Instant now) {
    const QString method = order.route.section(u' ', 0, 0);
    const QString path = order.route.section(u' ', 1);
    db::PgAuditStore(context.connection)
        .append({
            .act = QStringLiteral("access.refused"),
            .origin = {.requestId = order.requestId, .peer = order.peer, .at = now},
            .actor = actor,
            .after = {{QStringLiteral("method"), method}, {QStringLiteral("path"), path}},
        });
}

Outcome outcomeOfKnown(const db::KnownClaim& known, const Pending& pending, const Actor& actor) {
    const Order& order = pending.order;
    if (std::holds_alternative<AbandonOrder>(order.what)) {
        return stateForAbandoning(known, actor);
    }
    if (std::holds_alternative<db::KnownAbandonment>(known.outcome)) {
        return failed(ErrorCode::Abandoned);
    }
    if (!isSameCall(known.claim, order)) {
        return failed(ErrorCode::IdempotencyKeyReused);
    }
    const bool replayed =
        !pending.doubtful; // else this very request made it, and its answer was lost with the COMMIT's
    return std::visit(Overloaded{
                          [&](const PostingReply& reply) -> Outcome { return {.result = reply, .replayed = replayed}; },
                          [&](const db::KnownTillOpening& opening) -> Outcome {
                              return {.result = opening.session, .replayed = replayed};
                          },
                          [&](const db::KnownTillClosing& closing) -> Outcome {
                              return {.result = closing.session, .replayed = replayed};
                          },
                          [&](const db::KnownRefusal& refusal) -> Outcome {
                              return {.result = Failure{.code = refusal.code}, .replayed = replayed};
                          },
                          [](const db::KnownAbandonment&) { return failed(ErrorCode::Abandoned); },
                          // Nothing here commits a claim without its outcome: somebody else wrote into the books.
                          [](const db::KnownOther&) { return failed(ErrorCode::Internal); },
                      },
                      known.outcome);
}

std::map<Uuid, db::KnownClaim> readKnown(LaneContext& context, const std::vector<Uuid>& keys) {
    std::map<Uuid, db::KnownClaim> known;
    if (!keys.empty()) {
        for (db::KnownClaim& claim : db::knownClaims(context.connection, keys)) {
            const Uuid key = claim.claim.key.value;
            known.emplace(key, std::move(claim));
        }
    }
    return known;
}

} // namespace tellerdesk::server::ledger

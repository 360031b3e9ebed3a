// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/onerequest.h"

#include "server/domain/claimstore.h"
#include "server/domain/sessionstore.h"
#include "server/services/accessrefusal.h"

#include <QJsonDocument>

namespace tellerdesk::server::http {

namespace {

// What one attempt at the transaction came to, and whether its writes are to stay.
struct Attempt {
    Result<HandlerReply> reply;
    Verdict verdict = Verdict::Rollback;
};

Attempt refused(Failure failure, Verdict verdict = Verdict::Rollback) {
    return {.reply = Unexpected<Failure>{std::move(failure)}, .verdict = verdict};
}

// A final refusal for its key: every business refusal, and an unknown id (a keyed route has its ids in the body).
bool isStored(const Failure& failure) {
    return isBusinessRefusal(failure.code) || failure.code == ErrorCode::NotFound;
}

Result<HandlerReply> known(const ClaimOutcome& outcome) {
    if (const auto* stored = std::get_if<StoredReply>(&outcome)) {
        return HandlerReply{
            .status = stored->status, .etag = stored->etag, .replayed = true, .raw = stored->body.toUtf8()};
    }
    if (const auto* before = std::get_if<ClaimRefused>(&outcome)) {
        return fail(before->code);
    }
    return fail(std::holds_alternative<ClaimReused>(outcome) ? ErrorCode::IdempotencyKeyReused : ErrorCode::Abandoned);
}

// Body text as stored: it must be what the first reply carried, so the first reply is made from it as well.
void fixBody(HandlerReply& reply) {
    if (!reply.raw) {
        reply.raw = QJsonDocument(reply.body).toJson(QJsonDocument::Compact);
    }
}

class OneRequest {
public:
    OneRequest(const Route& route, const QString& claimRoute, Call& call, const std::optional<Failure>& fault,
               const Services& services)
        : m_route(route)
        , m_claimRoute(claimRoute)
        , m_call(call)
        , m_fault(fault)
        , m_services(services) {}

    bool claiming() const { return m_claiming; }

    Attempt attempt(Stores& stores) {
        m_claiming = false;
        if (auto allowed = checkAccess(stores, m_route, m_call); !allowed) {
            return refused(allowed.error());
        }
        if (m_fault) {
            return refused(*m_fault);
        }
        auto act = std::get<Prepare>(m_route.handler)(m_call, m_services);
        if (!act) {
            return refused(act.error());
        }
        return m_route.keyed ? onceOnly(stores, *act) : plain(stores, *act);
    }

private:
    bool lacksIfMatch() const { return m_route.ifMatch && !m_call.ifMatch; }

    // Not keyed: what a refusal has written (a session ended by its stale refresh token, say) stays.
    Attempt plain(Stores& stores, const Act& act) {
        if (lacksIfMatch()) {
            return refused({.code = ErrorCode::PreconditionRequired});
        }
        return {.reply = act(stores), .verdict = Verdict::Commit};
    }

    Attempt onceOnly(Stores& stores, const Act& act) {
        const RequestKey key = *m_call.key;
        m_claiming = true;
        const ClaimOutcome claimed = stores.claims.claim({.key = key,
                                                          .userId = m_call.actor.userId,
                                                          .route = m_claimRoute,
                                                          .bodyHash = m_call.bodyHash,
                                                          .claimedAt = m_call.now});
        m_claiming = false;
        if (!std::holds_alternative<ClaimFresh>(claimed)) {
            return {.reply = known(claimed)};
        }
        if (lacksIfMatch()) {
            return refused({.code = ErrorCode::PreconditionRequired});
        }
        auto reply = act(stores);
        if (reply) {
            fixBody(*reply);
            stores.claims.storeReply(
                key, {.status = reply->status, .etag = reply->etag, .body = QString::fromUtf8(*reply->raw)});
            return {.reply = std::move(reply), .verdict = Verdict::Commit};
        }
        if (!isStored(reply.error())) {
            return refused(reply.error());
        }
        stores.claims.storeRefusal(key, reply.error().code, m_call.actor.userId, m_call.actor.branchId, m_call.now);
        return refused(reply.error(), Verdict::Commit);
    }

    const Route& m_route;
    const QString& m_claimRoute;
    Call& m_call;
    const std::optional<Failure>& m_fault;
    const Services& m_services;
    bool m_claiming = false;
};

// An auditor wants to see who tried what was not theirs to do; in a transaction of its own, since the request's is
// rolled back.
void auditIfForbidden(Transactor& transactor, const Failure& failure, const Route& route, const Call& call) {
    if (failure.code == ErrorCode::Forbidden) {
        const auto written = transactor.run([&](Stores& stores) {
            auditAccessRefusal(stores, call, QLatin1StringView(route.method), QLatin1StringView(route.path));
            return Verdict::Commit;
        });
        static_cast<void>(written); // the refusal stands, whether or not the database could note it
    }
}

} // namespace

Result<void> checkAccess(Stores& stores, const Route& route, Call& call) {
    if (std::holds_alternative<Public>(route.access)) {
        return {};
    }
    const auto live = stores.sessions.findLive(call.caller, call.now);
    if (!live) {
        return fail(ErrorCode::Unauthenticated);
    }
    call.actor = live->actor;
    const auto* signedIn = std::get_if<SignedIn>(&route.access);
    if (call.actor.mustChangePassword && (signedIn == nullptr || !signedIn->alsoBeforePasswordChange)) {
        return fail(ErrorCode::PasswordChangeRequired);
    }
    const auto* permission = std::get_if<Permission>(&route.access);
    if (permission != nullptr && !isAllowed(call.actor.role, *permission)) {
        return fail(ErrorCode::Forbidden);
    }
    return {};
}

Result<HandlerReply> runInTransaction(Transactor& transactor, const Route& route, const QString& claimRoute, Call& call,
                                      const std::optional<Failure>& fault, const Services& services) {
    OneRequest request(route, claimRoute, call, fault, services);
    Attempt attempt = refused({.code = ErrorCode::Internal});
    const auto ran = transactor.run([&](Stores& stores) {
        attempt = request.attempt(stores);
        return attempt.verdict;
    });
    if (!ran) {
        // A claim that waits for another transaction's unfinished claim of the same key says nothing about the outcome.
        const bool elsewhere = ran.error().code == ErrorCode::Busy && request.claiming();
        return elsewhere ? fail(ErrorCode::InProgress) : ran.failed();
    }
    if (!attempt.reply) {
        auditIfForbidden(transactor, attempt.reply.error(), route, call);
    }
    return std::move(attempt.reply);
}

Result<void> runAccessCheck(Transactor& transactor, const Route& route, Call& call,
                            const std::optional<Failure>& fault) {
    Result<void> allowed = fail(ErrorCode::Internal);
    const auto ran = transactor.run([&](Stores& stores) {
        allowed = checkAccess(stores, route, call);
        return Verdict::Rollback;
    });
    if (!ran) {
        return ran.failed();
    }
    if (!allowed) {
        auditIfForbidden(transactor, allowed.error(), route, call);
        return allowed;
    }
    return fault ? Result<void>(Unexpected<Failure>{*fault}) : Result<void>();
}

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/onerequest.h"

#include "server/handlers/onceonly.h"
#include "server/services/accessrefusal.h"

namespace tellerdesk::server::http {

namespace {

Attempt refused(Failure failure) {
    return {.reply = Unexpected<Failure>{std::move(failure)}};
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
        if (auto allowed = checkAccess(stores, m_route.access, m_call); !allowed) {
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
        const Act checked = [&](Stores& same) -> Result<HandlerReply> {
            return lacksIfMatch() ? fail(ErrorCode::PreconditionRequired) : act(same);
        };
        return actOnce(stores, m_call, m_claimRoute, checked, m_claiming);
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
            auditAccessRefusal(stores, call.actor, originOf(call),
                               {.method = QLatin1StringView(route.method), .path = QLatin1StringView(route.path)});
            return Verdict::Commit;
        });
        static_cast<void>(written); // the refusal stands, whether or not the database could note it
    }
}

} // namespace

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
        allowed = checkAccess(stores, route.access, call);
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

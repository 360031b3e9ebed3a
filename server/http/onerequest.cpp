// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/onerequest.h"

#include "server/handlers/access.h"
#include "server/handlers/onceonly.h"
#include "server/services/accessrefusal.h"

namespace tellerdesk::server::http {

namespace {

Attempt refused(const Failure& failure) {
    return {.reply = Unexpected<Failure>{failure}};
}

// Not keyed: what a refusal has written (a session ended by its stale refresh token, say) stays.
Attempt actPlainly(Stores& stores, const Route& route, const Call& call, const Act& act) {
    if (route.ifMatch && !call.ifMatch) {
        return refused({.code = ErrorCode::PreconditionRequired});
    }
    return {.reply = act(stores), .verdict = Verdict::Commit};
}

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
    Attempt attempt;
    bool claiming = false;
    const auto ran = transactor.run([&](Stores& stores) {
        claiming = false;
        if (auto allowed = checkAccess(stores, route.access, call); !allowed) {
            attempt = refused(allowed.error());
        } else if (fault) {
            attempt = refused(*fault);
        } else if (auto act = std::get<Prepare>(route.handler)(call, services); !act) {
            attempt = refused(act.error());
        } else {
            attempt =
                route.keyed ? actOnce(stores, call, claimRoute, *act, claiming) : actPlainly(stores, route, call, *act);
        }
        return attempt.verdict;
    });
    if (!ran) {
        // A claim that waits for another transaction's unfinished claim of the same key says nothing about the outcome.
        const bool elsewhere = ran.error().code == ErrorCode::Busy && claiming;
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

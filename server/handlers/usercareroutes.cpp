// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/deferredsteps.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/onceonly.h"
#include "server/handlers/services.h"
#include "server/handlers/userroutes.h"
#include "server/services/usercare.h"
#include "server/services/users.h"
#include "server/tokens/hashingpool.h"

namespace tellerdesk::server {

namespace {

Result<HandlerReply> replyOf(const Result<User>& user, Instant now) {
    return user ? Result<HandlerReply>({.body = infoOf(*user, now).toJson(), .etag = etagOf(user->version)})
                : Result<HandlerReply>(user.failed());
}

Result<HandlerReply> reset(Transactor& transactor, const Call& call, UserId id, const QString& hash) {
    const OnceOnly route{.access = Permission::ManageUsers,
                         .method = "POST",
                         .path = QStringLiteral("/v1/users/%1/reset").arg(id.toString())};
    return executeOnce(transactor, route, call, [&](Stores& stores, const Actor& actor) {
        return replyOf(resetPassword(stores, actor, id, hash, originOf(call)), call.now);
    });
}

} // namespace

// Keyed: a copy that comes late would take away the password that its user has chosen since.
void postReset(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto id = pathId<UserId>(*call);
    const auto request = ResetRequest::fromJson(call->body);
    if (auto faults = faultsOf(id, request, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    const auto accepted = services.hashing.hash(
        request->password.toUtf8(), [call, &services, answer, id = *id](const Result<QString>& hash) {
            if (!hash) {
                return answer(hash.failed());
            }
            onWorker(services, answer, [call, answer, id, hash = *hash](Transactor& transactor) {
                answer(reset(transactor, *call, id, hash));
            });
        });
    if (!accepted) {
        answer(accepted.failed());
    }
}

Result<Act> postUnlock(const Call& call, const Services&) {
    const auto id = pathId<UserId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([id = *id, actor = call.actor, origin = originOf(call)](Stores& stores) {
        return replyOf(unlockUser(stores, actor, id, origin), origin.at);
    });
}

Result<Act> postSessionsEnd(const Call& call, const Services&) {
    const auto id = pathId<UserId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([id = *id, actor = call.actor, origin = originOf(call)](Stores& stores) -> Result<HandlerReply> {
        const auto ended = endSessions(stores, actor, id, origin);
        return ended ? Result<HandlerReply>(HandlerReply{.status = 204}) : ended.failed();
    });
}

} // namespace tellerdesk::server

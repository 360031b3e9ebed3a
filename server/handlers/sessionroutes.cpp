// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/sessionroutes.h"

#include "server/domain/bankstore.h"
#include "server/domain/tillstore.h"
#include "server/handlers/access.h"
#include "server/handlers/deferredsteps.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/services/sessions.h"

namespace tellerdesk::server {

// A session that a stale token ends must end although the call is refused: routes without a key keep what a refusal has
// written.
Result<Act> postRenewal(const Call& call, const Services& services) {
    auto request = RenewRequest::fromJson(call.body);
    if (auto faults = faultsOf(request, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([policy = sessionPolicy(services), origin = originOf(call),
                request = *std::move(request)](Stores& stores) -> Result<HandlerReply> {
        const auto session = renewSession(stores, request.refreshToken, policy, origin);
        return session ? Result<HandlerReply>(HandlerReply{.body = session->toJson()}) : session.failed();
    });
}

Result<Act> postLogout(const Call& call, const Services&) {
    if (auto read = noQuery(call); !read) {
        return read.failed();
    }
    return Act([actor = call.actor, origin = originOf(call)](Stores& stores) -> Result<HandlerReply> {
        closeSession(stores, actor, origin);
        return HandlerReply{.status = 204};
    });
}

Result<Act> getMe(const Call& call, const Services& services) {
    if (auto read = noQuery(call); !read) {
        return read.failed();
    }
    const Actor& actor = call.actor;
    MeReply me{
        .user = {.id = actor.userId,
                 .username = actor.username,
                 .fullName = actor.fullName,
                 .role = actor.role,
                 .branchId = actor.branchId,
                 .mustChangePassword = actor.mustChangePassword},
        .permissions = permissionsOf(actor.role),
        .businessDate = services.businessDate(call.now),
        .currencies = services.currencies,
    };
    return Act([me](Stores& stores) -> Result<HandlerReply> {
        MeReply reply = me;
        const auto branch = stores.bank.findBranch(me.user.branchId);
        if (!branch) { // a foreign key holds it
            return fail(ErrorCode::Internal);
        }
        reply.branch = {.id = branch->id, .code = branch->code, .name = branch->name};
        if (auto till = stores.tills.openOf(me.user.id)) {
            reply.tillSession = std::move(till->session);
        }
        return HandlerReply{.body = reply.toJson()};
    });
}

} // namespace tellerdesk::server

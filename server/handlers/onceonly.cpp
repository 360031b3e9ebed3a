// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/onceonly.h"

#include "server/domain/claimstore.h"

#include <QJsonDocument>

namespace tellerdesk::server {

namespace {

// A final refusal for its key: every business refusal, and an unknown id in the body. An unknown one in the path leaves
// the key free, as every other answer does.
bool isStored(const Failure& failure, const Call& call) {
    return isBusinessRefusal(failure.code) || (failure.code == ErrorCode::NotFound && call.path.empty());
}

Result<HandlerReply> known(const ClaimOutcome& outcome) {
    if (const auto* stored = std::get_if<StoredReply>(&outcome)) {
        return HandlerReply{
            .status = stored->status, .etag = stored->etag, .replayed = true, .raw = stored->body.toUtf8()};
    }
    if (const auto* before = std::get_if<ClaimRefused>(&outcome)) {
        return HandlerReply{.replayed = true, .refusal = Failure{.code = before->code}};
    }
    return fail(std::holds_alternative<ClaimReused>(outcome) ? ErrorCode::IdempotencyKeyReused : ErrorCode::Abandoned);
}

// Body text as stored: it must be what the first reply carried, so the first reply is made from it as well.
void fixBody(HandlerReply& reply) {
    if (!reply.raw) {
        reply.raw = QJsonDocument(reply.body).toJson(QJsonDocument::Compact);
    }
}

} // namespace

Attempt actOnce(Stores& stores, const Call& call, const QString& claimRoute, const Act& act, bool& claiming) {
    const RequestKey key = *call.key;
    claiming = true;
    const ClaimOutcome claimed = stores.claims.claim({.key = key,
                                                      .userId = call.actor.userId,
                                                      .route = claimRoute,
                                                      .bodyHash = call.bodyHash,
                                                      .claimedAt = call.now});
    claiming = false;
    if (!std::holds_alternative<ClaimFresh>(claimed)) {
        return {.reply = known(claimed)};
    }
    auto reply = act(stores);
    if (reply) {
        fixBody(*reply);
        stores.claims.storeReply(
            key, {.status = reply->status, .etag = reply->etag, .body = QString::fromUtf8(*reply->raw)});
        return {.reply = std::move(reply), .verdict = Verdict::Commit};
    }
    if (!isStored(reply.error(), call)) {
        return {.reply = reply.failed()};
    }
    stores.claims.storeRefusal(key, reply.error().code, call.actor.userId, call.actor.branchId, call.now);
    return {.reply = reply.failed(), .verdict = Verdict::Commit};
}

Result<HandlerReply> executeOnce(Transactor& transactor, const OnceOnly& route, Call call, const ActAs& act) {
    const QString claimRoute = QLatin1StringView(route.method) + QLatin1StringView(" ") + route.path;
    bool claiming = false;
    Attempt attempt;
    const auto ran = transactor.run([&](Stores& stores) {
        claiming = false;
        const auto allowed = checkAccess(stores, route.access, call);
        const Act asActor = [&](Stores& same) { return act(same, call.actor); };
        attempt = allowed ? actOnce(stores, call, claimRoute, asActor, claiming) : Attempt{.reply = allowed.failed()};
        return attempt.verdict;
    });
    if (!ran) {
        return ran.error().code == ErrorCode::Busy && claiming ? fail(ErrorCode::InProgress) : ran.failed();
    }
    return std::move(attempt.reply);
}

} // namespace tellerdesk::server

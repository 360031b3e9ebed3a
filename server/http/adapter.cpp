// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/adapter.h"

#include "server/http/callreader.h"
#include "server/http/onerequest.h"
#include "server/http/replies.h"
#include "server/tokens/tokenmaker.h"

#include <memory>

namespace tellerdesk::server::http {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// A request on its way: what its reply needs, whichever thread it is made on.
struct Journey {
    std::shared_ptr<Call> call = std::make_shared<Call>();
    const Route* route = nullptr;
    QString claimRoute = {};
    std::optional<Failure> fault = {};
    std::function<void(Reply)> finish = {};
    std::function<void(std::function<void()>)> onLoop = {};

    void answer(Result<HandlerReply> reply) const { finish(toReply(std::move(reply), call->requestId)); }
    void answer(ErrorCode code) const { answer(Result<HandlerReply>(fail(code))); }
};

// Those who serve many requests at once shall not make the replies' text one after the other, and log, while the
// database waits for them.
server::Answer answerOnLoop(const std::shared_ptr<Journey>& journey) {
    return [journey](Result<HandlerReply> reply) {
        if (!journey->onLoop) {
            journey->answer(std::move(reply));
            return;
        }
        journey->onLoop([journey, reply = std::move(reply)] { journey->answer(reply); });
    };
}

std::function<void(Reply)> logged(const Adapter::Log& log, http::Answer answer, AccessRecord record) {
    const SteadyTime begin = std::chrono::steady_clock::now();
    return [&log, answer = std::move(answer), record = std::move(record), begin](Reply reply) mutable {
        record.status = reply.status;
        record.duration =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
        answer(std::move(reply));
        log(record);
    };
}

// Each piece is read in a transaction of its own, so that a slow client holds none, and no worker, while it reads.
Feed feedOf(const Services& services, const std::shared_ptr<BodyStream>& stream) {
    return [&services, stream](PieceAnswer answer) {
        const bool taken = services.workers.submit([stream, answer](Transactor& transactor) {
            const auto ran = transactor.run([&stream](Stores& stores) {
                stream->read(stores);
                return Verdict::Rollback;
            });
            if (!ran) {
                return answer(std::nullopt);
            }
            BodyPiece piece = stream->write();
            answer(Piece{.bytes = std::move(piece.bytes), .last = piece.last});
        });
        if (!taken) {
            answer(std::nullopt);
        }
    };
}

void onWorker(const Services& services, const std::shared_ptr<Journey>& journey, std::function<void(Transactor&)> job) {
    if (!services.workers.submit(std::move(job))) {
        journey->answer(ErrorCode::Unavailable);
    }
}

void serveTransactional(const Services& services, const std::shared_ptr<Journey>& journey) {
    onWorker(services, journey, [journey, &services](Transactor& transactor) {
        auto reply = runInTransaction(transactor, *journey->route, journey->claimRoute, *journey->call, journey->fault,
                                      services);
        const std::shared_ptr<BodyStream> stream = reply ? reply->stream : nullptr;
        Reply out = toReply(std::move(reply), journey->call->requestId);
        if (stream) {
            out.feed = feedOf(services, stream);
        }
        journey->finish(std::move(out));
    });
}

void checkThen(const Services& services, const std::shared_ptr<Journey>& journey, std::function<void()> next) {
    onWorker(services, journey, [journey, next = std::move(next)](Transactor& transactor) {
        if (auto allowed = runAccessCheck(transactor, *journey->route, *journey->call, journey->fault); !allowed) {
            journey->answer(Result<HandlerReply>(allowed.failed()));
        } else {
            next();
        }
    });
}

void serveDeferred(const Services& services, const std::shared_ptr<Journey>& journey) {
    const auto run = [journey, &services] {
        std::get<Deferred>(journey->route->handler)(
            journey->call, services, [journey](Result<HandlerReply> reply) { journey->answer(std::move(reply)); });
    };
    if (!std::holds_alternative<Public>(journey->route->access)) {
        checkThen(services, journey, run);
    } else if (journey->fault) {
        journey->answer(Result<HandlerReply>(Unexpected<Failure>{*journey->fault}));
    } else {
        run();
    }
}

void servePosting(const Services& services, const std::shared_ptr<Journey>& journey) {
    if (!journey->fault) {
        auto taken = std::get<Post>(journey->route->handler)(journey->call, services, answerOnLoop(journey));
        if (taken) {
            return;
        }
        journey->fault = taken.error();
    }
    checkThen(services, journey,
              [journey] { journey->answer(ErrorCode::Internal); }); // there is a fault, so never reached
}

} // namespace

Adapter::Adapter(std::span<const Route> routes, const Services& services, Log log)
    : m_matcher(routes)
    , m_services(services)
    , m_log(std::move(log)) {}

void Adapter::serve(Request request, http::Answer answer) const {
    auto match = m_matcher.match(request.method, request.path);
    AccessRecord record{.requestId = request.id, .method = request.method, .peer = request.peer.toString()};
    record.route = match.route != nullptr ? match.route->path : "";
    Caller caller;
    if (match.route != nullptr && !std::holds_alternative<Public>(match.route->access)) {
        const auto token = bearerToken(request);
        const auto claims = token ? m_services.tokenMaker.verify(*token, m_services.clock.now())
                                  : Result<tokens::AccessClaims>(fail(ErrorCode::Unauthenticated));
        if (!claims) {
            logged(m_log, std::move(answer), record)(toReply(claims.error(), request.id));
            return;
        }
        caller = {.userId = claims->user, .sessionId = claims->session};
        record.userId = caller.userId;
    }
    const auto finish = logged(m_log, std::move(answer), record);
    if (match.route == nullptr) {
        const bool pathExists = !match.allow.isEmpty();
        Reply reply = toReply({.code = pathExists ? ErrorCode::MethodNotAllowed : ErrorCode::NotFound}, request.id);
        if (pathExists) {
            reply.headers.push_back({"Allow", match.allow});
        }
        finish(std::move(reply));
        return;
    }
    auto read = readCall(request, *match.route, std::move(match.parameters));
    auto journey = std::make_shared<Journey>();
    *journey->call = std::move(read.call);
    journey->call->caller = caller;
    journey->call->now = m_services.clock.now();
    journey->route = match.route;
    journey->claimRoute = QString::fromLatin1(request.method + ' ' + request.path);
    journey->fault = std::move(read.fault);
    journey->finish = finish;
    journey->onLoop = std::move(request.onLoop);
    if (match.route->glance != nullptr && !journey->fault) {
        match.route->glance(journey->call, m_services, answerOnLoop(journey),
                            [journey, this] { serveTransactional(m_services, journey); });
        return;
    }
    switch (match.route->handler.index()) {
    case 0:
        serveTransactional(m_services, journey);
        break;
    case 1:
        serveDeferred(m_services, journey);
        break;
    default:
        servePosting(m_services, journey);
        break;
    }
}

} // namespace tellerdesk::server::http

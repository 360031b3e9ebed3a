// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/services.h"
#include "server/ledger/ledger.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/tokens/hashingpool.h"
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/refreshtokens.h"
#include "tests/support/mockstores.h"

#include <future>

namespace tellerdesk::test {

// What handlers are given, on mocked stores; the ledger does not run.
struct MockServer {
    class StillClock final : public Clock {
    public:
        Instant now() const override { return Instant(std::chrono::milliseconds(1'764'000'000'000)); }
    };

    StillClock clock = {};
    MockStores mocks = {};
    MockWorkers workers{mocks.stores};
    server::tokens::LocalKeyV4 key = server::tokens::LocalKeyV4::generate();
    server::tokens::PasetoTokenMaker tokenMaker{*server::tokens::LocalKeyV4::fromPaserk(key.toPaserk())};
    server::tokens::RefreshTokens refreshTokens{key};
    server::tokens::PasswordHasher hasher{{.passes = 1, .memoryBytes = 16384}};
    server::tokens::HashingPool hashing{hasher, {}};
    server::LoginThrottle throttle;
    server::LoginTurns turns;
    server::ledger::Ledger ledger{{}, clock, [](Instant) { return QDate(2025, 11, 24); }};
    server::Services services{.clock = clock,
                              .workers = workers,
                              .ledger = ledger,
                              .tokenMaker = tokenMaker,
                              .hashing = hashing,
                              .refreshTokens = refreshTokens,
                              .throttle = throttle,
                              .loginTurns = turns,
                              .businessDate = [](Instant) { return QDate(2025, 11, 24); },
                              .isReady = [] { return true; },
                              .accessTokenDuration = std::chrono::minutes(15),
                              .refreshTokenDuration = std::chrono::hours(12),
                              .bankName = QStringLiteral("Test bank"),
                              .currencies = {*Currency::fromCode(u"EUR")}};

    // The whole of a transactional handler: its pure half, and then the other one on the mocks.
    Result<server::HandlerReply> run(server::Prepare handler, const server::Call& call) {
        const auto act = handler(call, services);
        return act ? (*act)(mocks.stores) : Result<server::HandlerReply>(act.failed());
    }
    Result<server::HandlerReply> run(server::Deferred handler, const server::Call& call) {
        std::promise<Result<server::HandlerReply>> answered;
        handler(std::make_shared<server::Call>(call), services,
                [&answered](Result<server::HandlerReply> reply) { answered.set_value(std::move(reply)); });
        return answered.get_future().get();
    }
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/serverparts.h"

#include "server/handlers/route.h"
#include "server/ops/timezone.h"
#include "server/services/sessions.h"

namespace tellerdesk::server::ops {

namespace {

db::WorkerPoolSettings workersOf(const ServerParts::Needs& needs) {
    db::WorkerPoolSettings settings = needs.configuration.workers;
    settings.connection = needs.books.application;
    return settings;
}

ledger::LedgerSettings ledgerOf(const ServerParts::Needs& needs) {
    ledger::LedgerSettings settings = needs.configuration.ledger;
    settings.connection = needs.books.application;
    return settings;
}

QString nameOf(const ServerParts::Needs& needs) {
    return needs.configuration.bankName.isEmpty() ? needs.bank.bank.name : needs.configuration.bankName;
}

} // namespace

ServerParts::ServerParts(const Needs& needs, tokens::LocalKeyV4 tokenKey)
    : m_refreshTokens(tokenKey)
    , m_tokenMaker(std::move(tokenKey))
    , m_throttle(needs.configuration.loginThrottle)
    , m_loginTurns(needs.configuration.loginTurns)
    , m_workers(workersOf(needs))
    , m_ledger(ledgerOf(needs), m_clock, calendarIn(needs.configuration.businessTimeZone))
    , m_accountReads(needs.books.application)
    , m_hashing(m_hasher, needs.configuration.hashing)
    , m_services{.clock = m_clock,
                 .workers = m_workers,
                 .ledger = m_ledger,
                 .tokenMaker = m_tokenMaker,
                 .hashing = m_hashing,
                 .refreshTokens = m_refreshTokens,
                 .throttle = m_throttle,
                 .loginTurns = m_loginTurns,
                 .businessDate = calendarIn(needs.configuration.businessTimeZone),
                 .localTime = clockIn(needs.configuration.businessTimeZone),
                 .isReady = needs.isReady,
                 .accessTokenDuration = needs.configuration.accessTokenDuration,
                 .refreshTokenDuration = needs.configuration.refreshTokenDuration,
                 .loginLimits = needs.configuration.loginLimits,
                 .bankName = nameOf(needs),
                 .demo = needs.bank.bank.demo,
                 .accountReads = &m_accountReads,
                 .currencies = needs.bank.currencies}
    , m_adapter(allRoutes(), m_services, needs.accessLog) {
    m_ledger.start();
}

// Workers end before the hashing pool: what they are at may still ask it for a hash, while a hash that comes later is
// answered with Unavailable. The pool ends before any part goes: whoever waits for a hash is answered through all of
// them.
ServerParts::~ServerParts() {
    m_ledger.stop();
    m_accountReads.stop(); // what it cannot answer goes to the workers
    m_workers.stop();
    m_hashing.stop();
}

void ServerParts::removeOldSessions() {
    static_cast<void>(m_workers.submit([now = m_clock.now()](Transactor& transactor) {
        static_cast<void>(transactor.run([now](Stores& stores) {
            server::removeOldSessions(stores, now);
            return Verdict::Commit;
        }));
    }));
}

} // namespace tellerdesk::server::ops

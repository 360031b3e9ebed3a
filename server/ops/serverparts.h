// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pgaccountreads.h"
#include "server/db/pgworkerpool.h"
#include "server/handlers/services.h"
#include "server/http/adapter.h"
#include "server/ledger/ledger.h"
#include "server/ops/books.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/tokens/hashingpool.h"
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/refreshtokens.h"

namespace tellerdesk::server::ops {

// Everything behind the edge, built once, in the order of what needs what.
class ServerParts {
public:
    struct Needs {
        const Configuration& configuration;
        const BooksAccess& books;
        const BankFacts& bank;
        std::function<bool()> isReady;
        http::Adapter::Log accessLog;
    };

    ServerParts(const Needs& needs, tokens::LocalKeyV4 tokenKey);
    ~ServerParts(); // the edge is gone by then
    ServerParts(const ServerParts&) = delete;
    ServerParts& operator=(const ServerParts&) = delete;

    const http::Adapter& adapter() const { return m_adapter; }
    WorkerPool& workers() { return m_workers; }

    // Soon, on a worker; where none is free or the database is away, not this time.
    void removeOldSessions();

private:
    SystemClock m_clock;
    tokens::RefreshTokens m_refreshTokens;
    tokens::PasetoTokenMaker m_tokenMaker;
    LoginThrottle m_throttle;
    LoginTurns m_loginTurns;
    db::PgWorkerPool m_workers;
    ledger::Ledger m_ledger;
    db::PgAccountReads m_accountReads;
    tokens::PasswordHasher m_hasher;
    tokens::HashingPool m_hashing;
    Services m_services;
    http::Adapter m_adapter;
};

} // namespace tellerdesk::server::ops

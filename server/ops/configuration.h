// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pgworkerpool.h"
#include "server/http/edgesettings.h"
#include "server/ledger/ledger.h"
#include "server/services/attempts.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/tokens/hashingpool.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace tellerdesk::server::ops {

enum class LogFormat { Automatic, Json, Text }; // Automatic: text on a terminal, else JSON

// Everything that an operator can set, valid by construction: made by loadConfiguration() only. The names, texts and
// ranges are in settingstable.cpp; the defaults are the ones that stand here.
struct Configuration {
    http::EdgeSettings edge = {.port = 8443};
    std::chrono::milliseconds drainDelay{0};        // between "not ready" and the end of listening
    std::chrono::milliseconds drainTimeout{10'000}; // for requests in flight
    QString bankName = {};                          // empty: as the books say

    QString dataFolder = {};      // absolute
    QString dbSource = {};        // empty: the private PostgreSQL in dataFolder
    QString dbOwnerSource = {};   // empty: dbSource
    QString databaseAccount = {}; // of the private PostgreSQL when the server is root; empty: the folder's owner
    bool autoMigrate = true;

    QString tlsCertFile = {}; // both empty: made in dataFolder
    QString tlsKeyFile = {};
    QString tlsNames = {};

    QString tokenSymmetricKey = {}; // PASERK; empty: made in dataFolder
    std::chrono::milliseconds accessTokenDuration = std::chrono::minutes(15);
    std::chrono::milliseconds refreshTokenDuration = std::chrono::hours(12);

    QByteArray businessTimeZone = {}; // an IANA name
    LogFormat logFormat = LogFormat::Automatic;
    bool accessLog = true;

    db::ConnectionSettings connection = {}; // its times; for workers and ledger
    db::WorkerPoolSettings workers = {};    // without connection
    ledger::LedgerSettings ledger = {};     // without connection
    tokens::HashingPoolSize hashing = {};
    LoginLimits loginLimits = {};
    LoginTurnsSize loginTurns = {};
    LoginThrottleSettings loginThrottle = {};

    bool usesPrivateDatabase() const { return dbSource.isEmpty(); }
};

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgesettings.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>

namespace tellerdesk::server::ops {

enum class LogFormat { Automatic, Json, Text }; // Automatic: text on a terminal, else JSON

// How many of what the server keeps for itself, and how long it waits.
struct PoolSettings {
    int databaseWorkers = 8;
    int databaseQueue = 1024;
    int ledgerLanes = 1;
    int ledgerBatch = 256;
    int ledgerQueue = 4096;
    int hashingThreads = 2;
    int hashingQueue = 64;
    std::chrono::milliseconds connectTimeout{3'000};
    std::chrono::milliseconds statementTimeout{5'000};
    std::chrono::milliseconds lockTimeout{2'000};
    std::chrono::milliseconds answerTimeout{8'000}; // for a database that says nothing at all
    std::chrono::milliseconds drainDeadline{10'000};
};

struct LoginSettings {
    int failuresPerUser = 10;
    std::chrono::milliseconds lockDuration = std::chrono::minutes(30);
    int failuresPerAddress = 100; // 64 desks mistype in the morning
    std::chrono::milliseconds addressWindow = std::chrono::minutes(5);
};

// Everything that an operator can set, valid by construction: made by loadConfiguration() only. The names, texts and
// ranges are in settingstable.cpp; the defaults are the ones that stand here.
struct Configuration {
    http::EdgeSettings edge = {.port = 8443};
    QString bankName = QStringLiteral("Tellerdesk");

    QString dataFolder = {};      // absolute
    QString dbSource = {};        // empty: the private PostgreSQL in dataFolder
    QString dbOwnerSource = {};   // empty: dbSource
    QString databaseAccount = {}; // of the private PostgreSQL when the server is root; empty: the folder's owner
    bool autoMigrate = true;

    QString tlsCertFile = {}; // both empty: made in dataFolder
    QString tlsKeyFile = {};
    QStringList tlsNames = {};

    QString tokenSymmetricKey = {}; // PASERK; empty: made in dataFolder
    std::chrono::milliseconds accessTokenDuration = std::chrono::minutes(15);
    std::chrono::milliseconds refreshTokenDuration = std::chrono::hours(12);

    QByteArray businessTimeZone = {}; // an IANA name
    LogFormat logFormat = LogFormat::Automatic;
    bool accessLog = true;

    PoolSettings pools = {};
    LoginSettings login = {};

    bool usesPrivateDatabase() const { return dbSource.isEmpty(); }
};

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pgworkerpool.h"
#include "server/handlers/services.h"
#include "server/http/adapter.h"
#include "server/ledger/ledger.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/tokens/hashingpool.h"
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/refreshtokens.h"
#include "shared/core/clock.h"
#include "tests/support/testdatabase.h"

#include <QJsonObject>

#include <atomic>
#include <future>
#include <map>

namespace tellerdesk::test {

// Stands still until it is told to go on. Safe from every thread.
class SettableClock final : public Clock {
public:
    Instant now() const override { return Instant(std::chrono::milliseconds(m_ms.load())); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms{1'764'000'000'000};
};

struct ApiRequest {
    QByteArray method = "GET";
    QByteArray path = {}; // with its query
    std::optional<QJsonObject> body = {};
    QByteArray token = {};
    std::optional<RequestKey> key = {};
    QByteArray ifMatch = {};
    QByteArray ifNoneMatch = {};
    std::optional<QByteArray> bytes = {};  // instead of body
    QByteArray contentType = "image/jpeg"; // of those
    QString peer = QStringLiteral("127.0.0.1");
};

struct ApiAnswer {
    int status = 0;
    QByteArray text = {};
    QJsonObject body = {};
    std::map<QByteArray, QByteArray> headers = {};

    QString code() const { return body.value(QStringLiteral("code")).toString(); }
    QString field(const char* name) const { return body.value(QLatin1StringView(name)).toString(); }
    QStringList faults() const; // "/username too_short", sorted
};

struct ApiSettings {
    server::LoginLimits limits = {};
    server::LoginThrottleSettings throttle = {.failures = 10'000};
    server::tokens::HashingPoolSize hashing = {};
    int workers = 4;
};

// The server from the adapter down, without its edge: requests of tests run through routes, handlers, services and
// stores on a database of their own, at a time that stands still. Passwords cost little here.
class ApiServer {
public:
    explicit ApiServer(const ApiSettings& settings = {});
    // A second server on the same books.
    explicit ApiServer(ApiServer& other);

    std::future<ApiAnswer> start(const ApiRequest& request);
    ApiAnswer send(const ApiRequest& request) { return start(request).get(); }

    // As on the first day: a database takes longer to make than to empty.
    void forgetEverybody();

    // As the server's own console makes them.
    UserId addUser(const QString& username, Role role, const QString& password, bool mustChangePassword = false);
    ApiAnswer login(const QString& username, const QString& password);
    QByteArray tokenOf(const QString& username, const QString& password); // of a new session

    // One transaction with the stores, outside of all requests.
    void inTransaction(const std::function<void(server::Stores&)>& work);
    // The first column of the first row, as a superuser.
    QString ask(const QString& sql) const { return askSql(m_database->superuserUrl(), sql); }
    void run(const QString& sql) const { runSql(m_database->superuserUrl(), sql); }

    SettableClock& clock() { return m_clock; }
    const server::tokens::PasswordHasher& hasher() const { return m_hasher; }
    server::Services& services() { return m_services; }

private:
    ApiServer(std::shared_ptr<TestDatabase> database, const server::tokens::LocalKeyV4& key,
              const ApiSettings& settings);

    std::shared_ptr<TestDatabase> m_database;
    QByteArray m_paserk;
    ApiSettings m_settings;
    SettableClock m_clock;
    server::tokens::PasetoTokenMaker m_tokenMaker;
    server::tokens::RefreshTokens m_refreshTokens;
    server::tokens::PasswordHasher m_hasher;
    server::LoginThrottle m_throttle;
    server::LoginTurns m_turns;
    server::tokens::HashingPool m_hashing;
    server::db::PgWorkerPool m_workers;
    server::ledger::Ledger m_ledger;
    server::Services m_services;
    server::http::Adapter m_adapter;
};

} // namespace tellerdesk::test

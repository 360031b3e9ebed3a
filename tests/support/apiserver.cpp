// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include "server/domain/bankstore.h"
#include "server/services/users.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tellerdesk::test {

using namespace server;

namespace {

constexpr tokens::Argon2Cost kCheap{.passes = 1, .memoryBytes = 16384};

QDate utcDate(Instant now) {
    return QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC).date();
}

QDateTime inSeoul(Instant now) {
    return QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::OffsetFromUTC, 9 * 3600);
}

http::Request toRequest(const ApiRequest& request) {
    const qsizetype query = request.path.indexOf('?');
    http::Request made{.method = request.method,
                       .path = query < 0 ? request.path : request.path.left(query),
                       .query = query < 0 ? QByteArray() : request.path.sliced(query + 1),
                       .peer = QHostAddress(request.peer),
                       .id = Uuid::makeV7()};
    if (request.body) {
        made.headers.push_back({"content-type", "application/json"});
        made.body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
    }
    if (request.bytes) {
        made.headers.push_back({"content-type", request.contentType});
        made.body = *request.bytes;
    }
    if (!request.ifNoneMatch.isEmpty()) {
        made.headers.push_back({"if-none-match", request.ifNoneMatch});
    }
    if (!request.token.isEmpty()) {
        made.headers.push_back({"authorization", "Bearer " + request.token});
    }
    if (request.key) {
        made.headers.push_back({"idempotency-key", request.key->toString().toLatin1()});
    }
    if (!request.ifMatch.isEmpty()) {
        made.headers.push_back({"if-match", request.ifMatch});
    }
    return made;
}

ApiAnswer toAnswer(const http::Reply& reply) {
    ApiAnswer answer{.status = reply.status, .text = reply.body};
    answer.headers["Content-Type"] = reply.contentType;
    answer.body = QJsonDocument::fromJson(reply.body).object();
    for (const http::Header& header : reply.headers) {
        answer.headers[header.name] = header.value;
    }
    return answer;
}

// All pieces of a reply that comes in pieces; what is cut short has none of the rest.
void readOn(std::shared_ptr<http::Reply> reply, std::function<void(const http::Reply&)> done) {
    const http::Feed feed = reply->feed;
    feed([reply, done = std::move(done)](std::optional<http::Piece> piece) {
        if (piece) {
            reply->body += piece->bytes;
        }
        if (!piece || piece->last) {
            return done(*reply);
        }
        readOn(reply, done);
    });
}

} // namespace

QStringList ApiAnswer::faults() const {
    QStringList faults;
    for (const auto& error : body.value(QStringLiteral("errors")).toArray()) {
        faults.append(error[QStringLiteral("pointer")].toString() + u' ' + error[QStringLiteral("code")].toString());
    }
    faults.sort();
    return faults;
}

ApiServer::ApiServer(const ApiSettings& settings)
    : ApiServer(std::make_shared<TestDatabase>(), tokens::LocalKeyV4::generate(), settings) {}

ApiServer::ApiServer(ApiServer& other)
    : ApiServer(other.m_database, *tokens::LocalKeyV4::fromPaserk(other.m_paserk), other.m_settings) {}

ApiServer::ApiServer(std::shared_ptr<TestDatabase> database, const tokens::LocalKeyV4& key, const ApiSettings& settings)
    : m_database(std::move(database))
    , m_paserk(key.toPaserk())
    , m_settings(settings)
    , m_tokenMaker(*tokens::LocalKeyV4::fromPaserk(m_paserk))
    , m_refreshTokens(key)
    , m_hasher(kCheap)
    , m_throttle(settings.throttle)
    , m_hashing(m_hasher, settings.hashing)
    , m_workers({.connection = m_database->settings(), .threads = settings.workers})
    , m_ledger({.connection = m_database->settings()}, m_clock, utcDate)
    , m_services{.clock = m_clock,
                 .workers = m_workers,
                 .ledger = m_ledger,
                 .tokenMaker = m_tokenMaker,
                 .hashing = m_hashing,
                 .refreshTokens = m_refreshTokens,
                 .throttle = m_throttle,
                 .loginTurns = m_turns,
                 .businessDate = utcDate,
                 .localTime = inSeoul,
                 .isReady = [] { return true; },
                 .accessTokenDuration = std::chrono::minutes(15),
                 .refreshTokenDuration = std::chrono::hours(12),
                 .loginLimits = settings.limits,
                 .bankName = QStringLiteral("Test bank"),
                 .currencies = {*Currency::fromCode(u"EUR"), *Currency::fromCode(u"USD")}}
    , m_adapter(allRoutes(), m_services, [](const http::AccessRecord&) {}) {
    m_ledger.start();
}

std::future<ApiAnswer> ApiServer::start(const ApiRequest& request) {
    auto promise = std::make_shared<std::promise<ApiAnswer>>();
    auto future = promise->get_future();
    const auto done = [promise](const http::Reply& reply) { promise->set_value(toAnswer(reply)); };
    m_adapter.serve(toRequest(request), [done](http::Reply reply) {
        if (!reply.feed) {
            return done(reply);
        }
        readOn(std::make_shared<http::Reply>(std::move(reply)), done);
    });
    return future;
}

void ApiServer::forgetEverybody() {
    run(QStringLiteral("SET session_replication_role = replica; " // whatever guards the audit
                       "TRUNCATE users, sessions, session_tokens, setup_codes, till_sessions, till_positions, claims, "
                       "replies, refusals, abandonments, receipt_copies, audit_events; "
                       "DELETE FROM branches WHERE code <> 'main'"));
}

void ApiServer::inTransaction(const std::function<void(Stores&)>& work) {
    std::promise<bool> done;
    m_workers.submit([&](Transactor& transactor) {
        const auto ran = transactor.run([&](Stores& stores) {
            work(stores);
            return Verdict::Commit;
        });
        done.set_value(ran.hasValue());
    });
    if (!done.get_future().get()) {
        qFatal("a transaction of the test failed");
    }
}

UserId ApiServer::addUser(const QString& username, Role role, const QString& password, bool mustChangePassword) {
    const UserId id = UserId::make();
    inTransaction([&](Stores& stores) {
        const auto made = createUser(stores,
                                     {.id = id,
                                      .username = username,
                                      .fullName = QStringLiteral("Name of ") + username,
                                      .role = role,
                                      .branchId = stores.bank.branches().front().id,
                                      .passwordHash = m_hasher.hash(password.toUtf8()).value(),
                                      .mustChangePassword = mustChangePassword},
                                     std::nullopt, {.at = m_clock.now()});
        if (!made) {
            qFatal("no user %s", qUtf8Printable(username));
        }
    });
    return id;
}

ApiAnswer ApiServer::login(const QString& username, const QString& password) {
    return send({.method = "POST",
                 .path = "/v1/login",
                 .body = QJsonObject{{QStringLiteral("username"), username}, {QStringLiteral("password"), password}}});
}

QByteArray ApiServer::tokenOf(const QString& username, const QString& password) {
    return login(username, password).field("access_token").toLatin1();
}

} // namespace tellerdesk::test

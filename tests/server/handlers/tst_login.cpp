// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kWrong = u"wrong horse battery"_s;

ApiRequest loginRequest(const QString& username, const QString& password) {
    return {.method = "POST",
            .path = "/v1/login",
            .body = QJsonObject{{u"username"_s, username}, {u"password"_s, password}}};
}

bool hasRefused(const ApiServer& server, const QString& reason) {
    return server.ask(
               u"SELECT count(*) FROM audit_events WHERE act = 'login.refused' AND after_state LIKE '%%1%'"_s.arg(
                   reason)) != u"0";
}

} // namespace

class LoginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_shared.reset(); }
    void opensSession();
    void allowsSeveralSessions();
    void tellsNobodyWhyItRefuses_data();
    void tellsNobodyWhyItRefuses();
    void refusesMalformedBody_data();
    void refusesMalformedBody();
    void letsLastTryBeRight();
    void takesRightPasswordsThatComeTogether();
    void countsNothingWhenHashingIsFull();
    void throttlesAddressByFailuresAlone();
    void storesBetterHash();
    void survivesUnreadableHash_data();
    void survivesUnreadableHash();
    void keepsNoSecret();
    void failsWithoutAudit();

private:
    std::unique_ptr<ApiServer> m_shared; // for what changes nothing that another test looks at
};

void LoginTest::initTestCase() {
    m_shared = std::make_unique<ApiServer>();
    for (const QString& username : {u"anna"_s, u"gone"_s, u"locked"_s, u"broken"_s}) {
        m_shared->addUser(username, Role::Teller, kPassword);
    }
    m_shared->run(u"UPDATE users SET status = 'disabled' WHERE username = 'gone'"_s);
    m_shared->run(u"UPDATE users SET failed_logins = 10, locked_until = '2100-01-01' WHERE username = 'locked'"_s);
}

void LoginTest::opensSession() {
    ApiServer server;
    const UserId anna = server.addUser(u"anna"_s, Role::Supervisor, kPassword, true);
    const auto answer = server.login(u"anna"_s, kPassword);
    QCOMPARE(answer.status, 200);
    const QStringList expected{u"access_token"_s,  u"access_token_expires_at"_s,
                               u"refresh_token"_s, u"refresh_token_expires_at"_s,
                               u"session_id"_s,    u"user"_s};
    QCOMPARE(answer.body.keys(), expected);
    QCOMPARE(answer.field("access_token_expires_at"), toRfc3339(server.clock().now() + 15min));
    QCOMPARE(answer.field("refresh_token_expires_at"), toRfc3339(server.clock().now() + 12h));
    const QJsonObject user{{u"id"_s, anna.toString()},
                           {u"username"_s, u"anna"_s},
                           {u"full_name"_s, u"Name of anna"_s},
                           {u"role"_s, u"supervisor"_s},
                           {u"branch_id"_s, u"01900000-0000-7000-8000-000000000001"_s},
                           {u"must_change_password"_s, true}};
    QCOMPARE(answer.body.value(u"user"_s).toObject(), user);
    QCOMPARE(server.ask(u"SELECT id FROM sessions"_s), answer.field("session_id"));
    QCOMPARE(server.ask(u"SELECT username FROM audit_events WHERE act = 'session.open'"_s), u"anna"_s);
    QVERIFY(!server.ask(u"SELECT last_login_at FROM users"_s).isEmpty());
}

void LoginTest::allowsSeveralSessions() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    const QByteArray first = server.tokenOf(u"anna"_s, kPassword);
    const QByteArray second = server.tokenOf(u"anna"_s, kPassword);
    QCOMPARE(server.send({.path = "/v1/me", .token = first}).status, 200);
    QCOMPARE(server.send({.path = "/v1/me", .token = second}).status, 200);
}

void LoginTest::tellsNobodyWhyItRefuses_data() {
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("reason");
    QTest::newRow("wrong password") << u"anna"_s << kWrong << u"wrong_password"_s;
    QTest::newRow("empty password") << u"anna"_s << u""_s << u"wrong_password"_s;
    QTest::newRow("long password") << u"anna"_s << QString(20'000, u'x') << u"wrong_password"_s;
    QTest::newRow("unknown user") << u"nobody"_s << kPassword << u"unknown_user"_s;
    QTest::newRow("upper case") << u"Anna"_s << kPassword << u"unknown_user"_s;
    QTest::newRow("no name at all") << u""_s << kPassword << u"unknown_user"_s;
    QTest::newRow("NUL in the name") << u"an"_s + QChar(QChar::Null) + u"na"_s << kPassword << u"unknown_user"_s;
    QTest::newRow("SQL in the name") << u"' OR 1=1 --"_s << kPassword << u"unknown_user"_s;
    QTest::newRow("long name") << QString(20'000, u'x') << kPassword << u"unknown_user"_s;
    QTest::newRow("disabled") << u"gone"_s << kPassword << u"disabled"_s;
    QTest::newRow("locked") << u"locked"_s << kPassword << u"locked"_s;
}

void LoginTest::tellsNobodyWhyItRefuses() {
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(QString, reason);
    m_shared->run(u"UPDATE users SET failed_logins = 0 WHERE username = 'anna'"_s);
    const auto usual = m_shared->login(u"anna"_s, u"some other one"_s);
    const auto answer = m_shared->login(username, password);
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), u"invalid_credentials"_s);
    QCOMPARE(answer.headers, usual.headers);
    QJsonObject body = answer.body;
    body.insert(u"instance"_s, usual.body.value(u"instance"_s)); // the request's own id
    QCOMPARE(body, usual.body);
    QVERIFY(hasRefused(*m_shared, reason));
    // What was typed as a name may be a password.
    QCOMPARE(m_shared->ask(u"SELECT count(*) FROM audit_events WHERE act = 'login.refused' AND username IS NOT NULL"_s),
             u"0"_s);
}

void LoginTest::refusesMalformedBody_data() {
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QStringList>("faults");
    QTest::newRow("empty") << QJsonObject() << QStringList{u"/password missing"_s, u"/username missing"_s};
    QTest::newRow("types") << QJsonObject{{u"username"_s, 1}, {u"password"_s, QJsonValue(QJsonValue::Null)}}
                           << QStringList{u"/password wrong_type"_s, u"/username wrong_type"_s};
    QTest::newRow("unknown") << QJsonObject{{u"username"_s, u"anna"_s}, {u"password"_s, kPassword}, {u"role"_s, u"x"_s}}
                             << QStringList{u"/role unknown"_s};
}

void LoginTest::refusesMalformedBody() {
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, faults);
    const auto answer = m_shared->send({.method = "POST", .path = "/v1/login", .body = body});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), faults);
}

void LoginTest::letsLastTryBeRight() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(server.login(u"anna"_s, kWrong).status, 401);
        }
        QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    }
}

void LoginTest::takesRightPasswordsThatComeTogether() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 100; ++i) {
        answers.push_back(server.start(loginRequest(u"anna"_s, kPassword)));
    }
    QSet<QString> sessions;
    for (auto& each : answers) {
        const auto answer = each.get();
        QCOMPARE(answer.status, 200);
        sessions.insert(answer.field("session_id"));
    }
    QCOMPARE(sessions.size(), 100);
}

void LoginTest::countsNothingWhenHashingIsFull() {
    ApiServer server({.hashing = {.threads = 1, .waiting = 1}});
    for (int i = 0; i < 20; ++i) {
        server.addUser(u"user%1"_s.arg(i), Role::Teller, kPassword);
    }
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 20; ++i) {
        answers.push_back(server.start(loginRequest(u"user%1"_s.arg(i), kPassword)));
    }
    int done = 0;
    for (auto& each : answers) {
        const auto answer = each.get();
        QVERIFY(answer.status == 200 || answer.code() == u"unavailable");
        done += answer.status == 200 ? 1 : 0;
    }
    QVERIFY(done > 0);
    QCOMPARE(server.ask(u"SELECT sum(failed_logins) FROM users"_s), u"0"_s);
}

void LoginTest::throttlesAddressByFailuresAlone() {
    ApiServer server({.throttle = {.failures = 5, .window = 10min}});
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    }
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(server.login(u"user%1"_s.arg(i), kWrong).status, 401);
    }
    const auto throttled = server.login(u"anna"_s, kPassword);
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.code(), u"throttled"_s);
    QVERIFY(throttled.headers.contains("Retry-After"));
    ApiRequest elsewhere = loginRequest(u"anna"_s, kPassword);
    elsewhere.peer = u"192.0.2.7"_s;
    QCOMPARE(server.send(elsewhere).status, 200);
    server.clock().advance(2min); // one of the five is forgotten
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    QCOMPARE(server.login(u"anna"_s, kWrong).status, 401);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 429);
}

void LoginTest::storesBetterHash() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    const server::tokens::PasswordHasher weaker({.passes = 1, .memoryBytes = 8192});
    server.run(u"UPDATE users SET password_hash = '%1'"_s.arg(weaker.hash(kPassword.toUtf8()).value()));
    const QString before = server.ask(u"SELECT password_hash FROM users"_s);
    QCOMPARE(server.login(u"anna"_s, kWrong).status, 401);
    QCOMPARE(server.ask(u"SELECT password_hash FROM users"_s), before);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    const QString after = server.ask(u"SELECT password_hash FROM users"_s);
    QVERIFY(after != before);
    QCOMPARE(server.hasher().check(after, kPassword.toUtf8()), server::tokens::PasswordCheck::Match);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    QCOMPARE(server.ask(u"SELECT password_hash FROM users"_s), after);
}

void LoginTest::survivesUnreadableHash_data() {
    QTest::addColumn<QString>("hash");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("garbage") << u"$argon2id$nonsense"_s;
    QTest::newRow("long") << QString(5'000, u'x');
}

void LoginTest::survivesUnreadableHash() {
    QFETCH(QString, hash);
    m_shared->run(u"UPDATE users SET password_hash = '%1' WHERE username = 'broken'"_s.arg(hash));
    const QString id = m_shared->ask(u"SELECT id FROM users WHERE username = 'broken'"_s);
    QTest::ignoreMessage(QtCriticalMsg, qPrintable(u"the password hash of user %1 cannot be read"_s.arg(id)));
    QCOMPARE(m_shared->login(u"broken"_s, kPassword).status, 401);
    QVERIFY(hasRefused(*m_shared, u"unreadable_hash"_s));
}

// Neither passwords nor tokens stand anywhere in the books.
void LoginTest::keepsNoSecret() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    const auto session = server.login(u"anna"_s, kPassword);
    QCOMPARE(session.status, 200);
    server.login(u"anna"_s, kWrong);
    server.login(kWrong, kWrong);
    const QString books = server.ask(
        u"SELECT (SELECT string_agg(u::text, ' ') FROM users u) || (SELECT string_agg(s::text, ' ') FROM sessions s) "
        u"|| "
        "(SELECT string_agg(t::text, ' ') FROM session_tokens t) || (SELECT string_agg(a::text, ' ') FROM audit_events a)"_s);
    QVERIFY(books.contains(u"anna"));
    for (const QString& secret : {kPassword, kWrong, session.field("access_token"), session.field("refresh_token")}) {
        QVERIFY2(!books.contains(secret), qPrintable(secret));
    }
}

// An act that cannot be noted does not happen (row U3).
void LoginTest::failsWithoutAudit() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    server.run(u"REVOKE INSERT ON audit_events FROM PUBLIC, tellerdesk_app"_s);
    QVERIFY(server.login(u"anna"_s, kPassword).status >= 500);
    QCOMPARE(server.ask(u"SELECT count(*) FROM sessions"_s), u"0"_s);
}

QTEST_GUILESS_MAIN(LoginTest)
#include "tst_login.moc"

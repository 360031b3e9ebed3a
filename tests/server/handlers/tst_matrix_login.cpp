// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QTest>

#include <map>

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

int statusOfMe(ApiServer& server, const QByteArray& token) {
    return server.send({.path = "/v1/me", .token = token}).status;
}

} // namespace

// Rows of the test matrix about logins and what ends them, on the whole server below its edge.
class MatrixLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void L2_tenWrongTriesLock();
    void L3_parallelGuessesAreCounted();
    void L4_addressIsThrottled();
    void L5_lockLeavesSessionsAlone();
    void L7_passwordsAsTyped_data();
    void L7_passwordsAsTyped();
    void K10_sessionsEndAtOnce_data();
    void K10_sessionsEndAtOnce();
    void K11_logoutOutlivesServer();
    void A4_roleCountsAtOnce();
};

void MatrixLogin::L2_tenWrongTriesLock() {
    ApiServer server;
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    const QByteArray refusal = server.login(u"nobody"_s, kWrong).text;
    for (int i = 0; i < 10; ++i) {
        const auto answer = server.login(u"anna"_s, kWrong);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), u"invalid_credentials"_s);
        QCOMPARE(answer.text.size(), refusal.size());
    }
    const auto locked = server.login(u"anna"_s, kPassword);
    QCOMPARE(locked.status, 401);
    QCOMPARE(locked.code(), u"invalid_credentials"_s);
    QCOMPARE(server.ask(u"SELECT count(*) FROM audit_events WHERE act = 'login.refused' AND subject_id = "
                        "(SELECT id FROM users WHERE username = 'anna')"_s),
             u"11"_s);
    QCOMPARE(server.ask(u"SELECT count(*) FROM audit_events WHERE act = 'login.refused' AND after_state LIKE "
                        "'%\"locked\"%'"_s),
             u"1"_s);
    server.clock().advance(30min - 1ms);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 401);
    server.clock().advance(1ms);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 200);
    QCOMPARE(server.ask(u"SELECT failed_logins FROM users WHERE username = 'anna'"_s), u"0"_s);
}

// Tries beyond the limit never look at the stored hash: the right password among them does not get in, and the counter
// says exactly how many did.
void MatrixLogin::L3_parallelGuessesAreCounted() {
    ApiServer server;
    ApiServer second(server);
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 60; ++i) {
        ApiServer& one = i % 2 == 0 ? server : second;
        answers.push_back(one.start(loginRequest(u"anna"_s, kWrong + QString::number(i))));
    }
    for (auto& answer : answers) {
        QCOMPARE(answer.get().status, 401);
    }
    QCOMPARE(server.ask(u"SELECT failed_logins FROM users WHERE username = 'anna'"_s), u"10"_s);
    QCOMPARE(server.ask(u"SELECT count(*) FROM audit_events WHERE after_state LIKE '%wrong_password%'"_s), u"10"_s);
    QCOMPARE(server.ask(u"SELECT count(*) FROM audit_events WHERE after_state LIKE '%locked%'"_s), u"50"_s);
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 401);
}

// One try each on five hundred users from one address, under the default throttle.
void MatrixLogin::L4_addressIsThrottled() {
    ApiServer server({.throttle = {}});
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    server.run(
        u"INSERT INTO users (id, username, full_name, role, branch_id, password_hash, must_change_password, "
        "created_at) SELECT gen_random_uuid(), 'user' || n, 'N', 'teller', branch_id, password_hash, false, now() "
        "FROM users, generate_series(1, 500) n"_s);
    std::map<int, int> answers;
    for (int i = 1; i <= 500; ++i) {
        ++answers[server.login(u"user%1"_s.arg(i), kWrong).status];
    }
    const int allowed = server::LoginThrottleSettings().failures;
    QCOMPARE(answers, (std::map<int, int>{{401, allowed}, {429, 500 - allowed}}));
    QCOMPARE(server.ask(u"SELECT count(*) FROM users WHERE locked_until IS NOT NULL"_s), u"0"_s);
    ApiRequest elsewhere = loginRequest(u"anna"_s, kPassword);
    elsewhere.peer = u"192.0.2.7"_s;
    QCOMPARE(server.send(elsewhere).status, 200);
}

void MatrixLogin::L5_lockLeavesSessionsAlone() {
    ApiServer server;
    const UserId anna = server.addUser(u"anna"_s, Role::Teller, kPassword);
    server.addUser(u"chief"_s, Role::Administrator, kPassword);
    const auto session = server.login(u"anna"_s, kPassword);
    const QByteArray token = session.field("access_token").toLatin1();
    for (int i = 0; i < 20; ++i) {
        server.login(u"anna"_s, kWrong);
    }
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 401);
    QCOMPARE(statusOfMe(server, token), 200);
    const auto renewed = server.send({.method = "POST",
                                      .path = "/v1/tokens/renew",
                                      .body = QJsonObject{{u"refresh_token"_s, session.field("refresh_token")}}});
    QCOMPARE(renewed.status, 200);

    const QByteArray chief = server.tokenOf(u"chief"_s, kPassword);
    const QByteArray path = "/v1/users/" + anna.toString().toLatin1();
    const auto found = server.send({.path = path, .token = chief});
    QCOMPARE(found.body.value(u"locked"_s).toBool(), true);
    const auto unlocked = server.send({.method = "PATCH",
                                       .path = path,
                                       .body = QJsonObject{{u"password"_s, u"another initial one"_s}},
                                       .token = chief,
                                       .ifMatch = found.headers.at("ETag")});
    QCOMPARE(unlocked.status, 200);
    QCOMPARE(unlocked.body.value(u"locked"_s).toBool(), false);
    QCOMPARE(server.login(u"anna"_s, u"another initial one"_s).status, 200);
}

void MatrixLogin::L7_passwordsAsTyped_data() {
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("fault");
    QTest::newRow("1") << u"x"_s << u"too_short"_s;
    QTest::newRow("11") << QString(11, u'x') << u"too_short"_s;
    QTest::newRow("12") << QString(12, u'x') << QString();
    QTest::newRow("64") << QString(64, u'x') << QString();
    QTest::newRow("128") << QString(128, u'x') << QString();
    QTest::newRow("129") << QString(129, u'x') << u"too_long"_s;
    QTest::newRow("1025") << QString(1025, u'x') << u"too_long"_s;
    QTest::newRow("emoji") << QString(u"😀"_s).repeated(12) << QString();
    QTest::newRow("11 emoji") << QString(u"😀"_s).repeated(11) << u"too_short"_s;
    QTest::newRow("spaces") << QString(12, u' ') << QString();
    QTest::newRow("spaces around") << u"  correct horse  "_s << QString();
    QTest::newRow("NUL") << u"correct"_s + QChar(QChar::Null) + u"horse battery"_s << u"malformed"_s;
    QTest::newRow("composed") << u"caf\u00e9 caf\u00e9 caf\u00e9"_s << QString();
}

void MatrixLogin::L7_passwordsAsTyped() {
    QFETCH(QString, password);
    QFETCH(QString, fault);
    ApiServer server;
    server.addUser(u"chief"_s, Role::Administrator, kPassword);
    const qsizetype last = password.back().isLowSurrogate() ? 2 : 1; // half an emoji is no text
    const auto made = server.send({.method = "POST",
                                   .path = "/v1/users",
                                   .body = QJsonObject{{u"username"_s, u"anna"_s},
                                                       {u"full_name"_s, u"Anna"_s},
                                                       {u"role"_s, u"teller"_s},
                                                       {u"password"_s, password}},
                                   .token = server.tokenOf(u"chief"_s, kPassword),
                                   .key = RequestKey::make()});
    if (!fault.isEmpty()) {
        QCOMPARE(made.status, 400);
        QCOMPARE(made.faults(), QStringList(u"/password "_s + fault));
        QCOMPARE(server.login(u"anna"_s, password).status, 401);
        return;
    }
    QCOMPARE(made.status, 201);
    QCOMPARE(server.login(u"anna"_s, password.chopped(last)).status, 401);
    QCOMPARE(server.login(u"anna"_s, password + u'x').status, 401);
    QCOMPARE(server.login(u"anna"_s, password.trimmed()).status, password.trimmed() == password ? 200 : 401);
    const QString decomposed = password.normalized(QString::NormalizationForm_D);
    QCOMPARE(server.login(u"anna"_s, decomposed).status, decomposed == password ? 200 : 401);
    QCOMPARE(server.login(u"anna"_s, password).status, 200);
}

void MatrixLogin::K10_sessionsEndAtOnce_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"logout", "disabled", "role", "reset", "own password", "reused refresh token"}) {
        QTest::newRow(how) << QString::fromLatin1(how);
    }
}

// Two servers, two sessions: what happens on one counts on the other with the next request.
void MatrixLogin::K10_sessionsEndAtOnce() {
    QFETCH(QString, how);
    ApiServer server;
    ApiServer second(server);
    const UserId anna = server.addUser(u"anna"_s, Role::Teller, kPassword);
    server.addUser(u"chief"_s, Role::Administrator, kPassword);
    const QByteArray chief = server.tokenOf(u"chief"_s, kPassword);
    const auto session = server.login(u"anna"_s, kPassword);
    const QByteArray token = session.field("access_token").toLatin1();
    const QByteArray other = second.tokenOf(u"anna"_s, kPassword);
    QCOMPARE(statusOfMe(second, token), 200);

    bool otherLives = false;
    const auto patch = [&](const char* name, const QString& value) {
        const auto changed = server.send({.method = "PATCH",
                                          .path = "/v1/users/" + anna.toString().toLatin1(),
                                          .body = QJsonObject{{QLatin1StringView(name), value}},
                                          .token = chief,
                                          .ifMatch = "*"});
        QCOMPARE(changed.status, 200);
    };
    if (how == u"logout") {
        QCOMPARE(server.send({.method = "POST", .path = "/v1/logout", .token = token}).status, 204);
        otherLives = true;
    } else if (how == u"disabled") {
        patch("status", u"disabled"_s);
        QCOMPARE(server.login(u"anna"_s, kPassword).status, 401);
    } else if (how == u"role") {
        patch("role", u"supervisor"_s);
    } else if (how == u"reset") {
        patch("password", u"another initial one"_s);
        QCOMPARE(server.login(u"anna"_s, kPassword).status, 401);
    } else if (how == u"own password") {
        const auto changed = server.send(
            {.method = "POST",
             .path = "/v1/me/password",
             .body = QJsonObject{{u"current_password"_s, kPassword}, {u"new_password"_s, u"brand new password"_s}},
             .token = other});
        QCOMPARE(changed.status, 204);
        otherLives = true;
    } else {
        const ApiRequest renewal{.method = "POST",
                                 .path = "/v1/tokens/renew",
                                 .body = QJsonObject{{u"refresh_token"_s, session.field("refresh_token")}}};
        QCOMPARE(server.send(renewal).status, 200);
        server.clock().advance(31s);
        QCOMPARE(server.send(renewal).status, 401);
        otherLives = true;
    }
    QCOMPARE(statusOfMe(server, token), 401);
    QCOMPARE(statusOfMe(second, token), 401);
    QCOMPARE(statusOfMe(second, other), otherLives ? 200 : 401);
}

void MatrixLogin::K11_logoutOutlivesServer() {
    auto first = std::make_unique<ApiServer>();
    first->addUser(u"anna"_s, Role::Teller, kPassword);
    const QByteArray token = first->tokenOf(u"anna"_s, kPassword);
    const QByteArray kept = first->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(first->send({.method = "POST", .path = "/v1/logout", .token = token}).status, 204);
    ApiServer again(*first);
    first.reset();
    QCOMPARE(statusOfMe(again, token), 401);
    QCOMPARE(statusOfMe(again, kept), 200);
}

// The token says nothing of rights: they are read with each request.
void MatrixLogin::A4_roleCountsAtOnce() {
    ApiServer server;
    server.addUser(u"chief"_s, Role::Administrator, kPassword);
    const QByteArray token = server.tokenOf(u"chief"_s, kPassword);
    QCOMPARE(server.send({.path = "/v1/users", .token = token}).status, 200);
    server.run(u"UPDATE users SET role = 'teller'"_s);
    const auto refused = server.send({.path = "/v1/users", .token = token});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"forbidden"_s);
}

QTEST_GUILESS_MAIN(MatrixLogin)
#include "tst_matrix_login.moc"

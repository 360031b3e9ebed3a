// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/sessions.h"
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

ApiRequest renewal(const QString& refreshToken) {
    return {.method = "POST", .path = "/v1/tokens/renew", .body = QJsonObject{{u"refresh_token"_s, refreshToken}}};
}

} // namespace

// Renewal, logout and what a session sees of itself.
class SessionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void renewsToSuccessor();
    void givesSameSuccessorForHalfMinute();
    void givesOneSuccessorToAllAtOnce();
    void endsSessionOnLateReuse();
    void keepsLastExpiry();
    void refusesTokensThatAreNone_data();
    void refusesTokensThatAreNone();
    void refusesDisabledUsersToken();
    void refusesMalformedRenewal();
    void logsOutOnce();
    void tellsWhoIAm();
    void tellsOwnOpenTill();
    void asksForPasswordChangeFirst();
    void removesSessionsThatAreLongOver();

private:
    int meStatus(const ApiAnswer& session) {
        return m_server->send({.path = "/v1/me", .token = session.field("access_token").toLatin1()}).status;
    }

    std::unique_ptr<ApiServer> m_server;
    UserId m_anna;
};

void SessionsTest::init() {
    m_server->forgetEverybody();
    m_anna = m_server->addUser(u"anna"_s, Role::Teller, kPassword);
}

void SessionsTest::renewsToSuccessor() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    m_server->clock().advance(10min);
    const auto renewed = m_server->send(renewal(session.field("refresh_token")));
    QCOMPARE(renewed.status, 200);
    QCOMPARE(renewed.body.keys(), session.body.keys());
    QCOMPARE(renewed.field("session_id"), session.field("session_id"));
    QCOMPARE(renewed.body.value(u"user"_s), session.body.value(u"user"_s));
    QVERIFY(renewed.field("refresh_token") != session.field("refresh_token"));
    QCOMPARE(renewed.field("access_token_expires_at"), toRfc3339(m_server->clock().now() + 15min));
    QCOMPARE(meStatus(session), 200); // access tokens that are out stay good
    QCOMPARE(meStatus(renewed), 200);
    const auto again = m_server->send(renewal(renewed.field("refresh_token")));
    QCOMPARE(again.status, 200);
    QVERIFY(again.field("refresh_token") != renewed.field("refresh_token"));
}

void SessionsTest::givesSameSuccessorForHalfMinute() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    const auto first = m_server->send(renewal(session.field("refresh_token")));
    QCOMPARE(m_server->send(renewal(first.field("refresh_token"))).status, 200); // the successor is in use by now
    m_server->clock().advance(30s);
    const auto again = m_server->send(renewal(session.field("refresh_token")));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.field("refresh_token"), first.field("refresh_token"));
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM session_tokens"_s), u"3"_s);
}

void SessionsTest::givesOneSuccessorToAllAtOnce() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 20; ++i) {
        answers.push_back(m_server->start(renewal(session.field("refresh_token"))));
    }
    QString successor;
    for (auto& each : answers) {
        const auto answer = each.get();
        QCOMPARE(answer.status, 200);
        successor = successor.isEmpty() ? answer.field("refresh_token") : successor;
        QCOMPARE(answer.field("refresh_token"), successor);
    }
}

void SessionsTest::endsSessionOnLateReuse() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    const auto other = m_server->login(u"anna"_s, kPassword);
    const auto renewed = m_server->send(renewal(session.field("refresh_token")));
    m_server->clock().advance(30s + 1ms);
    const auto late = m_server->send(renewal(session.field("refresh_token")));
    QCOMPARE(late.status, 401);
    QCOMPARE(late.code(), u"unauthenticated"_s);
    QCOMPARE(meStatus(renewed), 401);
    QCOMPARE(m_server->send(renewal(renewed.field("refresh_token"))).status, 401);
    QCOMPARE(meStatus(other), 200);
    QCOMPARE(m_server->ask(u"SELECT ended_because FROM sessions WHERE ended_at IS NOT NULL"_s),
             u"refresh_token_reused"_s);
    QCOMPARE(m_server->ask(u"SELECT subject_id FROM audit_events WHERE act = 'session.refresh_token_reused'"_s),
             session.field("session_id"));
}

// However often it is renewed, a session ends when its login said.
void SessionsTest::keepsLastExpiry() {
    auto session = m_server->login(u"anna"_s, kPassword);
    const QString end = session.field("refresh_token_expires_at");
    m_server->clock().advance(12h - 1min);
    session = m_server->send(renewal(session.field("refresh_token")));
    QCOMPARE(session.field("refresh_token_expires_at"), end);
    QCOMPARE(session.field("access_token_expires_at"), end);
    m_server->clock().advance(1min);
    QCOMPARE(meStatus(session), 401);
    QCOMPARE(m_server->send(renewal(session.field("refresh_token"))).status, 401);
}

void SessionsTest::refusesTokensThatAreNone_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"empty", "garbage", "access token", "cut", "longer", "ended"}) {
        QTest::newRow(kind) << QString::fromLatin1(kind);
    }
}

void SessionsTest::refusesTokensThatAreNone() {
    QFETCH(QString, kind);
    const auto session = m_server->login(u"anna"_s, kPassword);
    QString token = session.field("refresh_token");
    if (kind == u"empty") {
        token.clear();
    } else if (kind == u"garbage") {
        token = u"rt1.nonsense.\u00e9"_s;
    } else if (kind == u"access token") {
        token = session.field("access_token");
    } else if (kind == u"cut") {
        token.chop(1);
    } else if (kind == u"longer") {
        token += u'A';
    } else {
        m_server->send({.method = "POST", .path = "/v1/logout", .token = session.field("access_token").toLatin1()});
    }
    const auto answer = m_server->send(renewal(token));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), u"unauthenticated"_s);
}

void SessionsTest::refusesDisabledUsersToken() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    m_server->run(u"UPDATE users SET status = 'disabled'"_s);
    QCOMPARE(m_server->send(renewal(session.field("refresh_token"))).status, 401);
    QCOMPARE(meStatus(session), 401);
}

void SessionsTest::refusesMalformedRenewal() {
    ApiRequest request = renewal(u"x"_s);
    request.body = QJsonObject{{u"refresh_token"_s, 1}, {u"more"_s, true}};
    const auto answer = m_server->send(request);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), (QStringList{u"/more unknown"_s, u"/refresh_token wrong_type"_s}));
}

void SessionsTest::logsOutOnce() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    const auto other = m_server->login(u"anna"_s, kPassword);
    const ApiRequest logout{.method = "POST", .path = "/v1/logout", .token = session.field("access_token").toLatin1()};
    const auto answer = m_server->send(logout);
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.text.isEmpty());
    QCOMPARE(meStatus(session), 401);
    QCOMPARE(meStatus(other), 200);
    m_server->send(logout);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'session.close'"_s), u"1"_s);
    QCOMPARE(m_server->ask(u"SELECT ended_because FROM sessions WHERE ended_at IS NOT NULL"_s), u"logout"_s);
}

void SessionsTest::tellsWhoIAm() {
    const auto session = m_server->login(u"anna"_s, kPassword);
    const auto me = m_server->send({.path = "/v1/me", .token = session.field("access_token").toLatin1()});
    QCOMPARE(me.status, 200);
    const QStringList expected{u"branch"_s,      u"business_date"_s, u"currencies"_s,
                               u"permissions"_s, u"till_session"_s,  u"user"_s};
    QCOMPARE(me.body.keys(), expected);
    QCOMPARE(me.body.value(u"user"_s), session.body.value(u"user"_s));
    const QJsonObject branch{
        {u"id"_s, u"01900000-0000-7000-8000-000000000001"_s}, {u"code"_s, u"main"_s}, {u"name"_s, u"Main branch"_s}};
    QCOMPARE(me.body.value(u"branch"_s).toObject(), branch);
    QCOMPARE(me.field("business_date"), toRfc3339(m_server->clock().now()).left(10));
    QCOMPARE(me.body.value(u"currencies"_s).toArray(), (QJsonArray{u"EUR"_s, u"USD"_s}));
    QVERIFY(me.body.value(u"permissions"_s).toArray().contains(u"postings.post"_s));
    QVERIFY(me.body.value(u"till_session"_s).isNull());
}

void SessionsTest::tellsOwnOpenTill() {
    const UserId bert = m_server->addUser(u"bert"_s, Role::Teller, kPassword);
    const QString till = u"01900000-0000-7000-8000-00000000abcd"_s;
    m_server->run(
        u"INSERT INTO till_sessions (id, teller_id, branch_id, status, business_date, opened_at) SELECT '%1', "
        "id, branch_id, 'open', '2025-11-24', now() FROM users WHERE id = '%2'"_s.arg(till, m_anna.toString()));
    const auto mine = m_server->send({.path = "/v1/me", .token = m_server->tokenOf(u"anna"_s, kPassword)});
    QCOMPARE(mine.body.value(u"till_session"_s).toObject().value(u"id"_s).toString(), till);
    QCOMPARE(mine.body.value(u"till_session"_s).toObject().value(u"status"_s).toString(), u"open"_s);
    const auto others = m_server->send({.path = "/v1/me", .token = m_server->tokenOf(u"bert"_s, kPassword)});
    QVERIFY(others.body.value(u"till_session"_s).isNull());
    QVERIFY(bert != m_anna);
}

void SessionsTest::asksForPasswordChangeFirst() {
    m_server->addUser(u"chief"_s, Role::Administrator, kPassword, true);
    const auto session = m_server->login(u"chief"_s, kPassword);
    const QByteArray token = session.field("access_token").toLatin1();
    const auto refused = m_server->send({.path = "/v1/users", .token = token});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"password_change_required"_s);
    QCOMPARE(meStatus(session), 200);
    QCOMPARE(m_server->send(renewal(session.field("refresh_token"))).status, 200);
    QCOMPARE(m_server->send({.method = "POST", .path = "/v1/logout", .token = token}).status, 204);
}

void SessionsTest::removesSessionsThatAreLongOver() {
    const auto removeOld = [this] {
        m_server->inTransaction(
            [this](server::Stores& stores) { server::removeOldSessions(stores, m_server->clock().now()); });
    };
    const auto idsLeft = [this] { return m_server->ask(u"SELECT count(*) FROM sessions"_s); };
    const auto expired = m_server->login(u"anna"_s, kPassword); // 12 hours later
    QCOMPARE(m_server->send(renewal(expired.field("refresh_token"))).status, 200);
    m_server->clock().advance(1h);
    const QByteArray ended = m_server->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(m_server->send({.method = "POST", .path = "/v1/logout", .token = ended}).status, 204);
    const QString events = m_server->ask(u"SELECT count(*) FROM audit_events"_s);

    m_server->clock().advance(server::kOverSessionsKept);
    removeOld();
    QCOMPARE(idsLeft(), u"2"_s);
    m_server->clock().advance(1ms); // after the logout
    removeOld();
    QCOMPARE(idsLeft(), u"1"_s);
    QCOMPARE(m_server->send(renewal(expired.field("refresh_token"))).status, 401);
    m_server->clock().advance(11h); // after the expiry
    const auto live = m_server->login(u"anna"_s, kPassword);
    removeOld();
    QCOMPARE(m_server->ask(u"SELECT id FROM sessions"_s), live.field("session_id"));
    QCOMPARE(m_server->ask(u"SELECT session_id FROM session_tokens"_s), live.field("session_id"));
    QCOMPARE(meStatus(live), 200);
    QCOMPARE(m_server->send(renewal(expired.field("refresh_token"))).status, 401);
    QCOMPARE(m_server->send({.path = "/v1/me", .token = ended}).status, 401);
    QCOMPARE(m_server->ask(u"SELECT count(*) - 1 FROM audit_events"_s), events); // the login's own
}

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kNew = u"brand new password"_s;
const QString kWrong = u"wrong horse battery"_s;

} // namespace

class OwnPasswordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void changesAndEndsOtherSessions();
    void clearsDutyToChange();
    void takesSameCallTwice();
    void takesSameCallTwiceAtOnce();
    void refusesWrongCurrentPassword();
    void doesNotTakeInitialPasswordForNewOne();
    void countsAsFailedLogin();
    void isThrottledWithItsAddress();
    void refusesMalformedBody_data();
    void refusesMalformedBody();
    void refusesDeadSession();

private:
    ApiRequest change(const QString& current, const QString& next) const {
        return {.method = "POST",
                .path = "/v1/me/password",
                .body = QJsonObject{{u"current_password"_s, current}, {u"new_password"_s, next}},
                .token = m_token};
    }
    QString failedLogins() const { return m_server->ask(u"SELECT failed_logins FROM users"_s); }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_token;
};

void OwnPasswordTest::init() {
    m_server->forgetEverybody();
    m_server->addUser(u"anna"_s, Role::Teller, kPassword);
    m_token = m_server->tokenOf(u"anna"_s, kPassword);
}

void OwnPasswordTest::changesAndEndsOtherSessions() {
    const QByteArray other = m_server->tokenOf(u"anna"_s, kPassword);
    const auto answer = m_server->send(change(kPassword, kNew));
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.text.isEmpty());
    QCOMPARE(m_server->send({.path = "/v1/me", .token = m_token}).status, 200);
    QCOMPARE(m_server->send({.path = "/v1/me", .token = other}).status, 401);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 401);
    QCOMPARE(m_server->login(u"anna"_s, kNew).status, 200);
    QCOMPARE(m_server->ask(u"SELECT username FROM audit_events WHERE act = 'password.change'"_s), u"anna"_s);
    QCOMPARE(m_server->ask(u"SELECT ended_because FROM sessions WHERE ended_at IS NOT NULL"_s), u"password_changed"_s);
}

void OwnPasswordTest::clearsDutyToChange() {
    m_server->run(u"UPDATE users SET must_change_password = true"_s);
    QCOMPARE(m_server->send({.path = "/v1/customers", .token = m_token}).code(), u"password_change_required"_s);
    QCOMPARE(m_server->send(change(kPassword, kNew)).status, 204);
    QCOMPARE(m_server->send({.path = "/v1/customers", .token = m_token}).status, 200);
}

void OwnPasswordTest::takesSameCallTwice() {
    QCOMPARE(m_server->send(change(kPassword, kNew)).status, 204);
    QCOMPARE(m_server->send(change(kPassword, kNew)).status, 204);
    QCOMPARE(failedLogins(), u"0"_s);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act LIKE 'password.%'"_s), u"1"_s);
}

void OwnPasswordTest::takesSameCallTwiceAtOnce() {
    auto first = m_server->start(change(kPassword, kNew));
    auto second = m_server->start(change(kPassword, kNew));
    QCOMPARE(first.get().status, 204);
    QCOMPARE(second.get().status, 204);
    QCOMPARE(failedLogins(), u"0"_s);
}

void OwnPasswordTest::refusesWrongCurrentPassword() {
    const auto answer = m_server->send(change(kWrong, kNew));
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"current_password_wrong"_s);
    QCOMPARE(failedLogins(), u"1"_s);
    QCOMPARE(m_server->ask(u"SELECT username FROM audit_events WHERE act = 'password.change_refused'"_s), u"anna"_s);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
    QCOMPARE(failedLogins(), u"0"_s);
}

// "It is the password already" is no way around changing it.
void OwnPasswordTest::doesNotTakeInitialPasswordForNewOne() {
    m_server->run(u"UPDATE users SET must_change_password = true"_s);
    QCOMPARE(m_server->send(change(kWrong, kPassword)).code(), u"current_password_wrong"_s);
}

void OwnPasswordTest::countsAsFailedLogin() {
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(m_server->send(change(kWrong, kNew)).status, 409);
    }
    const auto locked = m_server->send(change(kPassword, kNew));
    QCOMPARE(locked.code(), u"current_password_wrong"_s);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 401);
    m_server->clock().advance(30min);
    m_token = m_server->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(m_server->send(change(kPassword, kNew)).status, 204);
}

void OwnPasswordTest::isThrottledWithItsAddress() {
    ApiServer server({.throttle = {.failures = 5}});
    server.addUser(u"anna"_s, Role::Teller, kPassword);
    m_token = server.tokenOf(u"anna"_s, kPassword);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(server.send(change(kWrong, kNew)).status, 409);
    }
    const auto throttled = server.send(change(kPassword, kNew));
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.code(), u"throttled"_s);
    QVERIFY(throttled.headers.contains("Retry-After"));
    QCOMPARE(server.login(u"anna"_s, kPassword).status, 429);
    QCOMPARE(server.ask(u"SELECT failed_logins FROM users"_s), u"5"_s);
    ApiRequest elsewhere = change(kPassword, kNew);
    elsewhere.peer = u"192.0.2.7"_s;
    QCOMPARE(server.send(elsewhere).status, 204);
}

void OwnPasswordTest::refusesMalformedBody_data() {
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("fault");
    QTest::newRow("short") << kPassword << QString(11, u'x') << u"/new_password too_short"_s;
    QTest::newRow("long") << kPassword << QString(129, u'x') << u"/new_password too_long"_s;
    QTest::newRow("same") << kPassword << kPassword << u"/new_password not_allowed"_s;
    QTest::newRow("same, wrong") << kWrong << kWrong << u"/new_password not_allowed"_s;
}

void OwnPasswordTest::refusesMalformedBody() {
    QFETCH(QString, current);
    QFETCH(QString, next);
    QFETCH(QString, fault);
    const auto answer = m_server->send(change(current, next));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), QStringList(fault));
    QCOMPARE(failedLogins(), u"0"_s);
}

void OwnPasswordTest::refusesDeadSession() {
    m_server->send({.method = "POST", .path = "/v1/logout", .token = m_token});
    QCOMPARE(m_server->send(change(kPassword, kNew)).status, 401);
    QCOMPARE(m_server->send(change(kPassword, u"short"_s)).status, 401);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
}

QTEST_GUILESS_MAIN(OwnPasswordTest)
#include "tst_ownpassword.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/setup.h"
#include "tests/support/apiserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

} // namespace

// The first administrator, and what a server tells to those who are not signed in.
class SetupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void init() { m_server->forgetEverybody(); }
    void cleanupTestCase() { m_server.reset(); }
    void makesFirstAdministrator();
    void takesCodeAsPeopleType();
    void refusesWrongCode();
    void refusesSecondAdministrator();
    void makesOneOfTwoAtOnce();
    void keepsCodeAfterRefusal();
    void makesNoCodeOnceSetUp();
    void refusesMalformedBody();
    void tellsAboutServer();

private:
    QString makeCode() {
        QString code;
        m_server->inTransaction([&](server::Stores& stores) {
            code = server::makeSetupCode(stores, m_server->clock().now()).value_or(QString());
        });
        return code;
    }
    static ApiRequest setup(const QString& code, const QString& username = u"chief"_s) {
        return {.method = "POST",
                .path = "/v1/setup",
                .body = QJsonObject{{u"setup_code"_s, code},
                                    {u"username"_s, username},
                                    {u"full_name"_s, u"Chief"_s},
                                    {u"password"_s, kPassword}}};
    }

    std::unique_ptr<ApiServer> m_server;
};

void SetupTest::makesFirstAdministrator() {
    const QString code = makeCode();
    QCOMPARE(code.size(), 23);
    QVERIFY(!m_server->ask(u"SELECT code_hash::text FROM setup_codes"_s).contains(code));
    const auto answer = m_server->send(setup(code));
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.headers.at("ETag"), QByteArray("\"1\""));
    QCOMPARE(answer.field("username"), u"chief"_s);
    QCOMPARE(answer.field("role"), u"administrator"_s);
    QCOMPARE(answer.body.value(u"must_change_password"_s), QJsonValue(false));
    QVERIFY(!answer.text.contains(kPassword.toUtf8()) && !answer.text.contains("argon2"));
    QCOMPARE(m_server->login(u"chief"_s, kPassword).status, 200);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM setup_codes"_s), u"0"_s);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'user.create'"_s), u"1"_s);
}

void SetupTest::takesCodeAsPeopleType() {
    const QString code = makeCode();
    QCOMPARE(m_server->send(setup(code.toLower().replace(u'-', u' ').replace(u'0', u'o').replace(u'1', u'l'))).status,
             201);
}

void SetupTest::refusesWrongCode() {
    makeCode();
    for (const QString& code : {u""_s, u"00000-00000-00000-00000"_s, QString(5'000, u'A'), QString(u"\u00e9"_s)}) {
        const auto answer = m_server->send(setup(code));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), u"invalid_credentials"_s);
    }
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM users"_s), u"0"_s);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'setup.refused'"_s), u"4"_s);
}

void SetupTest::refusesSecondAdministrator() {
    const QString code = makeCode();
    QCOMPARE(m_server->send(setup(code)).status, 201);
    for (const QString& again : {code, u"wrong"_s}) {
        const auto answer = m_server->send(setup(again, u"second"_s));
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.code(), u"already_set_up"_s);
    }
}

// Also with codes of two servers.
void SetupTest::makesOneOfTwoAtOnce() {
    const QString code = makeCode();
    const QString other = makeCode();
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 10; ++i) {
        answers.push_back(m_server->start(setup(i % 2 == 0 ? code : other, u"chief%1"_s.arg(i))));
    }
    int made = 0;
    for (auto& each : answers) {
        const auto answer = each.get();
        QVERIFY2(answer.status == 201 || answer.code() == u"already_set_up", qPrintable(answer.code()));
        made += answer.status == 201 ? 1 : 0;
    }
    QCOMPARE(made, 1);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM users"_s), u"1"_s);
}

void SetupTest::keepsCodeAfterRefusal() {
    m_server->addUser(u"anna"_s, Role::Teller, kPassword);
    const QString code = makeCode();
    const auto taken = m_server->send(setup(code, u"anna"_s));
    QCOMPARE(taken.status, 409);
    QCOMPARE(taken.code(), u"username_taken"_s);
    QCOMPARE(m_server->send(setup(code)).status, 201);
}

void SetupTest::makesNoCodeOnceSetUp() {
    m_server->addUser(u"chief"_s, Role::Administrator, kPassword);
    QCOMPARE(makeCode(), QString());
}

void SetupTest::refusesMalformedBody() {
    const auto answer = m_server->send({.method = "POST",
                                        .path = "/v1/setup",
                                        .body = QJsonObject{{u"setup_code"_s, 1},
                                                            {u"username"_s, u"Chief"_s},
                                                            {u"full_name"_s, u""_s},
                                                            {u"password"_s, u"short"_s},
                                                            {u"role"_s, u"auditor"_s}}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), (QStringList{u"/full_name too_short"_s, u"/password too_short"_s, u"/role unknown"_s,
                                           u"/setup_code wrong_type"_s, u"/username malformed"_s}));
}

void SetupTest::tellsAboutServer() {
    auto info = m_server->send({.path = "/v1/server"});
    QCOMPARE(info.status, 200);
    const QStringList expected{u"api_version"_s, u"demo"_s,           u"minimum_client_version"_s,
                               u"name"_s,        u"setup_required"_s, u"time"_s};
    QCOMPARE(info.body.keys(), expected);
    QCOMPARE(info.field("name"), u"Test bank"_s);
    QCOMPARE(info.field("time"), toRfc3339(m_server->clock().now()));
    QCOMPARE(info.body.value(u"setup_required"_s), QJsonValue(true));
    m_server->addUser(u"chief"_s, Role::Administrator, kPassword);
    info = m_server->send({.path = "/v1/server"});
    QCOMPARE(info.body.value(u"setup_required"_s), QJsonValue(false));
}

QTEST_GUILESS_MAIN(SetupTest)
#include "tst_setup.moc"

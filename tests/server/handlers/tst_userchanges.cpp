// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kInitial = u"initial password"_s;
const QString kMainBranch = u"01900000-0000-7000-8000-000000000001"_s;
const QString kOtherBranch = u"01900000-0000-7000-8000-000000000002"_s;
const QString kUnknown = u"01900000-0000-7000-8000-00000000ffff"_s;

QJsonObject newUser(const QString& username) {
    return {{u"username"_s, username},
            {u"full_name"_s, u"Name of "_s + username},
            {u"role"_s, u"teller"_s},
            {u"password"_s, kInitial}};
}

} // namespace

// PATCH /v1/users/{id}
class UserChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void changesFields();
    void changesNothingWhereAllHolds();
    void takesSamePatchTwice();
    void refusesChange_data();
    void refusesChange();
    void refusesMalformedChange_data();
    void refusesMalformedChange();
    void keepsLastAdministrator();
    void keepsOneOfTwoAdministratorsAtOnce();
    void changesNotOwnRole();
    void movesToBranchAtOnce();

private:
    ApiAnswer post(const QJsonObject& body, const RequestKey& key = RequestKey::make()) {
        return m_server->send({.method = "POST", .path = "/v1/users", .body = body, .token = m_chief, .key = key});
    }
    ApiRequest patch(const QString& id, const QJsonObject& body, const QByteArray& ifMatch) const {
        return {.method = "PATCH",
                .path = "/v1/users/" + id.toLatin1(),
                .body = body,
                .token = m_chief,
                .ifMatch = ifMatch};
    }
    ApiAnswer get(const QByteArray& path) { return m_server->send({.path = path, .token = m_chief}); }
    QString count(const QString& table) { return m_server->ask(u"SELECT count(*) FROM "_s + table); }

    std::unique_ptr<ApiServer> m_server;
    UserId m_chiefId;
    QByteArray m_chief;
};

void UserChangesTest::init() {
    m_server->forgetEverybody();
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'other', 'Other')"_s.arg(kOtherBranch));
    m_chiefId = m_server->addUser(u"chief"_s, Role::Administrator, kPassword);
    m_chief = m_server->tokenOf(u"chief"_s, kPassword);
}

void UserChangesTest::changesFields() {
    const QString anna = post(newUser(u"anna"_s)).field("id");
    const auto changed = m_server->send(patch(
        anna, {{u"full_name"_s, u"Anna B."_s}, {u"email"_s, u"a@b.example"_s}, {u"role"_s, u"auditor"_s}}, "\"1\""));
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.headers.at("ETag"), QByteArray("\"2\""));
    QCOMPARE(changed.field("full_name"), u"Anna B."_s);
    QCOMPARE(changed.field("email"), u"a@b.example"_s);
    QCOMPARE(changed.field("role"), u"auditor"_s);
    QCOMPARE(get("/v1/users/" + anna.toLatin1()).text, changed.text);
    const QString before = m_server->ask(u"SELECT before_state FROM audit_events WHERE act = 'user.change'"_s);
    const QString after = m_server->ask(u"SELECT after_state FROM audit_events WHERE act = 'user.change'"_s);
    QVERIFY(before.contains(u"\"teller\"") && after.contains(u"\"auditor\"") && after.contains(u"a@b.example"));
    const auto cleared = m_server->send(patch(anna, {{u"email"_s, u""_s}}, "\"2\""));
    QVERIFY(cleared.body.value(u"email"_s).isNull());
}

void UserChangesTest::changesNothingWhereAllHolds() {
    const QString anna = post(newUser(u"anna"_s)).field("id");
    for (const QByteArray ifMatch : {"\"1\"", "\"7\"", "\"bogus\"", "W/\"1\""}) {
        const auto same = m_server->send(patch(anna, {{u"role"_s, u"teller"_s}, {u"status"_s, u"active"_s}}, ifMatch));
        QCOMPARE(same.status, 200);
        QCOMPARE(same.headers.at("ETag"), QByteArray("\"1\""));
    }
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'user.change'"_s), u"0"_s);
}

void UserChangesTest::takesSamePatchTwice() {
    const QString anna = post(newUser(u"anna"_s)).field("id");
    const auto request =
        patch(anna, {{u"full_name"_s, u"Anna B."_s}, {u"password"_s, u"another initial one"_s}}, "\"1\"");
    const auto changed = m_server->send(request);
    QCOMPARE(changed.status, 200);
    const auto again = m_server->send(request);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.text, changed.text);
    QCOMPARE(again.headers.at("ETag"), QByteArray("\"2\""));
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'user.change'"_s), u"1"_s);
    // Another password does not hold already.
    const auto other = m_server->send(patch(anna, {{u"password"_s, u"yet another initial"_s}}, "\"1\""));
    QCOMPARE(other.status, 412);
    QCOMPARE(m_server->login(u"anna"_s, u"another initial one"_s).status, 200);
}

void UserChangesTest::refusesChange_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QByteArray>("ifMatch");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QJsonObject rename{{u"full_name"_s, u"Other"_s}};
    const QJsonObject reset{{u"password"_s, kInitial}};
    QTest::newRow("no If-Match") << QString() << rename << QByteArray() << 428 << u"precondition_required"_s;
    QTest::newRow("unknown") << kUnknown << rename << QByteArray("*") << 404 << u"not_found"_s;
    QTest::newRow("unknown, password") << kUnknown << reset << QByteArray("*") << 404 << u"not_found"_s;
    QTest::newRow("unknown branch") << QString() << QJsonObject{{u"branch_id"_s, kUnknown}} << QByteArray("*") << 404
                                    << u"not_found"_s;
    QTest::newRow("stale") << QString() << rename << QByteArray("\"2\"") << 412 << u"precondition_failed"_s;
    QTest::newRow("weak") << QString() << rename << QByteArray("W/\"1\"") << 412 << u"precondition_failed"_s;
    QTest::newRow("stale, password") << QString() << reset << QByteArray("\"2\"") << 412 << u"precondition_failed"_s;
    QTest::newRow("malformed If-Match") << QString() << rename << QByteArray("1") << 400 << u"invalid_request"_s;
}

void UserChangesTest::refusesChange() {
    QFETCH(QString, id);
    QFETCH(QJsonObject, body);
    QFETCH(QByteArray, ifMatch);
    QFETCH(int, status);
    QFETCH(QString, code);
    const UserId anna = m_server->addUser(u"anna"_s, Role::Teller, kPassword);
    const auto answer = m_server->send(patch(id.isEmpty() ? anna.toString() : id, body, ifMatch));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    QCOMPARE(m_server->ask(u"SELECT version FROM users WHERE username = 'anna'"_s), u"1"_s);
}

void UserChangesTest::refusesMalformedChange_data() {
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("fault");
    QTest::newRow("nothing") << QJsonObject() << u" missing"_s;
    QTest::newRow("username") << QJsonObject{{u"username"_s, u"x1"_s}} << u"/username unknown"_s;
    QTest::newRow("status") << QJsonObject{{u"status"_s, u"gone"_s}} << u"/status malformed"_s;
    QTest::newRow("status type") << QJsonObject{{u"status"_s, true}} << u"/status wrong_type"_s;
    QTest::newRow("password") << QJsonObject{{u"password"_s, u"short"_s}} << u"/password too_short"_s;
    QTest::newRow("null") << QJsonObject{{u"email"_s, QJsonValue(QJsonValue::Null)}} << u"/email wrong_type"_s;
    QTest::newRow("duty") << QJsonObject{{u"must_change_password"_s, false}} << u"/must_change_password unknown"_s;
}

void UserChangesTest::refusesMalformedChange() {
    QFETCH(QJsonObject, body);
    QFETCH(QString, fault);
    const auto answer = m_server->send(patch(m_chiefId.toString(), body, "*"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), QStringList(fault));
}

void UserChangesTest::keepsLastAdministrator() {
    for (const QJsonObject& body : {QJsonObject{{u"role"_s, u"teller"_s}}, QJsonObject{{u"status"_s, u"disabled"_s}}}) {
        const auto answer = m_server->send(patch(m_chiefId.toString(), body, "*"));
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.code(), u"last_administrator"_s);
    }
    QCOMPARE(get("/v1/users").status, 200);
}

void UserChangesTest::keepsOneOfTwoAdministratorsAtOnce() {
    const UserId other = m_server->addUser(u"other"_s, Role::Administrator, kPassword);
    const QByteArray otherToken = m_server->tokenOf(u"other"_s, kPassword);
    auto mine = patch(other.toString(), {{u"role"_s, u"teller"_s}}, "*");
    auto theirs = patch(m_chiefId.toString(), {{u"role"_s, u"teller"_s}}, "*");
    theirs.token = otherToken;
    auto first = m_server->start(mine);
    auto second = m_server->start(theirs);
    const auto one = first.get();
    const auto two = second.get();
    QCOMPARE((one.status == 200) + (two.status == 200), 1);
    const auto& refused = one.status == 200 ? two : one;
    QVERIFY2(refused.code() == u"last_administrator" || refused.status == 401, qPrintable(refused.code()));
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM users WHERE role = 'administrator'"_s), u"1"_s);
}

void UserChangesTest::changesNotOwnRole() {
    m_server->addUser(u"other"_s, Role::Administrator, kPassword);
    for (const QJsonObject& body : {QJsonObject{{u"role"_s, u"teller"_s}}, QJsonObject{{u"status"_s, u"disabled"_s}}}) {
        const auto answer = m_server->send(patch(m_chiefId.toString(), body, "*"));
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.code(), u"own_account"_s);
    }
    QCOMPARE(m_server->send(patch(m_chiefId.toString(), {{u"full_name"_s, u"Chief B."_s}}, "*")).status, 200);
}

void UserChangesTest::movesToBranchAtOnce() {
    const UserId anna = m_server->addUser(u"anna"_s, Role::Teller, kPassword);
    const QByteArray token = m_server->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(m_server->send(patch(anna.toString(), {{u"branch_id"_s, kOtherBranch}}, "*")).status, 200);
    const auto me = m_server->send({.path = "/v1/me", .token = token});
    QCOMPARE(me.body.value(u"branch"_s).toObject().value(u"code"_s).toString(), u"other"_s);
}

QTEST_GUILESS_MAIN(UserChangesTest)
#include "tst_userchanges.moc"

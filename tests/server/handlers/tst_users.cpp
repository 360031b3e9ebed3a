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

class UsersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void createsUser();
    void createsInAnotherBranch();
    void repeatsStoredReply();
    void refusesReusedKey();
    void createsOnceOfManyAtOnce();
    void storesRefusals_data();
    void storesRefusals();
    void refusesMalformedUser_data();
    void refusesMalformedUser();
    void listsPageByPage();
    void filtersList_data();
    void filtersList();
    void refusesMalformedList_data();
    void refusesMalformedList();
    void findsUser();
    void refusesOthersRoles_data();
    void refusesOthersRoles();

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

void UsersTest::init() {
    m_server->forgetEverybody();
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'other', 'Other')"_s.arg(kOtherBranch));
    m_chiefId = m_server->addUser(u"chief"_s, Role::Administrator, kPassword);
    m_chief = m_server->tokenOf(u"chief"_s, kPassword);
}

void UsersTest::createsUser() {
    const RequestKey key = RequestKey::make();
    QJsonObject body = newUser(u"anna"_s);
    body.insert(u"email"_s, u"anna@example.org"_s);
    const auto made = post(body, key);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.headers.at("ETag"), QByteArray("\"1\""));
    const QJsonObject expected{{u"id"_s, key.toString()},
                               {u"username"_s, u"anna"_s},
                               {u"full_name"_s, u"Name of anna"_s},
                               {u"email"_s, u"anna@example.org"_s},
                               {u"role"_s, u"teller"_s},
                               {u"branch_id"_s, kMainBranch},
                               {u"status"_s, u"active"_s},
                               {u"must_change_password"_s, true},
                               {u"locked"_s, false},
                               {u"locked_until"_s, QJsonValue(QJsonValue::Null)},
                               {u"last_login_at"_s, QJsonValue(QJsonValue::Null)},
                               {u"created_at"_s, toRfc3339(m_server->clock().now())}};
    QCOMPARE(made.body, expected);
    const auto login = m_server->login(u"anna"_s, kInitial);
    QCOMPARE(login.status, 200);
    QCOMPARE(login.body.value(u"user"_s).toObject().value(u"must_change_password"_s), QJsonValue(true));
    QCOMPARE(m_server->ask(u"SELECT username || ' ' || role FROM audit_events WHERE act = 'user.create' AND subject_id "
                           "= '%1'"_s.arg(key.toString())),
             u"chief administrator"_s);
    QVERIFY(!m_server->ask(u"SELECT string_agg(a::text, ' ') FROM audit_events a"_s).contains(u"argon2"));
}

void UsersTest::createsInAnotherBranch() {
    QJsonObject body = newUser(u"anna"_s);
    body.insert(u"branch_id"_s, kOtherBranch);
    QCOMPARE(post(body).field("branch_id"), kOtherBranch);
}

void UsersTest::repeatsStoredReply() {
    const RequestKey key = RequestKey::make();
    const auto made = post(newUser(u"anna"_s), key);
    m_server->run(u"UPDATE users SET full_name = 'Another' WHERE username = 'anna'"_s);
    QJsonObject otherPassword = newUser(u"anna"_s); // which takes no part in the comparison
    otherPassword.insert(u"password"_s, u"another initial one"_s);
    for (const QJsonObject& body : {newUser(u"anna"_s), otherPassword}) {
        const auto again = post(body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.text, made.text);
        QCOMPARE(again.headers.at("ETag"), made.headers.at("ETag"));
        QCOMPARE(again.headers.at("Idempotent-Replayed"), QByteArray("true"));
    }
    QVERIFY(!made.headers.contains("Idempotent-Replayed"));
    QCOMPARE(m_server->login(u"anna"_s, kInitial).status, 200);
    QCOMPARE(count(u"users"_s), u"2"_s);
}

void UsersTest::refusesReusedKey() {
    const RequestKey key = RequestKey::make();
    QCOMPARE(post(newUser(u"anna"_s), key).status, 201);
    const auto other = post(newUser(u"bert"_s), key);
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), u"idempotency_key_reused"_s);
    QCOMPARE(count(u"users"_s), u"2"_s);
}

void UsersTest::createsOnceOfManyAtOnce() {
    const RequestKey key = RequestKey::make();
    std::vector<std::future<ApiAnswer>> answers;
    for (int i = 0; i < 20; ++i) {
        answers.push_back(m_server->start(
            {.method = "POST", .path = "/v1/users", .body = newUser(u"anna"_s), .token = m_chief, .key = key}));
    }
    int fresh = 0;
    for (auto& each : answers) {
        const auto answer = each.get();
        QVERIFY2(answer.status == 201 || answer.code() == u"in_progress", qPrintable(answer.code()));
        fresh += answer.status == 201 && !answer.headers.contains("Idempotent-Replayed") ? 1 : 0;
    }
    QCOMPARE(fresh, 1);
    QCOMPARE(count(u"users"_s), u"2"_s);
}

void UsersTest::storesRefusals_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("name") << u"chief"_s << kMainBranch << 409 << u"username_taken"_s;
    QTest::newRow("branch") << u"anna"_s << kUnknown << 404 << u"not_found"_s;
}

void UsersTest::storesRefusals() {
    QFETCH(QString, name);
    QFETCH(QString, branch);
    QFETCH(int, status);
    QFETCH(QString, code);
    QJsonObject body = newUser(name);
    body.insert(u"branch_id"_s, branch);
    const RequestKey key = RequestKey::make();
    const auto refused = post(body, key);
    QCOMPARE(refused.status, status);
    QCOMPARE(refused.code(), code);
    m_server->run(u"UPDATE users SET username = 'other' WHERE username = 'chief'"_s);
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'late', 'Late')"_s.arg(kUnknown));
    QCOMPARE(post(body, key).code(), code);
    QCOMPARE(post(body).status, 201);
}

void UsersTest::refusesMalformedUser_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("fault");
    const QJsonValue none(QJsonValue::Undefined);
    QTest::newRow("no username") << u"username"_s << none << u"missing"_s;
    QTest::newRow("upper case") << u"username"_s << QJsonValue(u"Anna"_s) << u"malformed"_s;
    QTest::newRow("short username") << u"username"_s << QJsonValue(u"a"_s) << u"too_short"_s;
    QTest::newRow("no full name") << u"full_name"_s << none << u"missing"_s;
    QTest::newRow("blank full name") << u"full_name"_s << QJsonValue(u"  "_s) << u"malformed"_s;
    QTest::newRow("null full name") << u"full_name"_s << QJsonValue(QJsonValue::Null) << u"wrong_type"_s;
    QTest::newRow("line in full name") << u"full_name"_s << QJsonValue(u"An\nna"_s) << u"malformed"_s;
    QTest::newRow("email") << u"email"_s << QJsonValue(u"nowhere"_s) << u"malformed"_s;
    QTest::newRow("role") << u"role"_s << QJsonValue(u"owner"_s) << u"malformed"_s;
    QTest::newRow("no role") << u"role"_s << none << u"missing"_s;
    QTest::newRow("branch") << u"branch_id"_s << QJsonValue(u"main"_s) << u"malformed"_s;
    QTest::newRow("no password") << u"password"_s << none << u"missing"_s;
    QTest::newRow("number as password") << u"password"_s << QJsonValue(123456789012.0) << u"wrong_type"_s;
    QTest::newRow("status") << u"status"_s << QJsonValue(u"active"_s) << u"unknown"_s;
    QTest::newRow("hash") << u"password_hash"_s << QJsonValue(u"x"_s) << u"unknown"_s;
    QTest::newRow("id") << u"id"_s << QJsonValue(kUnknown) << u"unknown"_s;
}

void UsersTest::refusesMalformedUser() {
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(QString, fault);
    QJsonObject body = newUser(u"anna"_s);
    body.insert(name, value);
    const RequestKey key = RequestKey::make();
    const auto answer = post(body, key);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), QStringList(u'/' + name + u' ' + fault));
    QCOMPARE(count(u"users"_s), u"1"_s);
    QCOMPARE(post(newUser(u"anna"_s), key).status, 201); // the key is still free
}

void UsersTest::listsPageByPage() {
    for (const char* name : {"dora", "anna", "emil", "bert"}) {
        m_server->addUser(QString::fromLatin1(name), Role::Teller, kPassword);
    }
    QStringList names;
    QByteArray path = "/v1/users?limit=2";
    for (int page = 0; page < 3; ++page) {
        const auto answer = get(path);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.text.contains("argon2") && !answer.text.contains("password_hash"));
        for (const auto& item : answer.body.value(u"items"_s).toArray()) {
            names.append(item[u"username"_s].toString());
        }
        QCOMPARE(answer.body.value(u"next"_s).isNull(), page == 2);
        path = "/v1/users?limit=2&cursor=" + answer.field("next").toLatin1();
    }
    QCOMPARE(names, (QStringList{u"anna"_s, u"bert"_s, u"chief"_s, u"dora"_s, u"emil"_s}));
}

void UsersTest::filtersList_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("role") << QByteArray("role=teller") << QStringList{u"anna"_s, u"bert"_s};
    QTest::newRow("status") << QByteArray("status=disabled") << QStringList{u"bert"_s};
    QTest::newRow("branch") << QByteArray("branch_id=") + kOtherBranch.toLatin1() << QStringList{u"anna"_s};
    QTest::newRow("text") << QByteArray("q=AME%20OF%20ANN") << QStringList{u"anna"_s};
    QTest::newRow("username") << QByteArray("q=er") << QStringList{u"bert"_s};
    QTest::newRow("wild cards are letters") << QByteArray("q=%25") << QStringList();
    QTest::newRow("all of them") << QByteArray("role=teller&status=active&q=a") << QStringList{u"anna"_s};
}

void UsersTest::filtersList() {
    QFETCH(QByteArray, query);
    QFETCH(QStringList, names);
    m_server->addUser(u"anna"_s, Role::Teller, kPassword);
    m_server->addUser(u"bert"_s, Role::Teller, kPassword);
    m_server->run(u"UPDATE users SET branch_id = '%1' WHERE username = 'anna'"_s.arg(kOtherBranch));
    m_server->run(u"UPDATE users SET status = 'disabled' WHERE username = 'bert'"_s);
    const auto answer = get("/v1/users?" + query);
    QCOMPARE(answer.status, 200);
    QStringList found;
    for (const auto& item : answer.body.value(u"items"_s).toArray()) {
        found.append(item[u"username"_s].toString());
    }
    QCOMPARE(found, names);
}

void UsersTest::refusesMalformedList_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("fault");
    QTest::newRow("limit 0") << QByteArray("limit=0") << u"?limit out_of_range"_s;
    QTest::newRow("limit -1") << QByteArray("limit=-1") << u"?limit out_of_range"_s;
    QTest::newRow("limit 201") << QByteArray("limit=201") << u"?limit out_of_range"_s;
    QTest::newRow("limit 10^9") << QByteArray("limit=1000000000") << u"?limit out_of_range"_s;
    QTest::newRow("limit text") << QByteArray("limit=many") << u"?limit malformed"_s;
    QTest::newRow("cursor") << QByteArray("cursor=abc") << u"?cursor malformed"_s;
    QTest::newRow("role") << QByteArray("role=owner") << u"?role malformed"_s;
    QTest::newRow("status") << QByteArray("status=gone") << u"?status malformed"_s;
    QTest::newRow("branch") << QByteArray("branch_id=main") << u"?branch_id malformed"_s;
    QTest::newRow("long text") << QByteArray("q=") + QByteArray(201, 'x') << u"?q too_long"_s;
    QTest::newRow("sort") << QByteArray("sort=id;DROP") << u"?sort unknown"_s;
}

void UsersTest::refusesMalformedList() {
    QFETCH(QByteArray, query);
    QFETCH(QString, fault);
    const auto answer = get("/v1/users?" + query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), QStringList(fault));
}

void UsersTest::findsUser() {
    const auto found = get("/v1/users/" + m_chiefId.toString().toLatin1());
    QCOMPARE(found.status, 200);
    QCOMPARE(found.field("username"), u"chief"_s);
    QCOMPARE(found.headers.at("ETag"), QByteArray("\"1\""));
    QCOMPARE(get("/v1/users/" + kUnknown.toLatin1()).code(), u"not_found"_s);
    QCOMPARE(get("/v1/users/12345678901234567890").faults(), QStringList(u"{id} malformed"_s));
}

void UsersTest::refusesOthersRoles_data() {
    QTest::addColumn<int>("role");
    QTest::addColumn<bool>("mayRead");
    QTest::newRow("teller") << static_cast<int>(Role::Teller) << false;
    QTest::newRow("auditor") << static_cast<int>(Role::Auditor) << true;
}

void UsersTest::refusesOthersRoles() {
    QFETCH(int, role);
    QFETCH(bool, mayRead);
    m_server->addUser(u"anna"_s, static_cast<Role>(role), kPassword);
    m_chief = m_server->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(get("/v1/users").status, mayRead ? 200 : 403);
    QCOMPARE(get("/v1/users/" + m_chiefId.toString().toLatin1()).status, mayRead ? 200 : 403);
    QCOMPARE(post(newUser(u"bert"_s)).code(), u"forbidden"_s);
    QCOMPARE(post({}).code(), u"forbidden"_s); // comes before what is wrong with the body
    QCOMPARE(m_server->send(patch(m_chiefId.toString(), {{u"role"_s, u"teller"_s}}, "*")).code(), u"forbidden"_s);
    const QString refusals = m_server->ask(
        u"SELECT count(*) FROM audit_events WHERE act = 'access.refused' AND username = 'anna' AND request_id IS NOT NULL"_s);
    QCOMPARE(refusals, mayRead ? u"3"_s : u"5"_s);
}

QTEST_GUILESS_MAIN(UsersTest)
#include "tst_users.moc"

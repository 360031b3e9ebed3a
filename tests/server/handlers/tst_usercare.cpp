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
const QString kOtherBranch = u"01900000-0000-7000-8000-000000000002"_s;
const QString kUnknown = u"01900000-0000-7000-8000-00000000ffff"_s;
constexpr int kTries = 3;

} // namespace

// POST /v1/users/{id}/reset, /unlock and /end-sessions, GET /v1/branches, and whom a supervisor sees.
class UserCareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(ApiSettings{.limits = {.tries = kTries}}); }
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void resetsPassword();
    void resetsOnce();
    void resetKeyIsBoundToUser();
    void refusesReset_data();
    void refusesReset();
    void keepsKeyOfUnknownUserFree();
    void resetsNotOwnPassword();
    void unlocks();
    void unlocksNobodyWhoIsNotLocked();
    void tellsUntilWhenLocked();
    void endsSessions();
    void supervisorSeesOwnTellers_data();
    void supervisorSeesOwnTellers();
    void supervisorUnlocksOwnTellersOnly();
    void supervisorDoesNothingElse();
    void listsBranches();
    void keepsOneOfTwoAdministratorsWhoDisableEachOther();

private:
    ApiAnswer post(const QString& path, const std::optional<QJsonObject>& body = {},
                   const std::optional<RequestKey>& key = {}, const QByteArray& token = {}) {
        return m_server->send({.method = "POST",
                               .path = path.toLatin1(),
                               .body = body,
                               .token = token.isEmpty() ? m_chief : token,
                               .key = key});
    }
    ApiAnswer reset(const UserId& id, const RequestKey& key = RequestKey::make(), const QString& password = kInitial) {
        return post(pathOf(id, "reset"), QJsonObject{{u"password"_s, password}}, key);
    }
    ApiAnswer get(const QByteArray& path, const QByteArray& token) {
        return m_server->send({.path = path, .token = token});
    }
    static QString pathOf(const UserId& id, const char* what) {
        return u"/v1/users/%1/%2"_s.arg(id.toString(), QLatin1StringView(what));
    }
    UserId addUser(const char* name, Role role = Role::Teller) {
        return m_server->addUser(QString::fromLatin1(name), role, kPassword);
    }
    void lock(const char* name) {
        for (int i = 0; i < kTries; ++i) {
            QCOMPARE(m_server->login(QString::fromLatin1(name), u"wrong password"_s).status, 401);
        }
        QCOMPARE(m_server->login(QString::fromLatin1(name), kPassword).status, 401);
    }
    QStringList namesIn(const ApiAnswer& answer) {
        QStringList names;
        for (const auto& item : answer.body.value(u"items"_s).toArray()) {
            names.append(item[u"username"_s].toString());
        }
        return names;
    }
    QString audit(const char* column, const char* act) {
        return m_server->ask(u"SELECT %1 FROM audit_events WHERE act = '%2' ORDER BY at DESC LIMIT 1"_s.arg(
            QLatin1StringView(column), QLatin1StringView(act)));
    }
    QString auditCount(const char* act) {
        return m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = '%1'"_s.arg(QLatin1StringView(act)));
    }

    std::unique_ptr<ApiServer> m_server;
    UserId m_chiefId;
    QByteArray m_chief;
};

void UserCareTest::init() {
    m_server->forgetEverybody();
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'other', 'Other')"_s.arg(kOtherBranch));
    m_chiefId = addUser("chief", Role::Administrator);
    m_chief = m_server->tokenOf(u"chief"_s, kPassword);
}

void UserCareTest::resetsPassword() {
    const UserId anna = addUser("anna");
    const QByteArray session = m_server->tokenOf(u"anna"_s, kPassword);
    lock("anna");
    const auto done = reset(anna);
    QCOMPARE(done.status, 200);
    QCOMPARE(done.headers.at("ETag"), QByteArray("\"2\""));
    QCOMPARE(done.body.value(u"must_change_password"_s), QJsonValue(true));
    QCOMPARE(done.body.value(u"locked"_s), QJsonValue(false));
    QCOMPARE(get("/v1/me", session).status, 401);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 401);
    const auto login = m_server->login(u"anna"_s, kInitial);
    QCOMPARE(login.status, 200);
    QCOMPARE(login.body.value(u"user"_s).toObject().value(u"must_change_password"_s), QJsonValue(true));
    QVERIFY(audit("before_state", "user.reset_password").contains(u"\"must_change_password\":false"));
    QVERIFY(audit("after_state", "user.reset_password").contains(u"\"sessions_ended\":1"));
    const QString all = m_server->ask(u"SELECT string_agg(a::text, ' ') FROM audit_events a"_s);
    QVERIFY(!all.contains(kInitial) && !all.contains(u"argon2"));
}

// A copy that comes after the user has chosen a password of their own must not take it away.
void UserCareTest::resetsOnce() {
    const UserId anna = addUser("anna");
    const RequestKey key = RequestKey::make();
    const auto done = reset(anna, key);
    const QByteArray token = m_server->tokenOf(u"anna"_s, kInitial);
    const QJsonObject own{{u"current_password"_s, kInitial}, {u"new_password"_s, u"a password of my own"_s}};
    QCOMPARE(post(u"/v1/me/password"_s, own, {}, token).status, 204);
    for (const QString& password : {kInitial, u"another initial one"_s}) {
        const auto again = reset(anna, key, password);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.text, done.text);
        QCOMPARE(again.headers.at("Idempotent-Replayed"), QByteArray("true"));
    }
    QCOMPARE(get("/v1/me", token).status, 200);
    QCOMPARE(m_server->login(u"anna"_s, u"a password of my own"_s).status, 200);
    QCOMPARE(auditCount("user.reset_password"), u"1"_s);
}

void UserCareTest::resetKeyIsBoundToUser() {
    const RequestKey key = RequestKey::make();
    QCOMPARE(reset(addUser("anna"), key).status, 200);
    QCOMPARE(reset(addUser("bert"), key).code(), u"idempotency_key_reused"_s);
    QCOMPARE(m_server->login(u"bert"_s, kPassword).status, 200);
}

void UserCareTest::refusesReset_data() {
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<QStringList>("faults");
    const QJsonObject good{{u"password"_s, kInitial}};
    QTest::newRow("no password") << QJsonObject() << true << QStringList{u"/password missing"_s};
    QTest::newRow("short") << QJsonObject{{u"password"_s, u"short"_s}} << true << QStringList{u"/password too_short"_s};
    QTest::newRow("more") << QJsonObject{{u"password"_s, kInitial}, {u"role"_s, u"teller"_s}} << true
                          << QStringList{u"/role unknown"_s};
    QTest::newRow("no key") << good << false << QStringList{u"Idempotency-Key missing"_s};
}

void UserCareTest::refusesReset() {
    QFETCH(QJsonObject, body);
    QFETCH(bool, keyed);
    QFETCH(QStringList, faults);
    const UserId anna = addUser("anna");
    const auto key = keyed ? std::optional(RequestKey::make()) : std::nullopt;
    const auto refused = post(pathOf(anna, "reset"), body, key);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.faults(), faults);
    QCOMPARE(post(u"/v1/users/anna/reset"_s, QJsonObject{{u"password"_s, kInitial}}, RequestKey::make()).faults(),
             QStringList{u"{id} malformed"_s});
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
}

// Only an unknown id in the body is final for its key.
void UserCareTest::keepsKeyOfUnknownUserFree() {
    const RequestKey key = RequestKey::make();
    const UserId unknown = *UserId::fromString(kUnknown);
    QCOMPARE(reset(unknown, key).code(), u"not_found"_s);
    QCOMPARE(post(pathOf(unknown, "unlock")).code(), u"not_found"_s);
    QCOMPARE(post(pathOf(unknown, "end-sessions")).code(), u"not_found"_s);
    QCOMPARE(reset(addUser("anna"), key).status, 200);
}

void UserCareTest::resetsNotOwnPassword() {
    const RequestKey key = RequestKey::make();
    const auto refused = reset(m_chiefId, key);
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.code(), u"own_account"_s);
    QCOMPARE(reset(m_chiefId, key).headers.at("Idempotent-Replayed"), QByteArray("true"));
    QCOMPARE(m_server->login(u"chief"_s, kPassword).status, 200);
}

void UserCareTest::unlocks() {
    const UserId anna = addUser("anna");
    lock("anna");
    const auto unlocked = post(pathOf(anna, "unlock"));
    QCOMPARE(unlocked.status, 200);
    QCOMPARE(unlocked.headers.at("ETag"), QByteArray("\"1\"")); // nothing that a change could overwrite
    QCOMPARE(unlocked.body.value(u"locked"_s), QJsonValue(false));
    QVERIFY(unlocked.body.value(u"locked_until"_s).isNull());
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
    QVERIFY(audit("before_state", "user.unlock").contains(u"T"));
    QVERIFY(audit("after_state", "user.unlock").contains(u"null"));
    QCOMPARE(post(pathOf(anna, "unlock")).text, post(pathOf(anna, "unlock")).text);
    QCOMPARE(auditCount("user.unlock"), u"1"_s);
}

// Tries that have not locked yet stay counted.
void UserCareTest::unlocksNobodyWhoIsNotLocked() {
    const UserId anna = addUser("anna");
    for (int i = 0; i < kTries; ++i) {
        QCOMPARE(m_server->login(u"anna"_s, u"wrong password"_s).status, 401);
        if (i + 1 < kTries) {
            QCOMPARE(post(pathOf(anna, "unlock")).status, 200);
        }
    }
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 401);
    QCOMPARE(auditCount("user.unlock"), u"0"_s);
}

void UserCareTest::tellsUntilWhenLocked() {
    const UserId anna = addUser("anna");
    addUser("bert");
    lock("anna");
    const QByteArray path = "/v1/users/" + anna.toString().toLatin1();
    const auto locked = get(path, m_chief);
    QCOMPARE(locked.body.value(u"locked"_s), QJsonValue(true));
    QCOMPARE(locked.field("locked_until"), toRfc3339(m_server->clock().now() + std::chrono::minutes(30)));
    QCOMPARE(namesIn(get("/v1/users?locked=true", m_chief)), QStringList{u"anna"_s});
    QCOMPARE(namesIn(get("/v1/users?locked=false", m_chief)), (QStringList{u"bert"_s, u"chief"_s}));
    QCOMPARE(get("/v1/users?locked=yes", m_chief).faults(), QStringList{u"?locked malformed"_s});
    m_server->clock().advance(std::chrono::minutes(30));
    m_chief = m_server->tokenOf(u"chief"_s, kPassword);
    QCOMPARE(get(path, m_chief).body.value(u"locked"_s), QJsonValue(false));
    QVERIFY(get(path, m_chief).body.value(u"locked_until"_s).isNull());
    QCOMPARE(namesIn(get("/v1/users?locked=true", m_chief)), QStringList());
}

void UserCareTest::endsSessions() {
    const UserId anna = addUser("anna");
    addUser("bert");
    const QByteArray first = m_server->tokenOf(u"anna"_s, kPassword);
    const QByteArray second = m_server->tokenOf(u"anna"_s, kPassword);
    const QByteArray other = m_server->tokenOf(u"bert"_s, kPassword);
    for (int i = 0; i < 2; ++i) { // the second finds nothing to end
        const auto ended = post(pathOf(anna, "end-sessions"));
        QCOMPARE(ended.status, 204);
        QVERIFY(ended.text.isEmpty());
    }
    QCOMPARE(get("/v1/me", first).status, 401);
    QCOMPARE(get("/v1/me", second).status, 401);
    QCOMPARE(get("/v1/me", other).status, 200);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
    QCOMPARE(auditCount("user.end_sessions"), u"1"_s);
    QVERIFY(audit("after_state", "user.end_sessions").contains(u"2"));
    QCOMPARE(post(pathOf(m_chiefId, "end-sessions")).status, 204); // one's own too
    QCOMPARE(get("/v1/me", m_chief).status, 401);
}

void UserCareTest::supervisorSeesOwnTellers_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("names");
    const QStringList own{u"anna"_s, u"bert"_s};
    QTest::newRow("all") << QByteArray() << own;
    QTest::newRow("other branch") << QByteArray("?branch_id=") + kOtherBranch.toLatin1() << QStringList();
    QTest::newRow("locked") << QByteArray("?locked=true") << QStringList{u"bert"_s};
    QTest::newRow("by name") << QByteArray("?q=ann") << QStringList{u"anna"_s};
}

void UserCareTest::supervisorSeesOwnTellers() {
    QFETCH(QByteArray, query);
    QFETCH(QStringList, names);
    addUser("anna");
    addUser("bert");
    addUser("far");
    m_server->run(u"UPDATE users SET branch_id = '%1' WHERE username = 'far'"_s.arg(kOtherBranch));
    addUser("viewer", Role::Auditor);
    addUser("super", Role::Supervisor);
    lock("bert");
    const auto answer = get("/v1/tellers" + query, m_server->tokenOf(u"super"_s, kPassword));
    QCOMPARE(answer.status, 200);
    QCOMPARE(namesIn(answer), names);
}

void UserCareTest::supervisorUnlocksOwnTellersOnly() {
    const UserId anna = addUser("anna");
    const UserId far = addUser("far");
    m_server->run(u"UPDATE users SET branch_id = '%1' WHERE username = 'far'"_s.arg(kOtherBranch));
    const UserId colleague = addUser("colleague", Role::Supervisor);
    const UserId self = addUser("super", Role::Supervisor);
    const QByteArray token = m_server->tokenOf(u"super"_s, kPassword);
    for (const char* name : {"anna", "far", "colleague", "chief"}) {
        lock(name);
    }
    for (const UserId& id : {far, colleague, self, m_chiefId}) {
        QCOMPARE(post(pathOf(id, "unlock"), {}, {}, token).code(), u"not_found"_s);
        QCOMPARE(get("/v1/users/" + id.toString().toLatin1(), token).code(), u"forbidden"_s);
    }
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM users WHERE locked_until IS NOT NULL"_s), u"4"_s);
    QCOMPARE(post(pathOf(anna, "unlock"), {}, {}, token).status, 200);
    QCOMPARE(namesIn(get("/v1/tellers?locked=true", token)), QStringList());
    QCOMPARE(audit("username", "user.unlock"), u"super"_s);
}

void UserCareTest::supervisorDoesNothingElse() {
    const UserId anna = addUser("anna");
    addUser("super", Role::Supervisor);
    const QByteArray token = m_server->tokenOf(u"super"_s, kPassword);
    const QJsonObject password{{u"password"_s, kInitial}};
    QCOMPARE(post(pathOf(anna, "reset"), password, RequestKey::make(), token).code(), u"forbidden"_s);
    QCOMPARE(post(pathOf(anna, "end-sessions"), {}, {}, token).code(), u"forbidden"_s);
    QCOMPARE(get("/v1/branches", token).code(), u"forbidden"_s);
    QCOMPARE(get("/v1/users", token).code(), u"forbidden"_s);
    QCOMPARE(get("/v1/tellers?role=administrator", token).code(), u"invalid_request"_s);
    const QByteArray teller = m_server->tokenOf(u"anna"_s, kPassword);
    QCOMPARE(get("/v1/users", teller).code(), u"forbidden"_s);
    QCOMPARE(get("/v1/tellers", teller).code(), u"forbidden"_s);
    QCOMPARE(post(pathOf(anna, "unlock"), {}, {}, teller).code(), u"forbidden"_s);
    QCOMPARE(m_server->login(u"anna"_s, kPassword).status, 200);
}

void UserCareTest::listsBranches() {
    const auto all = get("/v1/branches", m_chief);
    QCOMPARE(all.status, 200);
    const QJsonArray items = all.body.value(u"items"_s).toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"code"_s].toString(), u"main"_s);
    QCOMPARE(items[1].toObject(),
             (QJsonObject{{u"id"_s, kOtherBranch}, {u"code"_s, u"other"_s}, {u"name"_s, u"Other"_s}}));
    const auto first = get("/v1/branches?limit=1", m_chief);
    QCOMPARE(first.body.value(u"items"_s).toArray(), QJsonArray{items[0]});
    const auto second = get("/v1/branches?limit=1&cursor=" + first.field("next").toLatin1(), m_chief);
    QCOMPARE(second.body.value(u"items"_s).toArray(), QJsonArray{items[1]});
    QVERIFY(second.body.value(u"next"_s).isNull());
    QCOMPARE(get("/v1/branches?cursor=x", m_chief).faults(), QStringList{u"?cursor malformed"_s});
    QCOMPARE(get("/v1/branches?code=main", m_chief).faults(), QStringList{u"?code unknown"_s});
}

void UserCareTest::keepsOneOfTwoAdministratorsWhoDisableEachOther() {
    for (int round = 0; round < 10; ++round) {
        init();
        const UserId other = addUser("other", Role::Administrator);
        const QByteArray otherToken = m_server->tokenOf(u"other"_s, kPassword);
        const auto disabling = [](const UserId& id, const QByteArray& token) {
            return ApiRequest{.method = "PATCH",
                              .path = "/v1/users/" + id.toString().toLatin1(),
                              .body = QJsonObject{{u"status"_s, u"disabled"_s}},
                              .token = token,
                              .ifMatch = "*"};
        };
        auto first = m_server->start(disabling(other, m_chief));
        auto second = m_server->start(disabling(m_chiefId, otherToken));
        const auto one = first.get();
        const auto two = second.get();
        QCOMPARE((one.status == 200) + (two.status == 200), 1);
        const auto& refused = one.status == 200 ? two : one;
        QVERIFY2(refused.code() == u"last_administrator" || refused.status == 401, qPrintable(refused.code()));
        QCOMPARE(m_server->ask(u"SELECT count(*) FROM users WHERE role = 'administrator' AND status = 'active'"_s),
                 u"1"_s);
    }
}

QTEST_GUILESS_MAIN(UserCareTest)
#include "tst_usercare.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wirebank.h"

#include <QJsonArray>
#include <QTest>

using namespace tellerdesk::test;

// Sessions, passwords and users.
class WireStaffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<WireBank>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void cleanup() {
        if (m_bank) {
            QCOMPARE(m_bank->client().takeFaults(), QStringList());
        }
    }

    // First of all: afterwards there is an administrator.
    void isSetUpOnce() {
        const QByteArray code = m_bank->setupLine().section(u' ', -1).toLatin1();
        const auto setUp = [&](const QByteArray& with, const QByteArray& password = kPassword) {
            return m_bank->post("/v1/setup", "{'setup_code':'" + with + "','username':'administrator'," +
                                                 "'full_name':'First','password':'" + password + "'}");
        };
        QVERIFY(m_bank->get("/v1/server").json().value(u"setup_required").toBool());
        QCOMPARE(setUp("WRONG").brief(), "401 invalid_credentials");
        QCOMPARE(setUp(code, "short").pointers(), QStringList{QStringLiteral("/password")});
        const Told made = setUp(code);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("role"), "administrator");
        QVERIFY(!made.json().value(u"must_change_password").toBool(true));
        QCOMPARE(setUp(code).brief(), "409 already_set_up");
        const Told server = m_bank->get("/v1/server");
        QVERIFY(!server.json().value(u"setup_required").toBool(true));
        QVERIFY(!server.json().value(u"demo").toBool(true));
        for (const char* text : {"name", "minimum_client_version", "time"}) {
            QVERIFY(!server.text(text).isEmpty());
        }
        QVERIFY(server.json().contains(u"api_version"));
        m_admin = m_bank->login("administrator").text("access_token");
    }

    void tellsWhoSignedIn() {
        const QByteArray teller = m_bank->token("teller");
        const Told login = m_bank->login("teller");
        for (const char* text :
             {"access_token", "access_token_expires_at", "refresh_token", "refresh_token_expires_at", "session_id",
              "user.id", "user.username", "user.full_name", "user.role", "user.branch_id"}) {
            QVERIFY2(!login.text(text).isEmpty(), text);
        }
        const Told me = m_bank->get("/v1/me", login.text("access_token"));
        QCOMPARE(me.json().value(u"user"), login.json().value(u"user"));
        QCOMPARE(me.text("branch.code"), "main");
        QCOMPARE(me.json().value(u"currencies").toArray().size(), 3);
        QVERIFY(me.json().value(u"till_session").isNull());
        QVERIFY(!me.json().value(u"permissions").toArray().isEmpty());
        QCOMPARE(me.text("business_date").size(), 10);
    }

    void tellsNothingOfARefusedLogin() {
        m_bank->token("teller");
        for (const auto& [username, password] : {std::pair<QByteArray, QByteArray>{"teller", "wrong password"},
                                                 {"nobody", kPassword},
                                                 {"Not a name!", "x"},
                                                 {"", ""},
                                                 {"teller", QByteArray(2000, 'x')}}) {
            const Told told = m_bank->login(username, password);
            QCOMPARE(told.brief(), "401 invalid_credentials");
        }
    }

    void renewsWithTheSameSuccessor() {
        m_bank->token("teller");
        const auto renew = [&](const QByteArray& token) {
            return m_bank->post("/v1/tokens/renew", "{'refresh_token':'" + token + "'}");
        };
        const Told login = m_bank->login("teller");
        const Told first = renew(login.text("refresh_token"));
        const Told second = renew(login.text("refresh_token"));
        QCOMPARE(first.status, 200);
        QCOMPARE(second.text("refresh_token"), first.text("refresh_token"));
        QCOMPARE(first.text("session_id"), login.text("session_id"));
        QCOMPARE(first.text("refresh_token_expires_at"), login.text("refresh_token_expires_at"));
        QCOMPARE(m_bank->get("/v1/me", login.text("access_token")).status, 200);
        QCOMPARE(m_bank->get("/v1/me", first.text("access_token")).status, 200);
        QCOMPARE(m_bank->get("/v1/me", first.text("refresh_token")).status, 401);
        QCOMPARE(renew(login.text("access_token")).status, 401);
        const auto logout = [&] {
            return m_bank->client().ask({.method = "POST", .path = "/v1/logout", .token = login.text("access_token")});
        };
        QCOMPARE(logout().status, 204);
        QCOMPARE(logout().brief(), "401 unauthenticated");
        QCOMPARE(m_bank->get("/v1/me", second.text("access_token")).status, 401);
        QCOMPARE(renew(first.text("refresh_token")).status, 401);
        // A dead session comes before a bad body, on routes of every kind.
        for (const char* path : {"/v1/deposits", "/v1/till-sessions", "/v1/customers", "/v1/me/password"}) {
            QCOMPARE(m_bank->post(path, "{}", login.text("access_token")).brief(), "401 unauthenticated");
        }
        QCOMPARE(m_bank->abandon(freshKey(), login.text("access_token")).brief(), "401 unauthenticated");
    }

    void takesNoIdThatSomebodyHas() {
        const QByteArray admin = m_bank->get("/v1/me", m_admin).text("user.id"); // made by the set-up, without a key
        m_bank->token("teller");
        const QByteArray teller = m_bank->login("teller").text("user.id"); // by the command
        for (const QByteArray& key : {admin, teller}) {
            const QByteArray body =
                "{'username':'taker','full_name':'T','role':'teller','password':'" + kPassword + "'}";
            QCOMPARE(m_bank->post("/v1/users", body, m_admin, key).brief(), "422 idempotency_key_reused");
            QCOMPARE(m_bank->post("/v1/users", body, m_admin, key).brief(), "422 idempotency_key_reused");
        }
    }

    void keepsTheBranchOfAnOpenTill() {
        const QByteArray teller = m_bank->token("teller", "mover");
        m_bank->token("teller", "northerner", "north");
        const QByteArray north = m_bank->login("northerner").text("user.branch_id");
        const QByteArray path = "/v1/users/" + m_bank->login("mover").text("user.id");
        const QByteArray session = m_bank->openTill(teller);
        const auto change = [&](const QByteArray& body) {
            return m_bank->patch(path, body, m_admin, m_bank->get(path, m_admin).header("etag"));
        };
        QCOMPARE(change("{'branch_id':'" + north + "'}").brief(), "409 till_session_open");
        QCOMPARE(change("{'full_name':'Moves later'}").status, 200);
        QCOMPARE(m_bank
                     ->post("/v1/till-sessions/" + session + "/close",
                            "{'counted':[{'currency':'EUR','amount':100000}]}", teller)
                     .status,
                 200);
        QCOMPARE(change("{'branch_id':'" + north + "'}").status, 200);
    }

    void makesAUserOnce() {
        const QByteArray key = freshKey();
        const auto make = [&](const QByteArray& name, const QByteArray& password, const QByteArray& with) {
            return m_bank->post("/v1/users",
                                "{'username':'once','full_name':'" + name + "','role':'teller','password':'" +
                                    password + "'}",
                                m_admin, with);
        };
        const Told made = make("Once", kPassword, key);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("id"), key);
        QVERIFY(!made.header("etag").isEmpty());
        QVERIFY(made.json().value(u"must_change_password").toBool());
        QVERIFY(!made.body.contains(kPassword));
        const Told again = make("Once", "another password", key); // password fields are left out of the comparison
        QCOMPARE(again.body, made.body);
        QVERIFY(again.isReplayed());
        QCOMPARE(make("Other", kPassword, key).brief(), "422 idempotency_key_reused");
        QCOMPARE(make("Once", kPassword, freshKey()).brief(), "409 username_taken");
        const Told got = m_bank->get("/v1/users/" + key, m_admin);
        QCOMPARE(got.json(), made.json());
        QCOMPARE(got.header("etag"), made.header("etag"));
        QCOMPARE(m_bank->get("/v1/users/" + freshKey(), m_admin).brief(), "404 not_found");
    }

    void mustChangeTheInitialPassword() {
        QCOMPARE(m_bank
                     ->post("/v1/users",
                            "{'username':'fresh','full_name':'F','role':'teller','password':'initial password'}",
                            m_admin)
                     .status,
                 201);
        const Told login = m_bank->login("fresh", "initial password");
        const QByteArray token = login.text("access_token");
        const QByteArray other = m_bank->login("fresh", "initial password").text("access_token");
        const QByteArray required = "403 password_change_required";
        QCOMPARE(m_bank->get("/v1/customers", token).brief(), required);
        QCOMPARE(m_bank->get("/v1/users", token).brief(), required);
        for (const char* path : {"/v1/deposits", "/v1/customers", "/v1/users", "/v1/till-sessions"}) {
            QCOMPARE(m_bank->post(path, "nonsense", token).brief(), required);
        }
        QCOMPARE(m_bank->abandon(freshKey(), token).brief(), required);
        QCOMPARE(m_bank->get("/v1/me", token).status, 200);
        QCOMPARE(m_bank->post("/v1/tokens/renew", "{'refresh_token':'" + login.text("refresh_token") + "'}").status,
                 200);
        const auto change = [&](const QByteArray& from, const QByteArray& to) {
            return m_bank
                ->post("/v1/me/password", "{'current_password':'" + from + "','new_password':'" + to + "'}", token)
                .brief();
        };
        QCOMPARE(change("initial password", "initial password"), "400 invalid_request");
        QCOMPARE(change("initial password", QByteArray(11, 'x')), "400 invalid_request");
        QCOMPARE(change("initial password", QByteArray(129, 'x')), "400 invalid_request");
        QCOMPARE(change("wrong password", "the new password"), "409 current_password_wrong");
        QCOMPARE(change("initial password", "the new password"), "204 ");
        QCOMPARE(change("initial password", "the new password"), "204 "); // it came twice
        QCOMPARE(change("initial password", "another password"), "409 current_password_wrong");
        QCOMPARE(m_bank->get("/v1/me", other).status, 401);
        QCOMPARE(m_bank->get("/v1/customers", token).status, 200);
        QCOMPARE(m_bank->login("fresh", "initial password").brief(), "401 invalid_credentials");
        QCOMPARE(change("the new password", QByteArray(128, 'x')), "204 ");
    }

    void changesAUser() {
        m_bank->token("teller", "changing");
        const QByteArray session = m_bank->login("changing").text("access_token");
        const QByteArray path = "/v1/users/" + m_bank->get("/v1/me", session).text("user.id");
        const QByteArray first = m_bank->get(path, m_admin).header("etag");
        QCOMPARE(m_bank->patch(path, "{'full_name':'New'}", m_admin).brief(), "428 precondition_required");
        QCOMPARE(m_bank->patch(path, "{'username':'other'}", m_admin, first).brief(), "400 invalid_request");
        const Told changed = m_bank->patch(path, "{'full_name':'New','email':'n@example.org'}", m_admin, first);
        QCOMPARE(changed.text("full_name"), "New");
        QVERIFY(changed.header("etag") != first);
        const Told held = m_bank->patch(path, "{'full_name':'New'}", m_admin, first); // stale, but it holds already
        QCOMPARE(held.status, 200);
        QCOMPARE(held.header("etag"), changed.header("etag"));
        QCOMPARE(m_bank->patch(path, "{'full_name':'Newer'}", m_admin, first).brief(), "412 precondition_failed");
        QCOMPARE(m_bank->get("/v1/me", session).status, 200);

        const QByteArray reset = "{'password':'initial again'}";
        QVERIFY(
            m_bank->patch(path, reset, m_admin, changed.header("etag")).json().value(u"must_change_password").toBool());
        QCOMPARE(m_bank->get("/v1/me", session).status, 401);
        const Told repeated = m_bank->patch(path, reset, m_admin, changed.header("etag"));
        QCOMPARE(repeated.status, 200);
        const QByteArray fresh = m_bank->login("changing", "initial again").text("access_token");
        QCOMPARE(m_bank->get("/v1/me", fresh).status, 200);
        const QByteArray tag = m_bank->get(path, m_admin).header("etag");
        QCOMPARE(m_bank->patch(path, "{'status':'disabled'}", m_admin, tag).text("status"), "disabled");
        QCOMPARE(m_bank->get("/v1/me", fresh).status, 401);
        QCOMPARE(m_bank->login("changing", "initial again").brief(), "401 invalid_credentials");
    }

    void helpsWhoCannotGetIn() {
        m_bank->token("teller", "forgetful");
        const QByteArray session = m_bank->login("forgetful").text("access_token");
        const QByteArray path = "/v1/users/" + m_bank->get("/v1/me", session).text("user.id");
        const auto act = [&](const char* what, const QByteArray& token) {
            return m_bank->client().ask({.method = "POST", .path = path + what, .token = token});
        };
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(m_bank->login("forgetful", "wrong password").brief(), "401 invalid_credentials");
        }
        QCOMPARE(m_bank->login("forgetful").brief(), "401 invalid_credentials");
        const Told locked = m_bank->get(path, m_admin);
        QVERIFY(locked.json().value(u"locked").toBool());
        QVERIFY(!locked.text("locked_until").isEmpty());
        QCOMPARE(act("/unlock", m_bank->token("supervisor", "northern", "north")).brief(), "404 not_found");
        const Told unlocked = act("/unlock", m_bank->token("supervisor"));
        QVERIFY(unlocked.json().value(u"locked_until").isNull());
        QCOMPARE(act("/unlock", m_admin).body, unlocked.body);
        QCOMPARE(m_bank->login("forgetful").status, 200);

        QCOMPARE(act("/end-sessions", m_admin).status, 204);
        QCOMPARE(act("/end-sessions", m_admin).status, 204);
        QCOMPARE(m_bank->get("/v1/me", session).status, 401);

        const QByteArray key = freshKey();
        const Told reset = m_bank->post(path + "/reset", "{'password':'initial password'}", m_admin, key);
        QVERIFY(reset.json().value(u"must_change_password").toBool());
        QVERIFY(!reset.body.contains("initial password"));
        QCOMPARE(m_bank->login("forgetful", "initial password").status, 200);
        QVERIFY(m_bank->post(path + "/reset", "{'password':'initial password'}", m_admin, key).isReplayed());
        QCOMPARE(m_bank->post(path + "/reset", "{'password':'short'}", m_admin).brief(), "400 invalid_request");
        QCOMPARE(act("/reset", m_admin).brief(), "415 unsupported_media_type");
    }

private:
    std::unique_ptr<WireBank> m_bank;
    QByteArray m_admin;
};

QTEST_GUILESS_MAIN(WireStaffTest)
#include "tst_wirestaff.moc"

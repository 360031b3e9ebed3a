// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wirebank.h"

#include <QJsonArray>
#include <QTest>

using namespace tellerdesk::test;

// Which answer a request gets that deserves several; keys; lists.
class WireOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_bank = std::make_unique<WireBank>();
        m_teller = m_bank->token("teller");
    }
    void cleanupTestCase() { m_bank.reset(); }
    void cleanup() {
        if (m_bank) {
            QCOMPARE(m_bank->client().takeFaults(), QStringList());
        }
    }

    void answersTheFirstFailure() {
        const QByteArray huge(70'000, ' ');
        const auto send = [&](const char* method, const QByteArray& path, const QByteArray& token,
                              const QByteArray& body = "nonsense", const char* type = "text/plain") {
            return m_bank->client()
                .ask(
                    {.method = method, .path = path, .token = token, .body = body, .headers = {{"Content-Type", type}}})
                .brief();
        };
        const QByteArray admin = m_bank->token("administrator");
        const QByteArray teller = m_teller;
        QCOMPARE(send("PUT", "/v1/nothing", ""), "404 not_found");
        QCOMPARE(send("PUT", "/v1/customers", ""), "405 method_not_allowed");
        for (const char* path : {"/v1/customers", "/v1/deposits", "/v1/till-sessions", "/v1/accounts"}) {
            QCOMPARE(send("POST", path, "", huge), "413 payload_too_large");
            QCOMPARE(send("POST", path, ""), "401 unauthenticated");
            QCOMPARE(send("POST", path, admin), "403 forbidden");
            QCOMPARE(send("POST", path, teller), "415 unsupported_media_type");
            QCOMPARE(send("POST", path, teller, "nonsense", "application/json"), "400 invalid_request");
        }
        QCOMPARE(send("POST", "/v1/users", admin), "415 unsupported_media_type");
        QCOMPARE(send("PATCH", "/v1/users/x", admin), "415 unsupported_media_type");
        QCOMPARE(send("POST", "/v1/login", ""), "415 unsupported_media_type");
    }

    void looksAtIfMatchAfterTheBody() {
        const QByteArray path = "/v1/customers/" + m_bank->customer(m_teller);
        const QByteArray north = m_bank->token("teller", "north", "north");
        QCOMPARE(m_bank->patch(path, "{'phone':9}", m_teller).brief(), "400 invalid_request");
        QCOMPARE(m_bank->patch("/v1/customers/x", "{'phone':'112'}", m_teller).brief(), "400 invalid_request");
        QCOMPARE(m_bank->patch(path, "{}", m_teller, "\"1\"").brief(), "400 invalid_request");
        QCOMPARE(m_bank->patch(path, "{'phone':'112'}", m_teller, "no tag").brief(), "400 invalid_request");
        QCOMPARE(m_bank->patch("/v1/customers/" + freshKey(), "{'phone':'112'}", m_teller).brief(),
                 "428 precondition_required");
        QCOMPARE(m_bank->patch("/v1/customers/" + freshKey(), "{'phone':'112'}", m_teller, "\"9\"").brief(),
                 "404 not_found");
        QCOMPARE(m_bank->patch(path, "{'phone':'112'}", north, "\"9\"").brief(), "404 not_found");
        QCOMPARE(m_bank->patch(path, "{'phone':'112'}", m_teller, "\"9\"").brief(), "412 precondition_failed");
    }

    void takesSeveralSpacesBeforeTheToken() {
        QCOMPARE(m_bank->get("/v1/me", "  " + m_teller).status, 200);
        QCOMPARE(m_bank->get("/v1/me", "  ").brief(), "401 unauthenticated");
        QCOMPARE(m_bank->get("/v1/me", m_teller + " x").brief(), "401 unauthenticated");
    }

    void ignoresWhatACallWithoutABodyCarries() {
        const Told told = m_bank->client().ask({.method = "POST",
                                                .path = "/v1/postings/" + freshKey() + "/abandon",
                                                .token = m_teller,
                                                .body = "nonsense",
                                                .headers = {{"Content-Type", "text/plain"}}});
        QCOMPARE(told.text("state"), "abandoned");
    }

    void takesAPostWithoutALengthAsEmpty() {
        const Told told =
            m_bank->client().ask({.method = "POST",
                                  .path = "/v1/customers",
                                  .token = m_teller,
                                  .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", freshKey()}}});
        QCOMPARE(told.brief(), "400 invalid_request");
    }

    void repeatsAReplyForItsKey() {
        const QByteArray key = freshKey();
        const QByteArray body = "{'full_name':'Kim','phone':'112'}";
        const Told first = m_bank->post("/v1/customers", body, m_teller, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(first.text("id"), key);
        QVERIFY(!first.isReplayed());
        for (const char* same :
             {"{'full_name':'Kim','phone':'112'}", "{ 'phone' : '112', 'full_name' : 'K\\u0069m' }"}) {
            const Told again = m_bank->post("/v1/customers", same, m_teller, key);
            QCOMPARE(again.status, 201);
            QCOMPARE(again.body, first.body);
            QCOMPARE(again.header("etag"), first.header("etag"));
            QVERIFY(again.isReplayed());
        }
        const QByteArray reused = "422 idempotency_key_reused";
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", m_teller, key).brief(), reused);
        QCOMPARE(m_bank->post("/v1/customers", body, m_bank->token("supervisor"), key).brief(), reused);
        QCOMPARE(m_bank->post("/v1/accounts", "{'customer_id':'" + key + "','currency':'EUR'}", m_teller, key).brief(),
                 reused);
        QCOMPARE(m_bank->post("/v1/deposits", "{'account_id':'" + key + "','amount':1,'currency':'EUR'}", m_teller, key)
                     .brief(),
                 reused);
        QCOMPARE(
            m_bank->post("/v1/till-sessions", "{'opening':[{'currency':'EUR','amount':1}]}", m_teller, key).brief(),
            reused);
    }

    void repeatsARefusalForItsKey() {
        const QByteArray deposit = "{'account_id':'" + m_bank->account(m_teller) + "','amount':1,'currency':'EUR'}";
        const QByteArray account = "{'customer_id':'" + freshKey() + "','currency':'EUR'}";
        const QByteArray keys[] = {freshKey(), freshKey()};
        for (const bool again : {false, true}) {
            const Told refused = m_bank->post("/v1/deposits", deposit, m_teller, keys[0]);
            QCOMPARE(refused.brief(), "409 till_session_required");
            QCOMPARE(refused.isReplayed(), again);
            const Told unknown = m_bank->post("/v1/accounts", account, m_teller, keys[1]);
            QCOMPARE(unknown.brief(), "404 not_found");
            QCOMPARE(unknown.isReplayed(), again);
        }
        QCOMPARE(m_bank->openTill(m_teller).size(), 36);
        QCOMPARE(m_bank->post("/v1/deposits", deposit, m_teller, keys[0]).brief(), "409 till_session_required");
        QCOMPARE(m_bank->abandon(keys[0], m_teller).text("state"), "refused");
        QCOMPARE(m_bank->post("/v1/deposits", deposit, m_teller).status, 201);
    }

    void keepsAKeyFreeThatBadInputCameWith() {
        const QByteArray key = freshKey();
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':7}", m_teller, key).status, 400);
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", m_bank->token("auditor"), key).status, 403);
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", "", key).status, 401);
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", m_teller, key).status, 201);
    }

    void pagesThroughAList() {
        for (int i = 0; i < 5; ++i) {
            m_bank->customer(m_teller, "Page " + QByteArray::number(i));
        }
        const QJsonArray all = m_bank->get("/v1/customers?limit=200", m_teller).json().value(u"items").toArray();
        QJsonArray paged;
        QByteArray cursor;
        do {
            const Told page =
                m_bank->get("/v1/customers?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), m_teller);
            QCOMPARE(page.status, 200);
            QVERIFY(page.json().contains(u"next"));
            for (const auto item : page.json().value(u"items").toArray()) {
                paged.append(item);
            }
            cursor = page.text("next");
        } while (!cursor.isEmpty() && paged.size() < 200);
        QCOMPARE(paged, all);
        cursor = m_bank->get("/v1/customers?limit=2", m_teller).text("next");
        QCOMPARE(m_bank->get("/v1/accounts?cursor=" + cursor, m_teller).status, 400);
        QCOMPARE(m_bank->get("/v1/customers?q=Page&cursor=" + cursor, m_teller).status, 400);
    }

    void refusesOddLimits() {
        const std::pair<const char*, QByteArray> lists[] = {{"/v1/customers", m_teller},
                                                            {"/v1/accounts", m_teller},
                                                            {"/v1/users", m_bank->token("administrator")},
                                                            {"/v1/branches", m_bank->token("administrator")},
                                                            {"/v1/till-sessions", m_bank->token("supervisor")}};
        for (const auto& [path, token] : lists) {
            for (const char* limit : {"1", "200"}) {
                QCOMPARE(m_bank->get(path + ("?limit=" + QByteArray(limit)), token).status, 200);
            }
            for (const char* query : {"limit=0", "limit=-1", "limit=201", "limit=1000000000", "limit=", "limit=x",
                                      "limit=1.0", "cursor=x", "cursor=", "sort=id", "limit=1&limit=1"}) {
                const Told told = m_bank->get(path + ('?' + QByteArray(query)), token);
                QVERIFY2(told.status == 400, query);
            }
        }
    }

private:
    std::unique_ptr<WireBank> m_bank;
    QByteArray m_teller;
};

QTEST_GUILESS_MAIN(WireOrderTest)
#include "tst_wireorder.moc"

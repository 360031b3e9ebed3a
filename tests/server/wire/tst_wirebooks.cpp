// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wirebank.h"

#include <QJsonArray>
#include <QTest>

using namespace tellerdesk::test;

namespace {

QByteArray cash(const QByteArray& account, qint64 amount, const QByteArray& more = {}) {
    return "{'account_id':'" + account + "','amount':" + QByteArray::number(amount) + ",'currency':'EUR'" + more + "}";
}

QByteArray transfer(const QByteArray& from, const QByteArray& to, qint64 amount, const QByteArray& currency = "EUR") {
    return "{'from_account_id':'" + from + "','to_account_id':'" + to + "','amount':" + QByteArray::number(amount) +
           ",'currency':'" + currency + "'}";
}

QStringList keysOf(const QJsonValue& object) {
    return object.toObject().keys();
}

QStringList words(const char* text) {
    QStringList list = QString::fromLatin1(text).split(u' ');
    list.sort();
    return list;
}

} // namespace

// Customers, accounts, tills and postings.
class WireBooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_bank = std::make_unique<WireBank>();
        m_teller = m_bank->token("teller");
        m_second = m_bank->token("teller", "second");
        m_supervisor = m_bank->token("supervisor");
        m_north = m_bank->token("teller", "north", "north");
    }
    void cleanupTestCase() {
        if (m_bank) {
            QCOMPARE(m_bank->verify().exitCode, 0);
        }
        m_bank.reset();
    }
    void cleanup() {
        if (m_bank) {
            QCOMPARE(m_bank->client().takeFaults(), QStringList());
        }
    }

    void keepsCustomersOfABranch() {
        const Told made = m_bank->post("/v1/customers",
                                       "{'full_name':'Zoe Miller','phone':'+49 30 12','email':'z@example.org',"
                                       "'date_of_birth':'1984-02-29','document':{'type':'passport','number':'C01'},"
                                       "'address':'Street 1'}",
                                       m_teller);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("document.number"), "***"); // never leaves the server whole
        QCOMPARE(made.text("date_of_birth"), "1984-02-29");
        const QByteArray path = "/v1/customers/" + made.text("id");
        const Told got = m_bank->get(path, m_second);
        QCOMPARE(got.json(), made.json());
        QVERIFY(!got.header("etag").isEmpty());
        QCOMPARE(got.header("etag"), made.header("etag"));
        QCOMPARE(m_bank->get(path, m_north).brief(), "404 not_found");
        QCOMPARE(m_bank->get(path, m_bank->token("auditor")).status, 200);
        const auto found = [&](const QByteArray& token, const QByteArray& text) {
            return m_bank->get("/v1/customers?q=" + text, token).json().value(u"items").toArray().size();
        };
        QCOMPARE(found(m_teller, "miller"), 1);
        QCOMPARE(found(m_teller, "nobody"), 0);
        QCOMPARE(found(m_north, "miller"), 0);
        const Told changed = m_bank->patch(path, "{'phone':'112'}", m_second, got.header("etag"));
        QCOMPARE(changed.text("phone"), "112");
        QVERIFY(changed.header("etag") != got.header("etag"));
        QCOMPARE(m_bank->patch(path, "{'phone':'112'}", m_second, got.header("etag")).status, 200);
        for (const char* bad :
             {"{'full_name':'K','document':{'type':'passport'}}", "{'full_name':'K','id':'x'}",
              "{'full_name':'K','date_of_birth':'2001-02-29'}", "{'phone':'1'}", "{'full_name':''}"}) {
            QCOMPARE(m_bank->post("/v1/customers", bad, m_teller).status, 400);
        }
    }

    void opensAccounts() {
        const QByteArray customer = m_bank->customer(m_teller, "Owner");
        const auto open = [&](const QByteArray& id, const QByteArray& currency, const QByteArray& token) {
            return m_bank->post("/v1/accounts", "{'customer_id':'" + id + "','currency':'" + currency + "'}", token);
        };
        const Told made = open(customer, "EUR", m_teller);
        QCOMPARE(made.status, 201);
        QCOMPARE(keysOf(made.json()), words("id number customer_id owner_name currency status balance available"));
        QCOMPARE(made.text("status"), "active");
        QCOMPARE(made.text("owner_name"), "Owner");
        QCOMPARE(made.number("balance"), 0);
        QCOMPARE(open(customer, "GBP", m_teller).pointers(), QStringList{QStringLiteral("/currency")});
        QCOMPARE(open(freshKey(), "EUR", m_teller).brief(), "404 not_found");
        QCOMPARE(open(customer, "EUR", m_north).brief(), "404 not_found");
        QCOMPARE(m_bank->get("/v1/accounts/" + made.text("id"), m_second).json(), made.json());
        QCOMPARE(m_bank->get("/v1/accounts/" + made.text("id"), m_north).brief(), "404 not_found");
        QCOMPARE(m_bank->get("/v1/accounts?number=" + made.text("number"), m_teller).text("items.0.id"),
                 made.text("id"));
        QCOMPARE(m_bank->get("/v1/accounts?customer_id=" + customer, m_teller).text("items.0.id"), made.text("id"));
        QCOMPARE(m_bank->get("/v1/accounts?customer_id=" + customer, m_north).text("items.0.id"), "");
    }

    void postsAtATill() {
        const QByteArray one = m_bank->account(m_teller);
        const QByteArray two = m_bank->account(m_teller);
        const QByteArray dollars = m_bank->account(m_teller, "USD");
        QCOMPARE(m_bank->post("/v1/transfers", transfer(one, one, 1), m_teller).brief(), "409 same_account");
        QCOMPARE(m_bank->post("/v1/transfers", transfer(one, freshKey(), 1), m_teller).brief(), "404 not_found");
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(one, 1), m_teller).brief(), "409 till_session_required");
        const QByteArray till = m_bank->openTill(m_teller, 0);
        const QByteArray inTill = ",'till_session_id':'" + till + "'";
        const QByteArray elsewhere = ",'till_session_id':'" + freshKey() + "'";

        const QByteArray key = freshKey();
        const Told deposit = m_bank->post("/v1/deposits", cash(one, 1000, inTill), m_teller, key);
        QCOMPARE(deposit.status, 201);
        QCOMPARE(keysOf(deposit.json()), words("posting account"));
        QCOMPARE(keysOf(deposit.json().value(u"posting")),
                 words("id kind status amount currency business_date posted_at teller_sequence till_session_id"));
        QCOMPARE(deposit.text("posting.id"), key);
        QCOMPARE(deposit.text("posting.kind") + deposit.text("posting.status"), "depositposted");
        QCOMPARE(deposit.text("posting.till_session_id"), till);
        QCOMPARE(deposit.number("posting.teller_sequence"), 1);
        QCOMPARE(deposit.number("account.balance"), 1000);

        QCOMPARE(m_bank->post("/v1/deposits", cash(one, 1, elsewhere), m_teller).brief(), "409 till_session_closed");
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(one, 1001), m_teller).brief(), "409 insufficient_funds");
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(dollars, 1), m_teller).brief(), "409 currency_mismatch");
        QCOMPARE(m_bank->post("/v1/transfers", transfer(one, dollars, 1), m_teller).brief(), "409 currency_mismatch");
        QCOMPARE(m_bank->post("/v1/transfers", transfer(one, two, 1, "GBP"), m_teller).brief(), "400 invalid_request");
        QCOMPARE(m_bank->post("/v1/deposits", cash(one, 1), m_north).brief(), "404 not_found");

        const Told moved = m_bank->post("/v1/transfers", transfer(one, two, 300), m_teller);
        QCOMPARE(keysOf(moved.json()), words("posting from_account to_account"));
        QCOMPARE(keysOf(moved.json().value(u"to_account")), words("id number owner_name"));
        QCOMPARE(moved.number("from_account.balance"), 700);
        QCOMPARE(moved.number("posting.teller_sequence"), 2); // refusals take none

        const Told again = m_bank->post("/v1/deposits", cash(one, 1000, inTill), m_teller, key);
        QCOMPARE(again.body, deposit.body); // with the balance of then
        QVERIFY(again.isReplayed());
        QCOMPARE(m_bank->get("/v1/postings/" + key, m_second).json(), deposit.json());
        QCOMPARE(m_bank->get("/v1/postings/" + key, m_north).brief(), "404 not_found");
        QCOMPARE(m_bank->post("/v1/deposits", cash(one, 1001, inTill), m_teller, key).brief(),
                 "422 idempotency_key_reused");

        m_bank->openTill(m_second, 0);
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(one, 1, inTill), m_second).brief(), "409 till_session_closed");
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(one, 1), m_second).brief(), "409 till_insufficient_cash");
        QCOMPARE(m_bank->post("/v1/withdrawals", cash(one, 701), m_second).brief(), "409 insufficient_funds");
        listsEntries(one);
    }

    void abandonsForEver() {
        const QByteArray account = m_bank->account(m_teller);
        const QByteArray key = freshKey();
        QCOMPARE(m_bank->abandon(key, m_teller).text("state"), "abandoned");
        QCOMPARE(m_bank->abandon(key, m_teller).text("state"), "abandoned");
        const QByteArray abandoned = "409 abandoned";
        for (const QByteArray& token : {m_teller, m_second, m_north}) {
            QCOMPARE(m_bank->post("/v1/deposits", cash(account, 1), token, key).brief(), abandoned);
            QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", token, key).brief(), abandoned);
        }
        QCOMPARE(m_bank->get("/v1/postings/" + key, m_teller).brief(), "404 not_found");
        const QByteArray posted = freshKey();
        QCOMPARE(m_bank->post("/v1/deposits", cash(account, 1), m_teller, posted).status, 201);
        QCOMPARE(m_bank->abandon(posted, m_teller).text("state"), "posted");
        QCOMPARE(m_bank->abandon(posted, m_supervisor).text("state"), "posted");
        QCOMPARE(m_bank->abandon(posted, m_second).brief(), "403 forbidden");
        QCOMPARE(m_bank->abandon(posted, m_north).brief(), "404 not_found");
        QCOMPARE(m_bank->abandon("x", m_teller).brief(), "400 invalid_request");
    }

    void closesATill() {
        const QByteArray dollars = m_bank->account(m_teller, "USD");
        const Told posted =
            m_bank->post("/v1/deposits", "{'account_id':'" + dollars + "','amount':700,'currency':'USD'}", m_teller);
        const QByteArray till = posted.text("posting.till_session_id");
        const Told me = m_bank->get("/v1/me", m_teller);
        QCOMPARE(me.text("till_session.id"), till);
        QCOMPARE(keysOf(me.json().value(u"till_session")), words("id teller_id status business_date positions"));
        QCOMPARE(me.number("till_session.positions.1.opening"), 0); // dollars came with the first posting
        QCOMPARE(m_bank->post("/v1/till-sessions", "{'opening':[{'currency':'EUR','amount':1}]}", m_teller).brief(),
                 "409 till_session_open");
        const qint64 euros = me.number("till_session.positions.0.expected");
        const auto close = [&](const QByteArray& session, qint64 countedEuros, const QByteArray& rest,
                               const QByteArray& token, const QByteArray& key) {
            return m_bank->post("/v1/till-sessions/" + session + "/close",
                                "{'counted':[{'currency':'EUR','amount':" + QByteArray::number(countedEuros) + '}' +
                                    rest + "]}",
                                token, key);
        };
        const QByteArray usd = ",{'currency':'USD','amount':700}";
        for (const QByteArray& bad : {QByteArray(), usd + usd, usd + ",{'currency':'KRW','amount':0}",
                                      QByteArray(",{'currency':'USD','amount':-1}")}) {
            QCOMPARE(close(till, euros, bad, m_teller, freshKey()).brief(), "400 invalid_request");
        }
        QCOMPARE(close(till, euros, usd, m_second, freshKey()).brief(), "403 forbidden");
        QCOMPARE(close(till, euros, usd, m_north, freshKey()).brief(), "404 not_found");
        QCOMPARE(close(freshKey(), euros, usd, m_teller, freshKey()).brief(), "404 not_found");
        const QByteArray key = freshKey();
        const Told closed = close(till, euros - 5, usd, m_teller, key);
        QCOMPARE(closed.status, 200);
        QCOMPARE(closed.text("status"), "closed");
        QCOMPARE(closed.number("positions.0.counted"), euros - 5);
        QCOMPARE(closed.json().value(u"positions").toArray().at(0).toObject().value(u"variance").toInteger(), -5);
        QCOMPARE(closed.number("positions.1.variance"), 0);
        const Told again = close(till, euros - 5, usd, m_teller, key);
        QCOMPARE(again.body, closed.body);
        QVERIFY(again.isReplayed());
        QCOMPARE(close(till, euros - 5, usd, m_teller, freshKey()).brief(), "409 till_session_closed");
        QVERIFY(m_bank->get("/v1/me", m_teller).json().value(u"till_session").isNull());

        const Told open = m_bank->get("/v1/till-sessions?status=open", m_supervisor);
        QCOMPARE(open.json().value(u"items").toArray().size(), 1);
        QCOMPARE(m_bank->get("/v1/till-sessions?status=x", m_supervisor).status, 400);
        const Told others = close(open.text("items.0.id"), 0, {}, m_supervisor, freshKey()); // of the second teller
        QCOMPARE(others.text("status"), "closed");
        QCOMPARE(m_bank->get("/v1/till-sessions", m_supervisor).json().value(u"items").toArray().size(), 2);
    }

private:
    void listsEntries(const QByteArray& account) {
        const Told told = m_bank->get("/v1/accounts/" + account + "/entries", m_second);
        const QJsonArray entries = told.json().value(u"items").toArray();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(keysOf(entries.first()), words("id entry_number posting_id kind amount balance_after business_date "
                                                "posted_at narrative"));
        QCOMPARE(told.number("items.0.entry_number"), 2);
        QCOMPARE(entries.first().toObject().value(u"amount").toInteger(), -300);
        QCOMPARE(told.number("items.0.balance_after"), 700);
        QCOMPARE(told.number("items.1.amount"), 1000);
        QCOMPARE(m_bank->get("/v1/accounts/" + account + "/entries", m_north).brief(), "404 not_found");
    }

    std::unique_ptr<WireBank> m_bank;
    QByteArray m_teller;
    QByteArray m_second;
    QByteArray m_supervisor;
    QByteArray m_north;
};

QTEST_GUILESS_MAIN(WireBooksTest)
#include "tst_wirebooks.moc"

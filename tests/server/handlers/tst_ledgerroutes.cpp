// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

} // namespace

// A teller's day, from the request to the books and back.
class LedgerRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ApiServer>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init();
    void servesOneDay();
    void refusesBeforeTheBooks_data();
    void refusesBeforeTheBooks();
    void refusesWithoutTill();
    void abandonsUnusedKey();

private:
    ApiAnswer post(const QByteArray& path, const QJsonObject& body, const RequestKey& key = RequestKey::make()) {
        return m_server->send({.method = "POST", .path = path, .body = body, .token = m_token, .key = key});
    }
    QString makeAccount(const QString& name) {
        const QString customer = post("/v1/customers", {{u"full_name"_s, name}}).field("id");
        return post("/v1/accounts", {{u"customer_id"_s, customer}, {u"currency"_s, u"EUR"_s}}).field("id");
    }
    static QJsonObject cash(const QString& account, qint64 amount) {
        return {{u"account_id"_s, account}, {u"amount"_s, amount}, {u"currency"_s, u"EUR"_s}};
    }
    static QJsonArray euros(qint64 amount) { return {QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, amount}}}; }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_token;
};

void LedgerRoutesTest::init() {
    static int count = 0;
    const QString username = u"teller%1"_s.arg(++count);
    m_server->addUser(username, Role::Teller, kPassword);
    m_token = m_server->tokenOf(username, kPassword);
}

void LedgerRoutesTest::servesOneDay() {
    const auto till = post("/v1/till-sessions", {{u"opening"_s, euros(50'000)}});
    QCOMPARE(till.status, 201);
    const auto me = m_server->send({.path = "/v1/me", .token = m_token});
    QCOMPARE(me.body.value(u"till_session"_s).toObject(), till.body);

    const QString anna = makeAccount(u"Anna"_s);
    const QString bert = makeAccount(u"Bert"_s);
    const RequestKey key = RequestKey::make();
    const auto deposit = post("/v1/deposits", cash(anna, 10'000), key);
    QCOMPARE(deposit.status, 201);
    QCOMPARE(post("/v1/deposits", cash(anna, 10'000), key).headers.at("Idempotent-Replayed"), QByteArray("true"));
    const auto found = m_server->send({.path = "/v1/postings/" + key.toString().toLatin1(), .token = m_token});
    QCOMPARE(found.status, 200);
    QCOMPARE(found.body, deposit.body);

    const RequestKey tooMuch = RequestKey::make();
    const auto refused = post("/v1/withdrawals", cash(anna, 10'001), tooMuch);
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.code(), u"insufficient_funds"_s);
    QCOMPARE(post("/v1/withdrawals", cash(anna, 10'001), tooMuch).code(), u"insufficient_funds"_s);
    const auto transfer = post(
        "/v1/transfers",
        {{u"from_account_id"_s, anna}, {u"to_account_id"_s, bert}, {u"amount"_s, 2'500}, {u"currency"_s, u"EUR"_s}});
    QCOMPARE(transfer.status, 201);
    const auto account = m_server->send({.path = "/v1/accounts/" + bert.toLatin1(), .token = m_token});
    QCOMPARE(account.body.value(u"balance"_s).toInteger(), 2'500);
    const auto entries = m_server->send({.path = "/v1/accounts/" + anna.toLatin1() + "/entries", .token = m_token});
    QCOMPARE(entries.body.value(u"items"_s).toArray().size(), 2);

    const QByteArray close = "/v1/till-sessions/" + till.field("id").toLatin1() + "/close";
    const auto closed = post(close, {{u"counted"_s, euros(59'990)}});
    QCOMPARE(closed.status, 200);
    const QJsonObject position = closed.body.value(u"positions"_s).toArray().first().toObject();
    QCOMPARE(position.value(u"expected"_s).toInteger(), 60'000);
    QCOMPARE(position.value(u"variance"_s).toInteger(), -10);
    QCOMPARE(post(close, {{u"counted"_s, euros(59'990)}}).code(), u"till_session_closed"_s);
}

void LedgerRoutesTest::refusesBeforeTheBooks_data() {
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("fault");
    QTest::newRow("amount 0") << QJsonObject{{u"amount"_s, 0}} << u"/amount out_of_range"_s;
    QTest::newRow("amount as text") << QJsonObject{{u"amount"_s, u"1"_s}} << u"/amount wrong_type"_s;
    QTest::newRow("fraction") << QJsonObject{{u"amount"_s, 0.5}} << u"/amount out_of_range"_s;
    QTest::newRow("currency of another bank") << QJsonObject{{u"currency"_s, u"KRW"_s}} << u"/currency not_allowed"_s;
    QTest::newRow("no currency") << QJsonObject{{u"currency"_s, u"WON"_s}} << u"/currency malformed"_s;
    QTest::newRow("account") << QJsonObject{{u"account_id"_s, u"1"_s}} << u"/account_id malformed"_s;
    QTest::newRow("more") << QJsonObject{{u"balance"_s, 1}} << u"/balance unknown"_s;
}

void LedgerRoutesTest::refusesBeforeTheBooks() {
    QFETCH(QJsonObject, change);
    QFETCH(QString, fault);
    QJsonObject body = cash(AccountId::make().toString(), 1);
    for (const QString& name : change.keys()) {
        body.insert(name, change.value(name));
    }
    const auto answer = post("/v1/deposits", body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.faults(), QStringList(fault));
    m_server->send({.method = "POST", .path = "/v1/logout", .token = m_token});
    QCOMPARE(post("/v1/deposits", body).status, 401); // a dead session comes before what is wrong with the body
}

void LedgerRoutesTest::refusesWithoutTill() {
    QCOMPARE(post("/v1/deposits", cash(makeAccount(u"Anna"_s), 1)).code(), u"till_session_required"_s);
}

void LedgerRoutesTest::abandonsUnusedKey() {
    const RequestKey key = RequestKey::make();
    const QByteArray path = "/v1/postings/" + key.toString().toLatin1();
    QCOMPARE(m_server->send({.path = path, .token = m_token}).status, 404);
    for (int i = 0; i < 2; ++i) {
        const auto answer = m_server->send({.method = "POST", .path = path + "/abandon", .token = m_token});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("state"), u"abandoned"_s);
    }
    const auto late = post("/v1/customers", {{u"full_name"_s, u"Anna"_s}}, key);
    QCOMPARE(late.status, 409);
    QCOMPARE(late.code(), u"abandoned"_s);
}

QTEST_GUILESS_MAIN(LedgerRoutesTest)
#include "tst_ledgerroutes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/accountnumber.h"
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

} // namespace

class AccountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void opensOnce();
    void refusesWhatTheBankLacks();
    void keepsTheRefusalOfAnUnknownCustomer();
    void listsByCustomerAndNumber();
    void listsPageByPage();
    void readsEntriesNewestFirst();
    void readsPostingsAsTheyWereAnswered();
    void listsTillSessions();

private:
    ApiAnswer post(const QByteArray& path, const QJsonObject& body, const RequestKey& key = RequestKey::make()) {
        return m_server->send({.method = "POST", .path = path, .body = body, .token = m_supervisor, .key = key});
    }
    ApiAnswer get(const QByteArray& path) { return m_server->send({.path = path, .token = m_supervisor}); }
    QString makeCustomer() { return post("/v1/customers", {{u"full_name"_s, u"김민수"_s}}).field("id"); }
    ApiAnswer open(const QString& customer, const QString& currency = u"EUR"_s,
                   const RequestKey& key = RequestKey::make()) {
        return post("/v1/accounts", {{u"customer_id"_s, customer}, {u"currency"_s, currency}}, key);
    }
    ApiAnswer deposit(const QString& account, qint64 amount) {
        return post("/v1/deposits", {{u"account_id"_s, account}, {u"amount"_s, amount}, {u"currency"_s, u"EUR"_s}});
    }
    QString openTill() {
        const QJsonArray opening{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 0}}};
        return post("/v1/till-sessions", {{u"opening"_s, opening}}).field("id");
    }
    static QJsonArray items(const ApiAnswer& answer) { return answer.body.value(u"items"_s).toArray(); }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_supervisor;
    QByteArray m_teller;
};

void AccountsTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"supervisor"_s, Role::Supervisor, kPassword);
    m_server->addUser(u"teller"_s, Role::Teller, kPassword);
    m_supervisor = m_server->tokenOf(u"supervisor"_s, kPassword);
    m_teller = m_server->tokenOf(u"teller"_s, kPassword);
}

void AccountsTest::opensOnce() {
    const QString customer = makeCustomer();
    const RequestKey key = RequestKey::make();
    const auto made = open(customer, u"USD"_s, key);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.field("id"), key.toString());
    QCOMPARE(made.field("customer_id"), customer);
    QCOMPARE(made.field("owner_name"), u"김민수"_s);
    QCOMPARE(made.field("currency"), u"USD"_s);
    QCOMPARE(made.field("status"), u"active"_s);
    QCOMPARE(made.body.value(u"balance"_s), QJsonValue(0));
    QCOMPARE(made.body.value(u"available"_s), QJsonValue(0));
    QVERIFY(AccountNumber::fromText(made.field("number")));
    QVERIFY(!made.field("number").startsWith(u'0'));
    QCOMPARE(open(customer, u"USD"_s, key).text, made.text);
    QCOMPARE(get("/v1/accounts/" + key.toString().toLatin1()).body, made.body);
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'account.open' AND subject_id = '%1'"_s.arg(
                 key.toString())),
             u"1"_s);
}

void AccountsTest::refusesWhatTheBankLacks() {
    QCOMPARE(open(makeCustomer(), u"JPY"_s).faults(), QStringList{u"/currency not_allowed"_s});
    QCOMPARE(open(makeCustomer(), u"WON"_s).faults(), QStringList{u"/currency malformed"_s});
}

void AccountsTest::keepsTheRefusalOfAnUnknownCustomer() {
    const RequestKey key = RequestKey::make();
    const CustomerId later = CustomerId::make();
    QCOMPARE(open(later.toString(), u"EUR"_s, key).status, 404);
    post("/v1/customers", {{u"full_name"_s, u"Late"_s}}, RequestKey{later.value});
    QCOMPARE(open(later.toString(), u"EUR"_s, key).status, 404); // final for its key
    QCOMPARE(open(later.toString()).status, 201);
}

void AccountsTest::listsByCustomerAndNumber() {
    const QString customer = makeCustomer();
    const auto first = open(customer);
    const auto second = open(customer, u"USD"_s);
    const auto listed = get("/v1/accounts?customer_id=" + customer.toLatin1());
    QCOMPARE(items(listed), (QJsonArray{second.body, first.body}));
    QVERIFY(listed.body.value(u"next"_s).isNull());
    const QByteArray number = first.field("number").toLatin1();
    QCOMPARE(items(get("/v1/accounts?number=" + number)), QJsonArray{first.body});
    QCOMPARE(items(get("/v1/accounts?number=" + number.first(4) + "+" + number.sliced(4))), QJsonArray{first.body});
    QVERIFY(items(get("/v1/accounts?number=" + number.first(11))).isEmpty());
    QVERIFY(items(get("/v1/accounts?number=" + number + "&customer_id=" + makeCustomer().toLatin1())).isEmpty());
    QVERIFY(items(get("/v1/accounts?customer_id=" + CustomerId::make().toString().toLatin1())).isEmpty());
}

void AccountsTest::listsPageByPage() {
    const QString customer = makeCustomer();
    for (int i = 0; i < 5; ++i) {
        open(customer);
    }
    const QByteArray path = "/v1/accounts?limit=2&customer_id=" + customer.toLatin1();
    QStringList numbers;
    QByteArray cursor;
    do {
        const auto page = get(path + cursor);
        for (const auto item : items(page)) {
            numbers.append(item.toObject().value(u"number"_s).toString());
        }
        const QString next = page.body.value(u"next"_s).toString();
        cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
    } while (!cursor.isEmpty());
    QCOMPARE(numbers.size(), 5);
    QCOMPARE(numbers.removeDuplicates(), qsizetype{0});
    const QByteArray next = get(path).body.value(u"next"_s).toString().toLatin1();
    QCOMPARE(get("/v1/accounts?limit=2&cursor=" + next).faults(), QStringList{u"?cursor malformed"_s});
}

void AccountsTest::readsEntriesNewestFirst() {
    const QString till = openTill();
    const auto account = open(makeCustomer());
    const QByteArray path = "/v1/accounts/" + account.field("id").toLatin1() + "/entries";
    QVERIFY(items(get(path)).isEmpty());
    for (const qint64 amount : {100, 200, 300}) {
        QCOMPARE(deposit(account.field("id"), amount).status, 201);
    }
    const auto first = get(path + "?limit=2");
    QCOMPARE(items(first).size(), 2);
    const QJsonObject newest = items(first).first().toObject();
    QCOMPARE(newest.value(u"entry_number"_s).toInteger(), 3);
    QCOMPARE(newest.value(u"amount"_s).toInteger(), 300);
    QCOMPARE(newest.value(u"balance_after"_s).toInteger(), 600);
    QCOMPARE(newest.value(u"kind"_s).toString(), u"deposit"_s);
    QVERIFY(newest.value(u"narrative"_s).isNull());
    const auto second = get(path + "?limit=2&cursor=" + first.body.value(u"next"_s).toString().toLatin1());
    QCOMPARE(items(second).size(), 1);
    QCOMPARE(items(second).first().toObject().value(u"entry_number"_s).toInteger(), 1);
    QVERIFY(second.body.value(u"next"_s).isNull());
    QCOMPARE(get("/v1/accounts/" + AccountId::make().toString().toLatin1() + "/entries").status, 404);
    const QJsonArray counted{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 600}}};
    QCOMPARE(post("/v1/till-sessions/" + till.toLatin1() + "/close", {{u"counted"_s, counted}}).status, 200);
}

void AccountsTest::readsPostingsAsTheyWereAnswered() {
    const QString till = openTill();
    const auto from = open(makeCustomer());
    const auto to = open(makeCustomer());
    const auto paidIn = deposit(from.field("id"), 500);
    const auto moved = post("/v1/transfers", {{u"from_account_id"_s, from.field("id")},
                                              {u"to_account_id"_s, to.field("id")},
                                              {u"amount"_s, 200},
                                              {u"currency"_s, u"EUR"_s}});
    for (const auto& posted : {paidIn, moved}) {
        const QString id = posted.body.value(u"posting"_s).toObject().value(u"id"_s).toString();
        QCOMPARE(get("/v1/postings/" + id.toLatin1()).body, posted.body);
    }
    QCOMPARE(get("/v1/postings/" + PostingId::make().toString().toLatin1()).code(), u"not_found"_s);
    const QJsonArray counted{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 500}}};
    QCOMPARE(post("/v1/till-sessions/" + till.toLatin1() + "/close", {{u"counted"_s, counted}}).status, 200);
}

void AccountsTest::listsTillSessions() {
    m_server->run(u"DELETE FROM till_positions; DELETE FROM till_sessions"_s);
    const QString till = openTill();
    const auto all = get("/v1/till-sessions");
    QCOMPARE(items(all).size(), 1);
    QCOMPARE(items(all).first().toObject().value(u"id"_s).toString(), till);
    QCOMPARE(items(get("/v1/till-sessions?status=open")).size(), 1);
    QVERIFY(items(get("/v1/till-sessions?status=closed")).isEmpty());
    QCOMPARE(get("/v1/till-sessions?status=ajar").faults(), QStringList{u"?status malformed"_s});
    QCOMPARE(m_server->send({.path = "/v1/till-sessions", .token = m_teller}).status, 403);
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"

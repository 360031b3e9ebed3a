// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kFarBranch = u"01900000-0000-7000-8000-000000000009"_s;

} // namespace

// Rows of the test matrix on the routes of customers, accounts, entries, postings and till sessions.
class MatrixCustomersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void A2_otherBranchesIdsAreUnknown();
    void A3_extraFieldsAreRefused();
    void A7_badPagesAreRefused();
    void H9_badIdsAreRefused();
    void H19_swappedTypesAreNamed();
    void U4_nastyTextsStayData();

private:
    ApiAnswer post(const QByteArray& path, const QJsonObject& body, const RequestKey& key = RequestKey::make()) {
        return m_server->send({.method = "POST", .path = path, .body = body, .token = m_token, .key = key});
    }
    ApiAnswer patch(const QByteArray& id, const QJsonObject& body) {
        return m_server->send(
            {.method = "PATCH", .path = "/v1/customers/" + id, .body = body, .token = m_token, .ifMatch = "\"1\""});
    }
    ApiAnswer get(const QByteArray& path) { return m_server->send({.path = path, .token = m_token}); }
    QByteArray makeCustomer(const QString& name = u"Anna"_s) {
        return post("/v1/customers", {{u"full_name"_s, name}}).field("id").toLatin1();
    }
    QByteArray openAccount(const QByteArray& customer) {
        return post("/v1/accounts", {{u"customer_id"_s, QString::fromLatin1(customer)}, {u"currency"_s, u"EUR"_s}})
            .field("id")
            .toLatin1();
    }
    QString stateOfBooks() {
        return m_server->ask(u"SELECT (SELECT count(*) FROM customers) || ' ' || (SELECT count(*) FROM accounts) || "
                             u"' ' || (SELECT max(version) FROM customers) || ' ' || (SELECT count(*) FROM claims)"_s);
    }
    // Everything but the request's own id.
    static QJsonObject said(const ApiAnswer& answer) {
        QJsonObject body = answer.body;
        body.remove(u"instance"_s);
        body.insert(u"http"_s, answer.status);
        return body;
    }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_token;
};

void MatrixCustomersTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"supervisor"_s, Role::Supervisor, kPassword);
    m_token = m_server->tokenOf(u"supervisor"_s, kPassword);
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'far', 'Far')"_s.arg(kFarBranch));
}

void MatrixCustomersTest::A2_otherBranchesIdsAreUnknown() {
    const QByteArray customer = makeCustomer();
    const QByteArray account = openAccount(customer);
    const QJsonArray opening{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 0}}};
    const QByteArray till = post("/v1/till-sessions", {{u"opening"_s, opening}}).field("id").toLatin1();
    const auto posted =
        post("/v1/deposits",
             {{u"account_id"_s, QString::fromLatin1(account)}, {u"amount"_s, 100}, {u"currency"_s, u"EUR"_s}});
    QCOMPARE(posted.status, 201);
    const QByteArray posting = posted.body.value(u"posting"_s).toObject().value(u"id"_s).toString().toLatin1();
    // The supervisor is moved: all that was theirs is another branch's now.
    m_server->run(u"UPDATE users SET branch_id = '%1'"_s.arg(kFarBranch));
    const QByteArray unknown = CustomerId::make().toString().toLatin1();
    const auto sameAsUnknown = [&](const QByteArray& path, const QByteArray& id) {
        return said(get(QByteArray(path).replace("{id}", id))) ==
                   said(get(QByteArray(path).replace("{id}", unknown))) &&
               get(QByteArray(path).replace("{id}", id)).status == 404;
    };
    QVERIFY(sameAsUnknown("/v1/customers/{id}", customer));
    QVERIFY(sameAsUnknown("/v1/accounts/{id}", account));
    QVERIFY(sameAsUnknown("/v1/accounts/{id}/entries", account));
    QVERIFY(sameAsUnknown("/v1/postings/{id}", posting));
    QCOMPARE(said(patch(customer, {{u"full_name"_s, u"X"_s}})), said(patch(unknown, {{u"full_name"_s, u"X"_s}})));
    const auto open = [&](const QByteArray& id) {
        return said(post("/v1/accounts", {{u"customer_id"_s, QString::fromLatin1(id)}, {u"currency"_s, u"EUR"_s}}));
    };
    QCOMPARE(open(customer).value(u"http"_s).toInt(), 404);
    QCOMPARE(open(customer), open(unknown));
    for (const QByteArray& list :
         {QByteArray("/v1/customers"), QByteArray("/v1/customers?q=anna"), QByteArray("/v1/accounts"),
          "/v1/accounts?customer_id=" + customer, QByteArray("/v1/till-sessions")}) {
        QVERIFY2(get(list).body.value(u"items"_s).toArray().isEmpty(), list.constData());
    }
    m_server->run(u"UPDATE users SET branch_id = '01900000-0000-7000-8000-000000000001'"_s);
    QCOMPARE(get("/v1/customers/" + customer).field("full_name"), u"Anna"_s);
    const QJsonArray counted{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 100}}};
    QCOMPARE(post("/v1/till-sessions/" + till + "/close", {{u"counted"_s, counted}}).status, 200);
}

void MatrixCustomersTest::A3_extraFieldsAreRefused() {
    const QByteArray customer = makeCustomer();
    const QString before = stateOfBooks();
    const QJsonObject account{{u"customer_id"_s, QString::fromLatin1(customer)}, {u"currency"_s, u"EUR"_s}};
    for (const auto& name : {u"balance"_s, u"role"_s, u"status"_s, u"created_by"_s, u"approved"_s, u"id"_s, u"branch"_s,
                             u"branch_id"_s, u"version"_s, u"number"_s, u"overdraft_limit"_s, u"__proto__"_s}) {
        const QStringList faults{u'/' + name + u" unknown"_s};
        const auto with = [&](QJsonObject body) {
            body.insert(name, u"1"_s);
            return body;
        };
        QCOMPARE(post("/v1/customers", with({{u"full_name"_s, u"X"_s}})).faults(), faults);
        QCOMPARE(patch(customer, with({{u"full_name"_s, u"X"_s}})).faults(), faults);
        QCOMPARE(post("/v1/accounts", with(account)).faults(), faults);
    }
    QCOMPARE(stateOfBooks(), before);
}

void MatrixCustomersTest::A7_badPagesAreRefused() {
    const QByteArray account = openAccount(makeCustomer());
    for (const QByteArray& path : {QByteArray("/v1/customers"), QByteArray("/v1/accounts"),
                                   QByteArray("/v1/till-sessions"), "/v1/accounts/" + account + "/entries"}) {
        for (const auto* limit :
             {"0", "-1", "201", "1000000000", "9223372036854775808", "1.5", "1e1", "", "ten", "%2B5", "05", "5%00"}) {
            const auto answer = get(path + "?limit=" + limit);
            QVERIFY2(answer.status == 400, path + " limit=" + limit);
        }
        QCOMPARE(get(path + "?limit=0").faults(), QStringList{u"?limit out_of_range"_s});
        QCOMPARE(get(path + "?limit=200").status, 200);
        for (const auto* name : {"offset", "page_size", "sort", "order_by", "filter", "Limit"}) {
            QCOMPARE(get(path + "?" + name + "=1").faults(),
                     QStringList{u'?' + QString::fromLatin1(name) + u" unknown"_s});
        }
        QCOMPARE(get(path + "?sort=name;DROP%20TABLE%20customers").status, 400);
        for (const auto* cursor : {"", "x", "AAAA", "%27%20OR%201=1", "eyJpZCI6MX0"}) {
            QVERIFY2(get(path + "?cursor=" + cursor).status == 400, path + " cursor=" + cursor);
        }
        QCOMPARE(get(path + "?limit=1&limit=2").status, 400);
    }
    QCOMPARE(get("/v1/customers/" + makeCustomer() + "?expand=all").faults(), QStringList{u"?expand unknown"_s});
    QCOMPARE(get("/v1/accounts/" + account + "?expand=all").status, 400);
}

void MatrixCustomersTest::H9_badIdsAreRefused() {
    const QByteArray id = makeCustomer();
    const QList<QByteArray> bad{"0",
                                "-1",
                                "1.0",
                                "99999999999999999999",
                                id.chopped(1),
                                id + "0",
                                "%7B" + id + "%7D",
                                id + "%00",
                                id + "%0d%0a",
                                "%2e%2e",
                                QByteArray(4096, 'a'),
                                QByteArray(id).replace("-", "")};
    for (const QByteArray& each : bad) {
        for (const auto* path :
             {"/v1/customers/{id}", "/v1/accounts/{id}", "/v1/accounts/{id}/entries", "/v1/postings/{id}"}) {
            const auto answer = get(QByteArray(path).replace("{id}", each));
            QVERIFY2(answer.status == 400 || answer.status == 404, path + each);
        }
        QCOMPARE(patch(each, {{u"full_name"_s, u"X"_s}}).status / 100, 4);
        QCOMPARE(get("/v1/accounts?customer_id=" + each).status, 400);
    }
    QCOMPARE(get("/v1/customers/" + id).field("full_name"), u"Anna"_s);
}

void MatrixCustomersTest::H19_swappedTypesAreNamed() {
    const QByteArray customer = makeCustomer();
    const QJsonObject document{{u"type"_s, u"passport"_s}, {u"number"_s, u"1"_s}};
    const QJsonObject whole{{u"full_name"_s, u"X"_s},         {u"phone"_s, u"123456"_s},
                            {u"email"_s, u"x@example.org"_s}, {u"date_of_birth"_s, u"2000-01-01"_s},
                            {u"document"_s, document},        {u"address"_s, u"Street"_s}};
    const QJsonObject account{{u"customer_id"_s, QString::fromLatin1(customer)}, {u"currency"_s, u"EUR"_s}};
    const QList<QJsonValue> others{7,    1.5, true, QJsonValue(QJsonValue::Null), QJsonArray{u"x"_s}, QJsonObject(),
                                   u""_s};
    const QString before = stateOfBooks();
    const auto everyField = [&](const QJsonObject& body, const auto& send) {
        for (const QString& name : body.keys()) {
            for (const QJsonValue& other : others) {
                const bool clears = other == QJsonValue(u""_s);
                QJsonObject changed = body;
                changed.insert(name, other);
                const auto answer = send(changed, clears);
                if (answer.status == 200) {
                    continue;
                }
                QCOMPARE(answer.status, 400);
                QVERIFY2(answer.faults().join(u' ').contains(u'/' + name), qPrintable(name));
            }
        }
    };
    everyField(whole, [&](const QJsonObject& body, bool) { return post("/v1/customers", body); });
    everyField(account, [&](const QJsonObject& body, bool) { return post("/v1/accounts", body); });
    everyField(whole, [&](const QJsonObject& body, bool clears) {
        return clears ? ApiAnswer{.status = 200} : patch(customer, body); // an empty text says "none" there
    });
    for (const QString& name : document.keys()) {
        for (const QJsonValue& other : others) {
            QJsonObject changed = document;
            changed.insert(name, other);
            QJsonObject body = whole;
            body.insert(u"document"_s, changed);
            QCOMPARE(post("/v1/customers", body).faults().value(0).section(u' ', 0, 0), u"/document/"_s + name);
        }
    }
    QCOMPARE(stateOfBooks(), before);
}

void MatrixCustomersTest::U4_nastyTextsStayData() {
    for (const auto& text : {u"a\r\nSet-Cookie: x"_s, u"a\u001b[31m"_s, u"a\u0000b"_s, u"a\tb"_s, u"a\u0085b"_s}) {
        QCOMPARE(post("/v1/customers", {{u"full_name"_s, text}}).faults(), QStringList{u"/full_name malformed"_s});
    }
    QCOMPARE(post("/v1/customers", {{u"full_name"_s, QString(10'240, u'a')}}).faults(),
             QStringList{u"/full_name too_long"_s});
    for (const auto& text :
         {u"\u202egnp.exe"_s, u"=cmd|' /C calc'!A0"_s, u"<script>alert(1)</script>"_s, u"'; DROP TABLE customers; --"_s,
          u"\\'; DROP TABLE customers; --"_s, u"{\"a\": \"}"_s, u"$1 :id %1 %s ${x}"_s, u"👩‍👩‍👧 Fam"_s}) {
        const auto made = post("/v1/customers", {{u"full_name"_s, text}});
        QCOMPARE(made.status, 201);
        QCOMPARE(get("/v1/customers/" + made.field("id").toLatin1()).field("full_name"), text);
        QCOMPARE(m_server->ask(u"SELECT count(*) FROM audit_events WHERE subject_id = '%1'"_s.arg(made.field("id"))),
                 u"1"_s);
        QCOMPARE(get("/v1/customers?q=" + text.toUtf8().toPercentEncoding()).status, 200);
    }
}

QTEST_GUILESS_MAIN(MatrixCustomersTest)
#include "tst_matrix_customers.moc"

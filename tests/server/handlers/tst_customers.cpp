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

class CustomersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_server->run(u"TRUNCATE customers, customer_terms, customer_pictures, accounts"_s); }
    void cleanupTestCase() { m_server.reset(); }
    void createsOnce();
    void auditsWithTheDocumentMasked();
    void changesWhatIsGivenAndNothingElse();
    void refusesAStaleChange();
    void takesAChangeThatHoldsAlready();
    void auditsWhatChanged();
    void masksDocumentsEverywhere();
    void refusesAMaskSentBack();
    void keepsTheTermsOfAccounts();
    void refusesTheUnborn();
    void listsPageByPage();
    void searchesPageByPage();
    void findsNobodyByNothing();
    void showsAuditorsEveryBranch();

private:
    ApiAnswer post(const QJsonObject& body, const RequestKey& key = RequestKey::make()) {
        return m_server->send({.method = "POST", .path = "/v1/customers", .body = body, .token = m_teller, .key = key});
    }
    ApiAnswer patch(const QString& id, const QJsonObject& body, const QByteArray& ifMatch) {
        return m_server->send({.method = "PATCH",
                               .path = "/v1/customers/" + id.toLatin1(),
                               .body = body,
                               .token = m_teller,
                               .ifMatch = ifMatch});
    }
    ApiAnswer get(const QByteArray& path) { return m_server->send({.path = path, .token = m_teller}); }
    QString make(const QString& name) { return post({{u"full_name"_s, name}}).field("id"); }
    QStringList names(const ApiAnswer& answer) {
        QStringList names;
        for (const auto item : answer.body.value(u"items"_s).toArray()) {
            names.append(item.toObject().value(u"full_name"_s).toString());
        }
        return names;
    }
    QString audited(const QString& customer, const QString& act, const QString& column) {
        return m_server->ask(u"SELECT "_s + column + u" FROM audit_events WHERE act = '"_s + act +
                             u"' AND subject_id = '"_s + customer + u"'"_s);
    }
    static QByteArray encoded(const QString& text) { return text.toUtf8().toPercentEncoding(); }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_teller;
};

void CustomersTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"teller"_s, Role::Teller, kPassword);
    m_teller = m_server->tokenOf(u"teller"_s, kPassword);
}

void CustomersTest::createsOnce() {
    const RequestKey key = RequestKey::make();
    const QJsonObject body{{u"full_name"_s, u"Zoë Müller"_s},
                           {u"phone"_s, u"+49 30 1234567"_s},
                           {u"email"_s, u"zoe@example.org"_s},
                           {u"date_of_birth"_s, u"1984-02-29"_s},
                           {u"document"_s, QJsonObject{{u"type"_s, u"passport"_s}, {u"number"_s, u"C01X00T47"_s}}},
                           {u"address"_s, u"Hauptstraße 1\n10115 Berlin"_s}};
    const auto made = post(body, key);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.field("id"), key.toString());
    QCOMPARE(made.headers.at("ETag"), QByteArray("\"1\""));
    QJsonObject shown = body;
    shown.insert(u"document"_s, QJsonObject{{u"type"_s, u"passport"_s}, {u"number"_s, u"*****0T47"_s}});
    for (auto member = shown.begin(); member != shown.end(); ++member) {
        QCOMPARE(made.body.value(member.key()), member.value());
    }
    const auto again = post(body, key);
    QCOMPARE(again.text, made.text);
    QCOMPARE(again.headers.at("Idempotent-Replayed"), QByteArray("true"));
    QCOMPARE(again.headers.at("ETag"), QByteArray("\"1\""));
    QCOMPARE(post({{u"full_name"_s, u"Another"_s}}, key).status, 422);
    const auto read = get("/v1/customers/" + key.toString().toLatin1());
    QCOMPARE(read.body, made.body);
    QCOMPARE(read.headers.at("ETag"), QByteArray("\"1\""));
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM customers"_s), u"1"_s);
}

void CustomersTest::auditsWithTheDocumentMasked() {
    const QString id = post({{u"full_name"_s, u"Zoë"_s},
                             {u"document"_s, QJsonObject{{u"type"_s, u"passport"_s}, {u"number"_s, u"C01X00T47"_s}}}})
                           .field("id");
    const QString after = audited(id, u"customer.create"_s, u"after_state"_s);
    QVERIFY(after.contains(u"Zoë"_s));
    QVERIFY(after.contains(u"*****0T47"_s));
    QVERIFY(!after.contains(u"C01X"_s));
    QCOMPARE(audited(id, u"customer.create"_s, u"username"_s), u"teller"_s);
    QCOMPARE(audited(id, u"customer.create"_s, u"subject_kind"_s), u"customer"_s);
}

void CustomersTest::changesWhatIsGivenAndNothingElse() {
    const auto made =
        post({{u"full_name"_s, u"Zoë"_s}, {u"phone"_s, u"030 1234567"_s}, {u"email"_s, u"zoe@example.org"_s}});
    const auto changed = patch(made.field("id"), {{u"phone"_s, QString()}, {u"full_name"_s, u"Zoë Müller"_s}}, "\"1\"");
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.headers.at("ETag"), QByteArray("\"2\""));
    QVERIFY(changed.body.value(u"phone"_s).isNull());
    QCOMPARE(changed.field("email"), u"zoe@example.org"_s);
    QCOMPARE(get("/v1/customers/" + made.field("id").toLatin1()).body, changed.body);
    QCOMPARE(names(get("/v1/customers?q=mull")), QStringList{u"Zoë Müller"_s});
    QVERIFY(names(get("/v1/customers?q=030")).isEmpty());
}

void CustomersTest::refusesAStaleChange() {
    const QString id = make(u"Anna"_s);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, {}).status, 428);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, "\"2\"").code(), u"precondition_failed"_s);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, "W/\"1\"").status, 412);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, "no tag").faults(), QStringList{u"If-Match malformed"_s});
    QCOMPARE(patch(id, {{u"full_name"_s, QString()}}, {}).status, 400); // before 428
    QCOMPARE(patch(CustomerId::make().toString(), {{u"full_name"_s, u"Anne"_s}}, "\"1\"").status, 404);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, "\"9\", \"1\"").status, 200);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Annie"_s}}, "*").status, 200);
}

void CustomersTest::takesAChangeThatHoldsAlready() {
    const QString id = make(u"Anna"_s);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}}, "\"1\"").status, 200);
    const auto again = patch(id, {{u"full_name"_s, u"Anne"_s}}, "\"1\"");
    QCOMPARE(again.status, 200);
    QCOMPARE(again.headers.at("ETag"), QByteArray("\"2\""));
    QCOMPARE(m_server->ask(
                 u"SELECT count(*) FROM audit_events WHERE act = 'customer.change' AND subject_id = '%1'"_s.arg(id)),
             u"1"_s);
    QCOMPARE(patch(id, {{u"full_name"_s, u"Anne"_s}, {u"phone"_s, u"123456"_s}}, "\"1\"").status, 412);
}

void CustomersTest::auditsWhatChanged() {
    const QString id = make(u"Anna"_s);
    patch(id, {{u"document"_s, QJsonObject{{u"type"_s, u"passport"_s}, {u"number"_s, u"C01X00T47"_s}}}}, "\"1\"");
    QCOMPARE(audited(id, u"customer.change"_s, u"before_state"_s), u"{\"document\":null}"_s);
    QCOMPARE(audited(id, u"customer.change"_s, u"after_state"_s),
             u"{\"document\":{\"number\":\"*****0T47\",\"type\":\"passport\"}}"_s);
}

void CustomersTest::masksDocumentsEverywhere() {
    const QJsonObject document{{u"type"_s, u"passport"_s}, {u"number"_s, u"C01X00T47"_s}};
    const RequestKey key = RequestKey::make();
    const QJsonObject body{{u"full_name"_s, u"Zoë"_s}, {u"document"_s, document}};
    const auto made = post(body, key);
    const QString id = made.field("id");
    QList<ApiAnswer> answers{made,
                             post(body, key),
                             get("/v1/customers/" + id.toLatin1()),
                             get("/v1/customers"),
                             get("/v1/customers?q=c01x00"),
                             patch(id, {{u"full_name"_s, u"Zoë M"_s}}, "\"1\"")};
    answers.append(m_server->send({.method = "POST",
                                   .path = "/v1/customers/similar",
                                   .body = QJsonObject{{u"document"_s, document}},
                                   .token = m_teller}));
    for (const ApiAnswer& answer : std::as_const(answers)) {
        QVERIFY2(answer.text.contains("*****0T47"), answer.text.constData()); // so that it was found at all
        QVERIFY2(!answer.text.contains("C01X"), answer.text.constData());
    }
    QCOMPARE(m_server->ask(u"SELECT document_number FROM customers"_s), u"C01X00T47"_s);
    QVERIFY(!m_server->ask(u"SELECT string_agg(body, '') FROM replies"_s).contains(u"C01X"_s));
}

void CustomersTest::refusesAMaskSentBack() {
    const QJsonObject document{{u"type"_s, u"passport"_s}, {u"number"_s, u"C01X00T47"_s}};
    const QString id = post({{u"full_name"_s, u"Zoë"_s}, {u"document"_s, document}}).field("id");
    const QJsonObject shown = get("/v1/customers/" + id.toLatin1()).body.value(u"document"_s).toObject();
    const QStringList fault{u"/document/number not_allowed"_s};
    QCOMPARE(patch(id, {{u"document"_s, shown}}, "\"1\"").faults(), fault);
    QCOMPARE(post({{u"full_name"_s, u"Zoë"_s}, {u"document"_s, shown}}).faults(), fault);
    QCOMPARE(patch(id, {{u"phone"_s, u"030 1234567"_s}}, "\"1\"").status, 200); // left out: left alone
    QCOMPARE(m_server->ask(u"SELECT document_number FROM customers"_s), u"C01X00T47"_s);
    QCOMPARE(names(get("/v1/customers?q=c01x00t47")), QStringList{u"Zoë"_s});
}

void CustomersTest::keepsTheTermsOfAccounts() {
    const QString id = make(u"Anna"_s);
    const auto account = m_server->send({.method = "POST",
                                         .path = "/v1/accounts",
                                         .body = QJsonObject{{u"customer_id"_s, id}, {u"currency"_s, u"EUR"_s}},
                                         .token = m_teller,
                                         .key = RequestKey::make()});
    QCOMPARE(patch(id, {{u"full_name"_s, u"Berta"_s}}, "\"1\"").status, 200);
    QCOMPARE(names(get("/v1/customers?q=" + account.field("number").toLatin1())), QStringList{u"Berta"_s});
    QCOMPARE(names(get("/v1/customers?q=" + account.field("number").last(4).toLatin1() + "%20ber")),
             QStringList{u"Berta"_s});
}

void CustomersTest::refusesTheUnborn() {
    QCOMPARE(post({{u"full_name"_s, u"X"_s}, {u"date_of_birth"_s, u"2999-01-01"_s}}).faults(),
             QStringList{u"/date_of_birth out_of_range"_s});
    const QString id = make(u"Anna"_s);
    QCOMPARE(patch(id, {{u"date_of_birth"_s, u"2999-01-01"_s}}, "\"1\"").faults(),
             QStringList{u"/date_of_birth out_of_range"_s});
    QCOMPARE(patch(id, {{u"date_of_birth"_s, u"2000-01-01"_s}}, "\"1\"").status, 200);
    QVERIFY(patch(id, {{u"date_of_birth"_s, QString()}}, "\"2\"").body.value(u"date_of_birth"_s).isNull());
}

void CustomersTest::listsPageByPage() {
    for (int i = 0; i < 5; ++i) {
        make(QString::number(i));
    }
    QStringList seen;
    QByteArray path = "/v1/customers?limit=2";
    int pages = 0;
    for (QString next = u""_s; !next.isNull(); ++pages) {
        const auto page = get(path + (next.isEmpty() ? QByteArray() : "&cursor=" + encoded(next)));
        QCOMPARE(page.status, 200);
        seen += names(page);
        next = page.body.value(u"next"_s).toString();
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 5);
    QCOMPARE(seen.removeDuplicates(), qsizetype{0});
    QCOMPARE(get("/v1/customers?limit=5").body.value(u"next"_s), QJsonValue(QJsonValue::Null));
}

void CustomersTest::searchesPageByPage() {
    for (const auto& name : {u"Anna Müller"_s, u"Bea Müller"_s, u"Muller Muller"_s, u"김민수"_s}) {
        make(name);
    }
    const auto first = get("/v1/customers?limit=2&q=" + encoded(u"mül"_s));
    QCOMPARE(names(first), (QStringList{u"Anna Müller"_s, u"Bea Müller"_s}));
    const QByteArray next = encoded(first.body.value(u"next"_s).toString());
    const auto second = get("/v1/customers?limit=2&q=" + encoded(u"mül"_s) + "&cursor=" + next);
    QCOMPARE(names(second), QStringList{u"Muller Muller"_s});
    QVERIFY(second.body.value(u"next"_s).isNull());
    QCOMPARE(get("/v1/customers?q=mul&cursor=" + next).faults(), QStringList{u"?cursor malformed"_s});
    QCOMPARE(names(get("/v1/customers?q=" + encoded(u"김 민수"_s))), QStringList{u"김민수"_s});
    QCOMPARE(names(get("/v1/customers?q=" + encoded(u"ㄱ"_s))), QStringList{u"김민수"_s});
}

void CustomersTest::findsNobodyByNothing() {
    make(u"Anna"_s);
    QCOMPARE(names(get("/v1/customers?q=")), QStringList{u"Anna"_s});
    QCOMPARE(names(get("/v1/customers?q=%20")), QStringList{u"Anna"_s});
    QVERIFY(names(get("/v1/customers?q=%25")).isEmpty());
    QVERIFY(names(get("/v1/customers?q=_nna")).isEmpty());
}

void CustomersTest::showsAuditorsEveryBranch() {
    m_server->addUser(u"auditor"_s, Role::Auditor, kPassword);
    const QByteArray auditor = m_server->tokenOf(u"auditor"_s, kPassword);
    const QString here = make(u"Anna Here"_s);
    const QString there = make(u"Anna There"_s);
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'far', 'Far')"_s.arg(
        u"01900000-0000-7000-8000-000000000009"_s));
    for (const auto* table : {"customers WHERE id", "customer_terms WHERE customer_id"}) {
        const QString name = QString::fromLatin1(table);
        m_server->run(u"UPDATE "_s + name.section(u' ', 0, 0) +
                      u" SET branch_id = '01900000-0000-7000-8000-000000000009' WHERE "_s + name.section(u' ', 2) +
                      u" = '"_s + there + u"'"_s);
    }
    const auto asAuditor = [&](const QByteArray& path) { return m_server->send({.path = path, .token = auditor}); };
    QCOMPARE(names(get("/v1/customers?q=anna")), QStringList{u"Anna Here"_s});
    QCOMPARE(names(get("/v1/customers")), QStringList{u"Anna Here"_s});
    QCOMPARE(names(asAuditor("/v1/customers?q=anna")), (QStringList{u"Anna Here"_s, u"Anna There"_s}));
    QCOMPARE(names(asAuditor("/v1/customers")).size(), 2);
    QCOMPARE(get("/v1/customers/" + there.toLatin1()).status, 404);
    QCOMPARE(asAuditor("/v1/customers/" + there.toLatin1()).status, 200);
    QCOMPARE(asAuditor("/v1/customers/" + here.toLatin1()).status, 200);
}

QTEST_GUILESS_MAIN(CustomersTest)
#include "tst_customers.moc"

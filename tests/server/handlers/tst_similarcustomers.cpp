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

QJsonObject passport(const QString& number) {
    return {{u"type"_s, u"passport"_s}, {u"number"_s, number}};
}

} // namespace

class SimilarCustomersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void saysWhyEachIsAlike();
    void putsTheLikeliestFirst();
    void makesNothing();
    void staysInTheBranch();
    void namesEveryFault();
    void isForThoseWhoMayCreate();

private:
    ApiAnswer ask(const QJsonObject& body, const QByteArray& token = {}) {
        return m_server->send({.method = "POST",
                               .path = "/v1/customers/similar",
                               .body = body,
                               .token = token.isEmpty() ? m_teller : token});
    }
    // "Anna Berg: name phone", in the order of the reply.
    QStringList found(const QJsonObject& body) {
        QStringList lines;
        for (const auto item : ask(body).body.value(u"items"_s).toArray()) {
            QStringList reasons;
            for (const auto reason : item[u"reasons"_s].toArray()) {
                reasons.append(reason.toString());
            }
            lines.append(item[u"customer"_s][u"full_name"_s].toString() + u": "_s + reasons.join(u' '));
        }
        return lines;
    }
    void make(const QJsonObject& body) {
        m_server->send(
            {.method = "POST", .path = "/v1/customers", .body = body, .token = m_teller, .key = RequestKey::make()});
    }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_teller;
};

void SimilarCustomersTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"teller"_s, Role::Teller, kPassword);
    m_teller = m_server->tokenOf(u"teller"_s, kPassword);
    make({{u"full_name"_s, u"Anna Berg"_s},
          {u"phone"_s, u"+49 30 1234567"_s},
          {u"date_of_birth"_s, u"1984-02-29"_s},
          {u"document"_s, passport(u"C01X00T47"_s)}});
    make({{u"full_name"_s, u"Anna Bergh"_s}});
    make({{u"full_name"_s, u"김민수"_s}, {u"phone"_s, u"010-1234-5678"_s}});
    make({{u"full_name"_s, u"Max Fuchs"_s}, {u"date_of_birth"_s, u"1984-02-29"_s}});
}

void SimilarCustomersTest::saysWhyEachIsAlike() {
    QCOMPARE(found({{u"phone"_s, u"030 1234567"_s}}), QStringList{u"Anna Berg: phone"_s});
    QCOMPARE(found({{u"document"_s, QJsonObject{{u"number"_s, u"c01 x00 t47"_s}}}}),
             QStringList{u"Anna Berg: document"_s});
    QCOMPARE(found({{u"full_name"_s, u"김 민수"_s}, {u"phone"_s, u"+82 10 1234 5678"_s}}),
             QStringList{u"김민수: phone name"_s});
    QCOMPARE(found({{u"full_name"_s, u"Maximilian Fuchs"_s}, {u"date_of_birth"_s, u"1984-02-29"_s}}),
             QStringList{u"Max Fuchs: date_of_birth"_s});
    QVERIFY(found({{u"full_name"_s, u"Somebody Else"_s}, {u"email"_s, u"s@example.org"_s}}).isEmpty());
    QVERIFY(found({{u"address"_s, u"Street 1"_s}}).isEmpty());
}

void SimilarCustomersTest::putsTheLikeliestFirst() {
    QCOMPARE(found({{u"full_name"_s, u"anna bergh"_s},
                    {u"date_of_birth"_s, u"1984-02-29"_s},
                    {u"document"_s, passport(u"C01X00T47"_s)}}),
             (QStringList{u"Anna Berg: document name date_of_birth"_s, u"Anna Bergh: name"_s}));
    for (int i = 0; i < 25; ++i) {
        make({{u"full_name"_s, u"Kim Twenty"_s}});
    }
    QCOMPARE(found({{u"full_name"_s, u"Kim Twenty"_s}}).size(), 20);
}

void SimilarCustomersTest::makesNothing() {
    const QString counts = u"SELECT (SELECT count(*) FROM customers) || ' ' || (SELECT count(*) FROM audit_events) || "
                           "' ' || (SELECT count(*) FROM claims)"_s;
    const QString before = m_server->ask(counts);
    const auto answer = ask({{u"full_name"_s, u"Anna Berg"_s}});
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.value(u"next"_s).isNull());
    QCOMPARE(m_server->ask(counts), before);
}

void SimilarCustomersTest::staysInTheBranch() {
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'far', 'Far')"_s.arg(kFarBranch));
    m_server->run(u"UPDATE users SET branch_id = '%1'"_s.arg(kFarBranch));
    QVERIFY(found({{u"full_name"_s, u"Anna Berg"_s}, {u"document"_s, passport(u"C01X00T47"_s)}}).isEmpty());
    m_server->run(u"UPDATE users SET branch_id = '01900000-0000-7000-8000-000000000001'"_s);
    QCOMPARE(found({{u"document"_s, passport(u"C01X00T47"_s)}}).size(), 1);
}

void SimilarCustomersTest::namesEveryFault() {
    QCOMPARE(ask({}).faults(), QStringList{u" missing"_s});
    QCOMPARE(ask({{u"full_name"_s, QString()}, {u"phone"_s, 7}, {u"colour"_s, u"red"_s}}).faults(),
             (QStringList{u"/colour unknown"_s, u"/full_name too_short"_s, u"/phone wrong_type"_s}));
    QCOMPARE(ask({{u"date_of_birth"_s, u"2999-01-01"_s}}).faults(), QStringList{u"/date_of_birth out_of_range"_s});
    QCOMPARE(ask({{u"document"_s, passport(u"*****0T47"_s)}}).faults(), QStringList{u"/document/number not_allowed"_s});
}

void SimilarCustomersTest::isForThoseWhoMayCreate() {
    m_server->addUser(u"auditor"_s, Role::Auditor, kPassword);
    m_server->addUser(u"supervisor"_s, Role::Supervisor, kPassword);
    const QJsonObject body{{u"full_name"_s, u"Anna Berg"_s}};
    QCOMPARE(ask(body, m_server->tokenOf(u"auditor"_s, kPassword)).status, 403);
    QCOMPARE(ask(body, m_server->tokenOf(u"supervisor"_s, kPassword)).status, 200);
}

QTEST_GUILESS_MAIN(SimilarCustomersTest)
#include "tst_similarcustomers.moc"

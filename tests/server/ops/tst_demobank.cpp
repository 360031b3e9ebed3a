// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/verify.h"
#include "server/ops/demobank.h"
#include "server/tokens/passwordhasher.h"
#include "shared/domain/passwordrule.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

const Instant kNow{std::chrono::milliseconds(1'764'000'000'000)}; // 2025-11-24
const QDate kToday(2025, 11, 24);

} // namespace

class DemoBankTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_database.reset(); }
    void isAcceptedByVerify();
    void hasItsPeople();
    void hasItsHistory();
    void claimsWhatItMade();
    void isFoundBySearchTerms();
    void isMadeOnce();
    void leavesARealBankAlone();
    void isTheSameForTheSameSeed();

private:
    static ops::BooksAccess accessTo(const TestDatabase& database) {
        return {.application = database.settings(), .owner = {.url = database.ownerUrl()}, .separateOwner = true};
    }
    QString ask(const QString& sql) const { return askSql(m_database->superuserUrl(), sql); }

    std::unique_ptr<TestDatabase> m_database;
};

void DemoBankTest::initTestCase() {
    m_database = std::make_unique<TestDatabase>();
    QVERIFY(ops::makeDemoBank(accessTo(*m_database), kNow, kToday).hasValue());
}

void DemoBankTest::isAcceptedByVerify() {
    const auto fault = ledger::verifyBooks(m_database->settings());
    QVERIFY(fault.hasValue());
    QVERIFY2(!*fault, *fault ? qPrintable((*fault)->promise) : "");
    QCOMPARE(ask(u"SELECT demo FROM bank"_s), u"t"_s);
}

void DemoBankTest::hasItsPeople() {
    QVERIFY(!passwordFault(QString::fromLatin1(ops::kDemoPassword)));
    for (const ops::DemoUser& user : ops::demoUsers()) {
        QCOMPARE(
            ask(u"SELECT role FROM users WHERE status = 'active' AND NOT must_change_password AND username = '%1'"_s
                    .arg(QLatin1StringView(user.username))),
            QString(wireName(user.role)));
    }
    QCOMPARE(ask(u"SELECT count(*) FROM users"_s), QString::number(ops::demoUsers().size()));
    QVERIFY(ask(u"SELECT count(*) FROM customers"_s).toInt() >= 150);
    QVERIFY(ask(u"SELECT count(*) FROM customers WHERE full_name ~ '[가-힣]'"_s).toInt() >= 20);
    QVERIFY(ask(u"SELECT count(*) FROM customers WHERE full_name !~ '[가-힣]'"_s).toInt() >= 20);
    QVERIFY(ask(u"SELECT max(length(full_name)) FROM customers"_s).toInt() >= 30);
}

void DemoBankTest::hasItsHistory() {
    QCOMPARE(ask(u"SELECT count(DISTINCT currency) FROM accounts WHERE kind = 'customer' AND balance > 0"_s), u"3"_s);
    for (const auto& kind : {u"deposit"_s, u"withdrawal"_s, u"transfer"_s}) {
        QVERIFY(ask(u"SELECT count(*) FROM postings WHERE kind = '%1'"_s.arg(kind)).toInt() > 100);
    }
    QCOMPARE(ask(u"SELECT count(*) FROM till_sessions WHERE status <> 'closed'"_s), u"0"_s);
    QVERIFY(ask(u"SELECT count(DISTINCT business_date) FROM postings"_s).toInt() > 40);
    QCOMPARE(ask(u"SELECT count(*) FROM postings WHERE business_date >= '2025-11-24'"_s), u"0"_s);
    QVERIFY(ask(u"SELECT count(*) FROM postings WHERE kind = 'transfer' AND narrative <> ''"_s).toInt() > 0);
}

// So that nobody's key is one of these ids, and no posting of these can be abandoned.
void DemoBankTest::claimsWhatItMade() {
    for (const auto& made : {u"users"_s, u"customers"_s, u"accounts WHERE kind = 'customer'"_s, u"till_sessions"_s,
                             u"postings WHERE teller_sequence IS NOT NULL"_s}) {
        QVERIFY(ask(u"SELECT count(*) FROM "_s + made).toInt() > 0);
        QCOMPARE(ask(u"SELECT count(*) FROM (SELECT id FROM %1) AS made WHERE NOT EXISTS "
                     u"(SELECT 1 FROM claims c WHERE c.id = made.id)"_s.arg(made)),
                 u"0"_s);
    }
}

void DemoBankTest::isFoundBySearchTerms() {
    QCOMPARE(ask(u"SELECT count(*) FROM customers c WHERE NOT EXISTS "
                 u"(SELECT 1 FROM customer_terms t WHERE t.customer_id = c.id)"_s),
             u"0"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM accounts a WHERE a.kind = 'customer' AND NOT EXISTS "
                 u"(SELECT 1 FROM customer_terms t WHERE t.customer_id = a.customer_id AND t.term = a.number)"_s),
             u"0"_s);
}

void DemoBankTest::isMadeOnce() {
    const QString customers = ask(u"SELECT count(*) FROM customers"_s);
    QVERIFY(ops::makeDemoBank(accessTo(*m_database), kNow, kToday.addDays(1)).hasValue());
    QCOMPARE(ask(u"SELECT count(*) FROM customers"_s), customers);
}

void DemoBankTest::leavesARealBankAlone() {
    const TestDatabase real;
    runSql(real.superuserUrl(),
           u"INSERT INTO users (id, username, full_name, role, branch_id, password_hash, must_change_password, "
           u"created_at) VALUES ('01900000-0000-7000-8000-0000000000aa', 'chief', 'Chief', 'administrator', "
           u"'01900000-0000-7000-8000-000000000001', 'x', false, now())"_s);
    QVERIFY(!ops::makeDemoBank(accessTo(real), kNow, kToday).hasValue());
    QCOMPARE(askSql(real.superuserUrl(), u"SELECT count(*) FROM customers"_s), u"0"_s);
    QCOMPARE(askSql(real.superuserUrl(), u"SELECT demo FROM bank"_s), u"f"_s);
}

void DemoBankTest::isTheSameForTheSameSeed() {
    const TestDatabase other;
    QVERIFY(ops::makeDemoBank(accessTo(other), kNow, kToday).hasValue());
    for (const auto& sql : {u"SELECT string_agg(number || currency || balance, ' ' ORDER BY number) FROM accounts "
                            u"WHERE kind = 'customer'"_s,
                            u"SELECT string_agg(full_name, ' ' ORDER BY full_name COLLATE \"C\") FROM customers"_s}) {
        QCOMPARE(askSql(other.superuserUrl(), sql), ask(sql));
    }
}

QTEST_GUILESS_MAIN(DemoBankTest)
#include "tst_demobank.moc"

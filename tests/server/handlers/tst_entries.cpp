// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

} // namespace

class EntriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void filters_data();
    void filters();
    void goesOnByCursorWithinItsQuery();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void looksAtABoundedNumberForAText();
    void sumsUpPeriods_data();
    void sumsUpPeriods();
    void sumsUpAnEmptyAccount();
    void countsADateThatCameLate();
    void tellsATurnoverBeyondAllNumbers();
    void keepsTheExtremesOfThePlot();
    void hidesOtherBranchesAccounts();

private:
    QString openAccount();
    // Entries as the ledger writes them: number, signed amount, date, narrative.
    struct Line {
        qint64 amount = 0;
        QString date = {};
        QString narrative = {};
    };
    void post(const QString& account, const std::vector<Line>& lines);
    // `count` entries of +-1 that go up and down, one day each thousand.
    void postMany(const QString& account, int count);
    ApiAnswer get(const QString& account, const QString& rest) {
        return m_server->send(
            {.path = "/v1/accounts/" + account.toLatin1() + "/entries" + rest.toUtf8(), .token = m_token});
    }
    static QList<qint64> numbers(const ApiAnswer& answer);

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_token;
    QString m_account; // six entries
};

void EntriesTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"supervisor"_s, Role::Supervisor, kPassword);
    m_token = m_server->tokenOf(u"supervisor"_s, kPassword);
    m_account = openAccount();
    post(m_account, {{10'000, u"2026-01-31"_s, u"Salary"_s},
                     {-2'500, u"2026-02-01"_s, u"Rent FEBRUARY"_s},
                     {2'500, u"2026-02-01"_s, u"100% back_"_s},
                     {-1, u"2026-02-02"_s, {}},
                     {-9'000, u"2026-03-01"_s, u"rent March"_s},
                     {50, u"2026-03-05"_s, u"월세 3월"_s}});
}

QString EntriesTest::openAccount() {
    const auto make = [this](const QByteArray& path, const QJsonObject& body) {
        return m_server
            ->send({.method = "POST", .path = path, .body = body, .token = m_token, .key = RequestKey::make()})
            .field("id");
    };
    const QString customer = make("/v1/customers", {{u"full_name"_s, u"Kim"_s}});
    return make("/v1/accounts", {{u"customer_id"_s, customer}, {u"currency"_s, u"EUR"_s}});
}

void EntriesTest::post(const QString& account, const std::vector<Line>& lines) {
    for (const Line& line : lines) {
        const QString narrative =
            line.narrative.isEmpty() ? u"NULL"_s : u'\'' + QString(line.narrative).replace(u'\'', u"''"_s) + u'\'';
        m_server->run(
            uR"sql(WITH p AS (INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at,
    teller_id, till_session_id, teller_sequence, narrative)
SELECT gen_random_uuid(), '%1', branch_id, 'EUR', abs(%2), '%3', now(), branch_id, gen_random_uuid(), 1, %4
FROM accounts WHERE id = '%5' RETURNING id),
a AS (UPDATE accounts SET balance = balance + %2, last_entry_number = last_entry_number + 1 WHERE id = '%5'
    RETURNING balance, last_entry_number)
INSERT INTO entries SELECT '%5', a.last_entry_number, gen_random_uuid(), p.id, %2, a.balance, a.balance, '%3', 'Kim'
FROM a, p)sql"_s.arg(line.amount > 0 ? u"deposit"_s : u"withdrawal"_s)
                .arg(line.amount)
                .arg(line.date, narrative, account));
    }
}

void EntriesTest::postMany(const QString& account, int count) {
    m_server->run(uR"sql(WITH n AS (SELECT n, CASE WHEN (n / 700) % 2 = 0 THEN 3 ELSE -2 END AS amount,
    gen_random_uuid() AS posting FROM generate_series(1, %2) n),
p AS (INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
    teller_sequence, narrative)
SELECT n.posting, 'deposit', a.branch_id, 'EUR', abs(n.amount), date '2026-01-01' + CAST(n.n / 1000 AS integer), now(),
    a.branch_id, n.posting, 1, 'number ' || n.n FROM n, accounts a WHERE a.id = '%1')
INSERT INTO entries SELECT '%1', n.n, gen_random_uuid(), n.posting, n.amount,
    sum(n.amount) OVER (ORDER BY n.n), 0, date '2026-01-01' + CAST(n.n / 1000 AS integer), 'Kim' FROM n)sql"_s
                      .arg(account)
                      .arg(count));
}

QList<qint64> EntriesTest::numbers(const ApiAnswer& answer) {
    QList<qint64> numbers;
    for (const auto item : answer.body.value(u"items"_s).toArray()) {
        numbers.append(item.toObject().value(u"entry_number"_s).toInteger());
    }
    return numbers;
}

void EntriesTest::filters_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<qint64>>("expected");
    const auto row = [](const char* query, const QList<qint64>& expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << expected;
    };
    row("", {6, 5, 4, 3, 2, 1});
    row("?order=newest", {6, 5, 4, 3, 2, 1});
    row("?order=oldest", {1, 2, 3, 4, 5, 6});
    row("?from=2026-02-01", {6, 5, 4, 3, 2});
    row("?to=2026-02-01", {3, 2, 1});
    row("?from=2026-02-01&to=2026-02-01", {3, 2});
    row("?from=2026-02-03&to=2026-02-27", {});
    row("?min_amount=2500", {5, 3, 2, 1});
    row("?max_amount=50&order=oldest", {4, 6});
    row("?min_amount=2500&max_amount=2500", {3, 2});
    row("?q=rent", {5, 2});
    row("?q=RENT%20m", {5});
    row("?q=%25", {3}); // signs that a pattern would read otherwise
    row("?q=k_", {3});
    row("?q=%EC%9B%94%EC%84%B8", {6});
    row("?q=", {6, 5, 4, 3, 2, 1});
    row("?q=rent&from=2026-03-01", {5});
    row("?start=4", {4, 3, 2, 1});
    row("?start=4&order=oldest", {4, 5, 6});
    row("?start=4&limit=2", {4, 3});
    row("?start=9223372036854775807&limit=1", {6});
    row("?start=9223372036854775807&order=oldest", {});
    row("?start=900", {6, 5, 4, 3, 2, 1});
    row("?start=900&order=oldest", {});
    row("?start=4&q=rent&order=oldest", {5});
}

void EntriesTest::filters() {
    QFETCH(QString, query);
    const auto answer = get(m_account, query);
    QCOMPARE(answer.status, 200);
    QTEST(numbers(answer), "expected");
}

void EntriesTest::goesOnByCursorWithinItsQuery() {
    for (const QString& query :
         {u"?limit=2"_s, u"?limit=2&order=oldest"_s, u"?limit=1&q=rent"_s, u"?limit=2&start=5&min_amount=50"_s}) {
        const QString all = QString(query).remove(u"limit=2&"_s).remove(u"limit=1&"_s).remove(u"limit=2"_s);
        QList<qint64> found;
        QString cursor;
        do {
            const auto page = get(m_account, query + cursor);
            QCOMPARE(page.status, 200);
            found += numbers(page);
            const QString next = page.body.value(u"next"_s).toString();
            cursor = next.isEmpty() ? QString() : u"&cursor="_s + next;
        } while (!cursor.isEmpty());
        QCOMPARE(found, numbers(get(m_account, all == u"?"_s ? QString() : all)));
    }
    const QString next = u"&cursor="_s + get(m_account, u"?limit=2"_s).body.value(u"next"_s).toString();
    for (const QString& other : {u"?limit=2&order=oldest"_s, u"?q=rent"_s, u"?from=2026-01-01"_s, u"?to=2026-12-01"_s,
                                 u"?min_amount=1"_s, u"?max_amount=7"_s, u"?start=5"_s}) {
        QCOMPARE(get(m_account, other + next).faults(), QStringList{u"?cursor malformed"_s});
    }
    QCOMPARE(get(m_account, u"?limit=3"_s + next).status, 200); // the size of a page is no part of the query
}

void EntriesTest::namesWhatIsWrong_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("faults");
    const auto row = [](const char* query, const char* faults) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(faults).split(u", "_s);
    };
    row("?from=2026-02-30", "?from malformed");
    row("?to=20260201", "?to malformed");
    row("?from=2026-02-02&to=2026-02-01", "?to out_of_range");
    row("?min_amount=-1", "?min_amount out_of_range");
    row("?min_amount=&limit=", "?limit malformed, ?min_amount malformed");
    row("?limit=abc", "?limit malformed");
    row("?limit=0", "?limit out_of_range");
    row("?limit=99999999999999999999", "?limit out_of_range");
    row("?min_amount=1.5&max_amount=x", "?max_amount malformed, ?min_amount malformed");
    row("?max_amount=10000000000000001", "?max_amount out_of_range");
    row("?min_amount=2&max_amount=1", "?max_amount out_of_range");
    row("?start=0", "?start out_of_range");
    row("?start=-1", "?start out_of_range");
    row("?start=x", "?start malformed");
    row("?start=99999999999999999999", "?start out_of_range");
    row("?order=up", "?order malformed");
    row("?q=a%0Ab", "?q malformed");
    row("?colour=red", "?colour unknown");
    row("/summary?from=2026-02-02&to=2026-02-01", "?to out_of_range");
    row("/summary?limit=1", "?limit unknown");
    row("/export", "?format missing");
    row("/export?format=pdf", "?format malformed");
    row("/export?format=csv&q=x", "?q unknown");
}

void EntriesTest::namesWhatIsWrong() {
    QFETCH(QString, query);
    const auto answer = get(m_account, query);
    QCOMPARE(answer.status, 400);
    QTEST(answer.faults(), "faults");
}

void EntriesTest::looksAtABoundedNumberForAText() {
    const QString account = openAccount();
    postMany(account, 25'000);
    int pages = 0;
    QList<qint64> found;
    QString cursor;
    do {
        const auto page = get(account, u"?q=number%20123"_s + cursor);
        found += numbers(page);
        ++pages;
        const QString next = page.body.value(u"next"_s).toString();
        cursor = next.isEmpty() ? QString() : u"&cursor="_s + next;
    } while (!cursor.isEmpty());
    QVERIFY(pages >= 3);
    QCOMPARE(found.size(), 111); // 123, 1230 to 1239, 12300 to 12399
    QVERIFY(std::is_sorted(found.rbegin(), found.rend()));
    QCOMPARE(found.last(), 123);
    QCOMPARE(numbers(get(account, u"?q=number%20123&order=oldest&limit=1"_s)), QList<qint64>{123});
}

void EntriesTest::sumsUpPeriods_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<qint64>>("expected"); // count, opening, closing, credits, debits, first, last
    const auto row = [](const char* query, const QList<qint64>& expected) {
        QTest::newRow(query) << QString::fromLatin1(query) << expected;
    };
    row("", {6, 0, 1'049, 12'550, 11'501, 1, 6});
    row("?from=2026-02-01", {5, 10'000, 1'049, 2'550, 11'501, 2, 6});
    row("?from=2026-02-01&to=2026-02-02", {3, 10'000, 9'999, 2'500, 2'501, 2, 4});
    row("?to=2026-01-31", {1, 0, 10'000, 10'000, 0, 1, 1});
    row("?from=2026-02-10&to=2026-02-20", {0, 9'999, 9'999, 0, 0, 0, 0});
    row("?from=2027-01-01", {0, 1'049, 1'049, 0, 0, 0, 0});
    row("?to=2025-12-31", {0, 0, 0, 0, 0, 0, 0});
}

void EntriesTest::sumsUpPeriods() {
    QFETCH(QString, query);
    const auto answer = get(m_account, u"/summary"_s + query);
    QCOMPARE(answer.status, 200);
    QList<qint64> told;
    for (const auto& name : {u"count"_s, u"opening_balance"_s, u"closing_balance"_s, u"credits"_s, u"debits"_s,
                             u"first_entry_number"_s, u"last_entry_number"_s}) {
        told.append(answer.body.value(name).toInteger());
    }
    QTEST(told, "expected");
    QCOMPARE(answer.body.value(u"points"_s).toArray().size(), told.front());
    QCOMPARE(answer.body.value(u"first_entry_number"_s).isNull(), told.front() == 0);
    QCOMPARE(answer.body.value(u"from"_s).isNull(), !query.contains(u"from"_s));
}

void EntriesTest::sumsUpAnEmptyAccount() {
    const auto answer = get(openAccount(), u"/summary"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body.value(u"count"_s).toInteger(-1), 0);
    QCOMPARE(answer.body.value(u"closing_balance"_s).toInteger(-1), 0);
    QVERIFY(answer.body.value(u"last_date"_s).isNull());
    QVERIFY(answer.body.value(u"points"_s).toArray().isEmpty());
}

// A teller whose till is of the day before posts after one whose till is of today.
void EntriesTest::countsADateThatCameLate() {
    const QString account = openAccount();
    post(account, {{100, u"2026-05-01"_s, {}}, {10, u"2026-05-02"_s, {}}, {1, u"2026-05-01"_s, {}}});
    const auto first = get(account, u"/summary?to=2026-05-01"_s);
    QCOMPARE(first.body.value(u"count"_s).toInteger(), 2);
    QCOMPARE(first.body.value(u"closing_balance"_s).toInteger(), 101);
    const auto second = get(account, u"/summary?from=2026-05-02"_s);
    QCOMPARE(second.body.value(u"opening_balance"_s).toInteger(), 101);
    QCOMPARE(second.body.value(u"closing_balance"_s).toInteger(), 111);
    QCOMPARE(numbers(get(account, u"?to=2026-05-01"_s)), (QList<qint64>{3, 1}));
}

void EntriesTest::tellsATurnoverBeyondAllNumbers() {
    const QString account = openAccount();
    const qint64 much = 9'000'000'000'000'000'000;
    post(account, {{much, u"2026-05-01"_s, {}}, {-much, u"2026-05-01"_s, {}}, {much, u"2026-05-02"_s, {}}});
    const auto answer = get(account, u"/summary"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.value(u"credits"_s).isNull());
    QCOMPARE(answer.body.value(u"debits"_s).toInteger(), much);
    QCOMPARE(answer.body.value(u"closing_balance"_s).toInteger(), much);
    QCOMPARE(get(account, u"/export?format=camt.053"_s).code(), u"balance_overflow"_s); // its schema takes 18 digits
    QCOMPARE(get(account, u"/export?format=csv"_s).status, 200);
}

void EntriesTest::keepsTheExtremesOfThePlot() {
    const QString account = openAccount();
    postMany(account, 12'345);
    const auto answer = get(account, u"/summary"_s);
    const QJsonArray points = answer.body.value(u"points"_s).toArray();
    QVERIFY(points.size() <= 500 && points.size() > 400);
    qint64 before = 0;
    qint64 lowest = std::numeric_limits<qint64>::max();
    qint64 highest = std::numeric_limits<qint64>::min();
    for (const auto point : points) {
        const qint64 number = point.toObject().value(u"entry_number"_s).toInteger();
        const qint64 balance = point.toObject().value(u"balance_after"_s).toInteger();
        QVERIFY(number > before);
        before = number;
        lowest = std::min(lowest, balance);
        highest = std::max(highest, balance);
    }
    const auto ask = [&](const QString& what) {
        return m_server->ask(u"SELECT %1(balance_after) FROM entries WHERE account_id = '%2'"_s.arg(what, account))
            .toLongLong();
    };
    QCOMPARE(lowest, ask(u"min"_s));
    QCOMPARE(highest, ask(u"max"_s));
    QCOMPARE(points.first().toObject().value(u"entry_number"_s).toInteger(), 1);
    QCOMPARE(points.last().toObject().value(u"entry_number"_s).toInteger(), 12'345);
    QCOMPARE(answer.body.value(u"count"_s).toInteger(), 12'345);
    const qint64 net = answer.body.value(u"credits"_s).toInteger() - answer.body.value(u"debits"_s).toInteger();
    QCOMPARE(answer.body.value(u"closing_balance"_s).toInteger(), net);
}

void EntriesTest::hidesOtherBranchesAccounts() {
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES (gen_random_uuid(), 'north', 'North')"_s);
    const QString account = openAccount();
    m_server->run(
        u"UPDATE accounts SET branch_id = (SELECT id FROM branches WHERE code = 'north') WHERE id = '%1'"_s.arg(
            account));
    for (const QString& rest : {QString(), u"/summary"_s, u"/export?format=csv"_s, u"/export?format=camt.053"_s}) {
        QCOMPARE(get(account, rest).status, 404);
        QCOMPARE(get(AccountId::make().toString(), rest).status, 404);
    }
}

QTEST_GUILESS_MAIN(EntriesTest)
#include "tst_entries.moc"

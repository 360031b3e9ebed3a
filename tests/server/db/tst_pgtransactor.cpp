// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databaseerror.h"
#include "server/db/pgstores.h"
#include "server/db/pgtransactor.h"
#include "tests/support/databaseproxy.h"
#include "tests/support/testcluster.h"

#include <QTest>

#include <future>
#include <stdexcept>
#include <thread>

using namespace Qt::StringLiterals;
using Fault = tellerdesk::test::DatabaseProxy::Fault;

namespace tellerdesk::server::db {

namespace {

const Statement kInsert{
    .name = "insert", .sql = "INSERT INTO marks (it) VALUES (:it)", .parameters = {{"it", Type::Integer}}};
const Statement kLock{.name = "lock",
                      .sql = "SELECT it FROM marks WHERE it = :it FOR UPDATE",
                      .parameters = {{"it", Type::Integer}},
                      .columns = {{"it", Type::Integer}}};

// A table behind a proxy, and a transactor over it whose stores nobody touches.
class Marks {
public:
    Marks()
        : Marks(ConnectionSettings{}) {}
    explicit Marks(ConnectionSettings settings)
        : m_settings(withUrl(std::move(settings))) {
        sql(u"CREATE TABLE marks (it int CONSTRAINT marks_key UNIQUE DEFERRABLE)"_s);
    }

    Result<void> run(const Transactor::Work& work) { return m_transactor.run(work); }
    Connection& connection() { return m_connection; }
    test::DatabaseProxy& proxy() { return m_proxy; }
    void sql(const QString& script) const { test::runSql(m_database.url(), script); }
    QString url() const { return m_database.url(); }
    QString all() const {
        return test::askSql(m_database.url(), u"SELECT string_agg(it::text, ' ' ORDER BY it) FROM marks"_s);
    }

    // Each transaction that inserts fails so many times with this SQLSTATE: a sequence does not roll back.
    void failInserts(int times, const QString& sqlState) const {
        sql(u"CREATE SEQUENCE tries;"
            "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF nextval('tries') <= %1 THEN RAISE EXCEPTION 'no' USING ERRCODE = '%2'; END IF; RETURN NEW; END $$;"
            "CREATE TRIGGER failing BEFORE INSERT ON marks FOR EACH ROW EXECUTE FUNCTION fails()"_s.arg(times)
                .arg(sqlState));
    }

private:
    ConnectionSettings withUrl(ConnectionSettings settings) const {
        settings.url = m_proxy.urlOf(m_database.name());
        return settings;
    }

    test::EmptyDatabase m_database;
    test::DatabaseProxy m_proxy;
    ConnectionSettings m_settings;
    Connection m_connection{m_settings};
    PgStores m_stores{m_connection};
    PgTransactor m_transactor{m_connection, m_stores.stores()};
};

std::optional<ErrorCode> codeOf(const Result<void>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

class PgTransactorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commitsAndRollsBackAsTold();
    void rollsBackWhenTheWorkThrows();
    void retriesConflicts_data();
    void retriesConflicts();
    void retriesTakenKeyOnce();
    void runsAgainAfterLossBeforeCommit();
    void doesNotRepeatUnansweredCommit_data();
    void doesNotRepeatUnansweredCommit();
    void answersBusyForLockedRow();
    void answersUnavailableWithoutDatabase();
    void overcomesDeadlock();
    void tellsCodes_data();
    void tellsCodes();
    void tellsThatAKeyIsTaken();
};

void PgTransactorTest::commitsAndRollsBackAsTold() {
    Marks marks;
    const auto insert = [&](int it, Verdict verdict) {
        return marks.run([&](Stores&) {
            marks.connection().run(kInsert, {{"it", it}});
            return verdict;
        });
    };
    QVERIFY(insert(1, Verdict::Commit).hasValue());
    QVERIFY(insert(2, Verdict::Rollback).hasValue());
    QCOMPARE(marks.all(), u"1"_s);
    QVERIFY(!marks.connection().inTransaction());
}

void PgTransactorTest::rollsBackWhenTheWorkThrows() {
    Marks marks;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(marks.run([&](Stores&) -> Verdict {
                                 marks.connection().run(kInsert, {{"it", 1}});
                                 throw std::runtime_error("a bug");
                             })),
                             std::runtime_error);
    QVERIFY(!marks.connection().inTransaction());
    QCOMPARE(marks.all(), QString());
}

void PgTransactorTest::retriesConflicts_data() {
    QTest::addColumn<QString>("sqlState");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("succeeds");
    for (const QString& state : {u"40001"_s, u"40P01"_s}) {
        QTest::addRow("%s once", qPrintable(state)) << state << 1 << true;
        QTest::addRow("%s five times", qPrintable(state)) << state << 5 << true;
        QTest::addRow("%s always", qPrintable(state)) << state << 1000 << false;
    }
}

void PgTransactorTest::retriesConflicts() {
    QFETCH(QString, sqlState);
    QFETCH(int, times);
    QFETCH(bool, succeeds);
    Marks marks;
    marks.failInserts(times, sqlState);
    const auto result = marks.run([&](Stores&) {
        marks.connection().run(kInsert, {{"it", 7}});
        return Verdict::Commit;
    });
    QCOMPARE(codeOf(result), succeeds ? std::nullopt : std::optional(ErrorCode::Busy));
    QCOMPARE(marks.all(), succeeds ? u"7"_s : QString());
}

void PgTransactorTest::retriesTakenKeyOnce() {
    Marks marks;
    marks.sql(u"INSERT INTO marks VALUES (1)"_s);
    int runs = 0;
    const auto result = marks.run([&](Stores&) {
        marks.connection().run(kInsert, {{"it", ++runs}});
        return Verdict::Commit;
    });
    QVERIFY(result.hasValue());
    QCOMPARE(marks.all(), u"1 2"_s);

    runs = 0;
    QCOMPARE(codeOf(marks.run([&](Stores&) {
                 ++runs;
                 marks.connection().run(kInsert, {{"it", 1}});
                 return Verdict::Commit;
             })),
             std::optional(ErrorCode::Internal));
    QCOMPARE(runs, 2);
}

void PgTransactorTest::runsAgainAfterLossBeforeCommit() {
    Marks marks;
    int runs = 0;
    marks.proxy().loseAt("EXECUTE", Fault::CloseAfter);
    QVERIFY(marks
                .run([&](Stores&) {
                    marks.connection().run(kInsert, {{"it", ++runs}});
                    return Verdict::Commit;
                })
                .hasValue());
    QCOMPARE(runs, 2);
    QCOMPARE(marks.all(), u"2"_s);
}

void PgTransactorTest::doesNotRepeatUnansweredCommit_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("left");
    QTest::newRow("not arrived") << Fault::CloseBefore << QString();
    QTest::newRow("arrived") << Fault::CloseAfter << u"1"_s;
    QTest::newRow("arrived, silence") << Fault::Silence << u"1"_s;
}

void PgTransactorTest::doesNotRepeatUnansweredCommit() {
    QFETCH(Fault, fault);
    QFETCH(QString, left);
    Marks marks({.answerTimeout = std::chrono::milliseconds(500)});
    int runs = 0;
    marks.proxy().loseAt("COMMIT", fault);
    QCOMPARE(codeOf(marks.run([&](Stores&) {
                 marks.connection().run(kInsert, {{"it", ++runs}});
                 return Verdict::Commit;
             })),
             std::optional(ErrorCode::OutcomeUnknown));
    QCOMPARE(runs, 1);
    QCOMPARE(marks.all(), left);
}

void PgTransactorTest::answersBusyForLockedRow() {
    Marks marks({.lockTimeout = std::chrono::milliseconds(100)});
    marks.sql(u"INSERT INTO marks VALUES (1)"_s);
    Connection other({.url = marks.url()});
    const Transaction holding(other);
    other.run(kLock, {{"it", 1}});
    const auto lock = [&](Stores&) {
        marks.connection().run(kLock, {{"it", 1}});
        return Verdict::Commit;
    };
    QCOMPARE(codeOf(marks.run(lock)), std::optional(ErrorCode::Busy));
    other.rollback();
    QVERIFY(marks.run(lock).hasValue());
}

void PgTransactorTest::answersUnavailableWithoutDatabase() {
    Connection connection({.url = test::urlOf(u"nowhere"_s)});
    PgStores stores(connection);
    PgTransactor transactor(connection, stores.stores());
    QCOMPARE(codeOf(transactor.run([](Stores&) { return Verdict::Commit; })), std::optional(ErrorCode::Unavailable));
}

void PgTransactorTest::overcomesDeadlock() {
    Marks marks;
    marks.sql(u"INSERT INTO marks VALUES (1), (2)"_s);
    Connection other({.url = marks.url()});
    bool met = false;
    std::thread crossing;
    const auto result = marks.run([&](Stores&) {
        marks.connection().run(kLock, {{"it", 1}});
        if (!met) {
            met = true;
            std::promise<void> locked;
            crossing = std::thread([&marks, &locked] {
                Connection second({.url = marks.url(), .lockTimeout = std::chrono::seconds(20)});
                const Transaction transaction(second);
                second.run(kLock, {{"it", 2}});
                locked.set_value();
                try {
                    second.run(kLock, {{"it", 1}});
                } catch (const DatabaseError&) {
                } // one of the two is chosen to die
            });
            locked.get_future().wait();
        }
        marks.connection().run(kLock, {{"it", 2}});
        return Verdict::Commit;
    });
    crossing.join();
    QVERIFY(result.hasValue());
}

void PgTransactorTest::tellsCodes_data() {
    QTest::addColumn<QByteArray>("sqlState");
    QTest::addColumn<ErrorCode>("code");
    const auto add = [](const char* state, ErrorCode code) { QTest::newRow(state) << QByteArray(state) << code; };
    add("55P03", ErrorCode::Busy);
    add("40001", ErrorCode::Busy);
    add("40003", ErrorCode::OutcomeUnknown);
    add("", ErrorCode::Unavailable);
    add("08006", ErrorCode::Unavailable);
    add("57P01", ErrorCode::Unavailable);
    add("57014", ErrorCode::Unavailable); // statement_timeout
    add("53300", ErrorCode::Unavailable); // too many connections
    add("53100", ErrorCode::Unavailable); // disk full
    add("25006", ErrorCode::Unavailable); // a standby
    add("23514", ErrorCode::Internal);
    add("42601", ErrorCode::Internal);
}

void PgTransactorTest::tellsCodes() {
    QFETCH(QByteArray, sqlState);
    QFETCH(ErrorCode, code);
    const DatabaseError error(sqlState, "statement");
    QCOMPARE(errorCodeFor(error, false), code);
    QCOMPARE(errorCodeFor(error, true), ErrorCode::OutcomeUnknown);
}

void PgTransactorTest::tellsThatAKeyIsTaken() {
    const auto code = [](const char* constraint) {
        return errorCodeFor(DatabaseError("23505", "statement", QString::fromLatin1(constraint)), false);
    };
    QCOMPARE(code("users_pkey"), ErrorCode::IdempotencyKeyReused);
    QCOMPARE(code("customers_pkey"), ErrorCode::IdempotencyKeyReused);
    QCOMPARE(code("sessions_pkey"), ErrorCode::Internal); // no key becomes its id
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::PgTransactorTest)
#include "tst_pgtransactor.moc"

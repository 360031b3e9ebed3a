// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection.h"
#include "server/db/databaseerror.h"
#include "tests/support/databaseproxy.h"
#include "tests/support/testcluster.h"

#include <QTest>
#include <QThread>

#include <signal.h>

using namespace Qt::StringLiterals;
using Fault = tellerdesk::test::DatabaseProxy::Fault;

namespace tellerdesk::server::db {

namespace {

const Statement kProcess{
    .name = "process", .sql = "SELECT pg_backend_pid() AS pid", .columns = {{"pid", Type::Integer}}};
const Statement kInsert{
    .name = "insert", .sql = "INSERT INTO marks (it) VALUES (:it)", .parameters = {{"it", Type::Integer}}};

int processOf(Connection& connection) {
    return static_cast<int>(*connection.first(kProcess, {}, [](const Row& row) { return row.bigInt("pid"); }));
}

// Returns when the process is gone.
void terminate(int process) {
    test::runSql(test::clusterUrl(), u"SELECT pg_terminate_backend(%1, 10000)"_s.arg(process));
}

// As PostgreSQL ends all its sessions when one of them has crashed. Returns when the process is gone.
void crash(int process) {
    const auto isThere = [process](int signal) { return ::kill(process, signal) == 0; };
    for (bool there = isThere(SIGQUIT); there; there = isThere(0)) {
        QThread::msleep(10);
    }
}

template <class Call>
std::optional<DatabaseError> failureOf(Call&& call) {
    try {
        call();
    } catch (const DatabaseError& error) {
        return error;
    }
    return std::nullopt;
}

// A database with an empty table, behind a proxy.
class Marks {
public:
    Marks() { test::runSql(m_database.url(), u"CREATE TABLE marks (it int)"_s); }
    test::DatabaseProxy& proxy() { return m_proxy; }
    ConnectionSettings direct() const { return {.url = m_database.url()}; }
    ConnectionSettings proxied() const { return {.url = m_proxy.urlOf(m_database.name())}; }
    QString count() const { return test::askSql(m_database.url(), u"SELECT count(*) FROM marks"_s); }

private:
    test::EmptyDatabase m_database;
    test::DatabaseProxy m_proxy;
};

} // namespace

class ConnectionLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reopensOutsideTransaction();
    void losesWholeTransaction();
    void beginsAnewAfterLoss();
    void neverRepeatsWriteByItself();
    void comesBackAfterRestart();
    void comesBackAfterCrash();
    void commitDuringCrashIsUnknown();
    void saysThatItCannotOpen();
    void cutsCallOfFrozenBackend();
    void cutsCallOnSilentLink();
    void commitWithoutAnswerIsUnknown_data();
    void commitWithoutAnswerIsUnknown();
    void commitAfterLossIsKnownToHaveFailed();
    void commitOfFailedTransactionThrows();
};

void ConnectionLossTest::reopensOutsideTransaction() {
    Connection connection({.url = test::clusterUrl()});
    const int before = processOf(connection);
    terminate(before);
    QVERIFY(processOf(connection) != before);
}

void ConnectionLossTest::losesWholeTransaction() {
    Marks marks;
    Connection connection(marks.direct());
    connection.begin();
    connection.run(kInsert, {{"it", 1}});
    terminate(processOf(connection));
    QVERIFY(failureOf([&] { connection.run(kInsert, {{"it", 2}}); })->connectionLost());
    QVERIFY(failureOf([&] { connection.run(kInsert, {{"it", 3}}); })->connectionLost());
    connection.rollback();
    connection.run(kInsert, {{"it", 4}});
    QCOMPARE(marks.count(), u"1"_s);
}

void ConnectionLossTest::beginsAnewAfterLoss() {
    Marks marks;
    Connection connection(marks.direct());
    // Prepared statements of the lost session must not disturb the new one's transaction.
    connection.run(kInsert, {{"it", 1}});
    terminate(processOf(connection));
    connection.begin();
    connection.run(kInsert, {{"it", 2}});
    connection.commit();
    QCOMPARE(marks.count(), u"2"_s);
}

void ConnectionLossTest::neverRepeatsWriteByItself() {
    Marks marks;
    Connection connection(marks.proxied());
    connection.run(kInsert, {{"it", 1}});
    marks.proxy().loseAt("EXECUTE", Fault::CloseAfter);
    QVERIFY(failureOf([&] { connection.run(kInsert, {{"it", 2}}); })->connectionLost());
    QVERIFY(marks.proxy().hasStruck());
    QCOMPARE(marks.count(), u"2"_s);
}

void ConnectionLossTest::comesBackAfterRestart() {
    test::OwnCluster cluster;
    Connection connection({.url = cluster.url()});
    const int before = processOf(connection);
    cluster.stop();
    QVERIFY(failureOf([&] { processOf(connection); })->connectionLost());
    QVERIFY(failureOf([&] { connection.begin(); })->connectionLost());
    QVERIFY(!connection.inTransaction());
    cluster.start();
    QVERIFY(processOf(connection) != before);
    cluster.stop();
    cluster.start();
    connection.begin();
    processOf(connection);
    connection.commit();
}

// libpq finds the end of such a session at once or one call later, as it happens: hence several of them.
void ConnectionLossTest::comesBackAfterCrash() {
    test::OwnCluster cluster;
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < 20; ++i) {
        connections.push_back(std::make_unique<Connection>(ConnectionSettings{.url = cluster.url()}));
        processOf(*connections.back());
    }
    crash(processOf(*connections.front()));
    for (const auto& connection : connections) {
        const auto begins = [&] {
            const auto failure = failureOf([&] { connection->begin(); });
            // Until the database takes connections again it says so, and never blames the transaction.
            if (failure && !failure->connectionLost()) {
                qFatal("SQLSTATE %s", failure->sqlState().constData());
            }
            connection->rollback();
            return !failure;
        };
        QTRY_VERIFY_WITH_TIMEOUT(begins(), 20'000);
    }
}

void ConnectionLossTest::commitDuringCrashIsUnknown() {
    test::OwnCluster cluster;
    test::runSql(cluster.url(), u"CREATE TABLE marks (it int)"_s);
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < 20; ++i) {
        connections.push_back(std::make_unique<Connection>(ConnectionSettings{.url = cluster.url()}));
        connections.back()->begin();
        connections.back()->run(kInsert, {{"it", 1}});
    }
    crash(processOf(*connections.front()));
    for (const auto& connection : connections) {
        QVERIFY(failureOf([&] { connection->commit(); })->connectionLost());
        QVERIFY(connection->commitUnknown());
    }
}

void ConnectionLossTest::saysThatItCannotOpen() {
    Connection connection({.url = test::urlOf(u"nowhere"_s)});
    const auto failure = failureOf([&] { connection.open(); });
    QCOMPARE(failure->sqlState(), "08001");
    QVERIFY(failure->connectionLost());
    QVERIFY(connection.openError().contains(u"nowhere"));

    Connection garbled({.url = u"postgresql://me:secret@host:port/x"_s});
    QCOMPARE(failureOf([&] { garbled.open(); })->sqlState(), "08001");
    QVERIFY(!garbled.openError().contains(u"secret"));
}

void ConnectionLossTest::cutsCallOfFrozenBackend() {
    Connection connection({.url = test::clusterUrl(), .answerTimeout = std::chrono::milliseconds(300)});
    const int frozen = processOf(connection);
    QCOMPARE(::kill(frozen, SIGSTOP), 0);
    const auto failure = failureOf([&] { processOf(connection); });
    QCOMPARE(::kill(frozen, SIGCONT), 0);
    QVERIFY(failure && failure->connectionLost());
    QVERIFY(connection.wasCut());
    QVERIFY(processOf(connection) != frozen);
    QVERIFY(!connection.wasCut());
}

void ConnectionLossTest::cutsCallOnSilentLink() {
    Marks marks;
    auto settings = marks.proxied();
    settings.answerTimeout = std::chrono::milliseconds(300);
    Connection connection(settings);
    connection.begin();
    connection.run(kInsert, {{"it", 1}});
    marks.proxy().loseAt("EXECUTE", Fault::Silence);
    QVERIFY(failureOf([&] { connection.run(kInsert, {{"it", 2}}); })->connectionLost());
    connection.rollback();
    connection.run(kInsert, {{"it", 3}});
    QCOMPARE(marks.count(), u"1"_s);
}

void ConnectionLossTest::commitWithoutAnswerIsUnknown_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("count");
    QTest::newRow("not arrived") << Fault::CloseBefore << u"0"_s;
    QTest::newRow("arrived, then closed") << Fault::CloseAfter << u"1"_s;
    QTest::newRow("arrived, then silence") << Fault::Silence << u"1"_s;
}

void ConnectionLossTest::commitWithoutAnswerIsUnknown() {
    QFETCH(Fault, fault);
    QFETCH(QString, count);
    Marks marks;
    auto settings = marks.proxied();
    settings.answerTimeout = std::chrono::milliseconds(500);
    Connection connection(settings);
    connection.begin();
    connection.run(kInsert, {{"it", 1}});
    marks.proxy().loseAt("COMMIT", fault);
    QVERIFY(failureOf([&] { connection.commit(); })->connectionLost());
    QVERIFY(connection.commitUnknown());
    QVERIFY(!connection.inTransaction());
    QCOMPARE(marks.count(), count);
    connection.begin();
    QVERIFY(!connection.commitUnknown());
    connection.commit();
}

void ConnectionLossTest::commitAfterLossIsKnownToHaveFailed() {
    Marks marks;
    Connection connection(marks.direct());
    connection.begin();
    terminate(processOf(connection));
    QVERIFY(failureOf([&] { connection.run(kInsert, {{"it", 1}}); })->connectionLost());
    QVERIFY(failureOf([&] { connection.commit(); })->connectionLost());
    QVERIFY(!connection.commitUnknown());
}

void ConnectionLossTest::commitOfFailedTransactionThrows() {
    Marks marks;
    Connection connection(marks.direct());
    static const Statement broken{
        .name = "broken", .sql = "SELECT 1 / :zero::int AS it", .parameters = {{"zero", Type::Integer}}};
    connection.begin();
    connection.run(kInsert, {{"it", 1}});
    QCOMPARE(failureOf([&] { connection.run(broken, {{"zero", 0}}); })->sqlState(), "22012");
    QCOMPARE(failureOf([&] { connection.commit(); })->sqlState(), "25P02");
    QVERIFY(!connection.commitUnknown());
    QCOMPARE(marks.count(), u"0"_s);
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::ConnectionLossTest)
#include "tst_connectionloss.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/grants.h"
#include "tests/support/branch.h"
#include "tests/support/testcluster.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <signal.h>

using namespace tellerdesk::test;

namespace {

// A disk that is full for write-ahead logs while the file is there.
class FullDisk {
public:
    explicit FullDisk(ServerFolder& folder)
        : m_library(folder.path() + QStringLiteral("/fulldisk.so"))
        , m_mark(m_library + QStringLiteral(".full")) {
        if (!QFile::copy(QStringLiteral(TELLERDESK_FULLDISK), m_library)) {
            qFatal("%s cannot be made", qPrintable(m_library));
        }
        folder.set(QStringLiteral("LD_PRELOAD"), m_library);
        // A server built with AddressSanitizer minds who is loaded before it.
        folder.set(QStringLiteral("ASAN_OPTIONS"),
                   qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":verify_asan_link_order=0"));
    }
    void fill() { QVERIFY(m_mark.open(QIODevice::WriteOnly)); }
    void clear() { QVERIFY(m_mark.remove()); }

private:
    const QString m_library;
    QFile m_mark;
};

} // namespace

// Rows D and G of the test matrix, on the real program.
class DatabaseFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void D1_restartOfTheDatabase_data() {
        QTest::addColumn<bool>("busy");
        QTest::newRow("idle") << false;
        QTest::newRow("busy") << true;
    }
    void D1_restartOfTheDatabase();
    void D3_killedDatabase() { killDatabase(4, 1'000); }
    void D3_killedDatabaseLong() { killDatabase(60, 5'000); }
    void D5_fullDisk();
    void D5_fullDiskAtTheFirstStart();
    void D9_refusedDatabase();
    void G1_fourServersOnAnEmptyDatabase();

private:
    static void killDatabase(int rounds, int longestMs);
};

void DatabaseFaults::D1_restartOfTheDatabase() {
    QFETCH(bool, busy);
    const ServerFolder folder;
    ServerProgram server(folder);
    QVERIFY(server.waitForReady());
    Branch branch(folder, server);
    QVERIFY(branch.open());
    if (busy) {
        branch.start();
    }
    const qint64 database = server.databaseProcess();
    QVERIFY(::kill(static_cast<pid_t>(database), SIGINT) == 0); // what pg_ctl stop -m fast sends
    QTRY_VERIFY_WITH_TIMEOUT(!lives(database), 30'000);
    ApiClient observer(server.port(), folder.authority());
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/v1/server")).status, 200, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 200, 30'000);
    const int before = branch.posted();
    if (busy) {
        QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before, 30'000);
    }
    branch.stop();
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
    QVERIFY(server.isRunning());
}

void DatabaseFaults::killDatabase(int rounds, int longestMs) {
    const ServerFolder folder;
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
    Branch branch(folder, server);
    QVERIFY(branch.open());
    branch.start();
    for (int round = 0; round < rounds; ++round) {
        QTest::qWait(200 + static_cast<int>(QRandomGenerator::global()->bounded(longestMs)));
        qint64 database = 0; // while it starts anew, its file may still name the one before
        QTRY_VERIFY_WITH_TIMEOUT((database = server.databaseProcess()) > 0 && lives(database), 30'000);
        QVERIFY(::kill(static_cast<pid_t>(database), SIGKILL) == 0);
        QTRY_VERIFY_WITH_TIMEOUT(!lives(database), 10'000);
        const int before = branch.posted();
        QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before + Branch::kDesks, 60'000);
    }
    branch.stop();
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

void DatabaseFaults::D5_fullDiskAtTheFirstStart() {
    ServerFolder folder({}, ServerFolder::Bank::None);
    FullDisk disk(folder);
    disk.fill();
    const Ended ended = folder.run(words("serve"));
    QCOMPARE(ended.exitCode, 73);
    QVERIFY2(ended.errors.contains(QStringLiteral("No space left on device")), qPrintable(ended.errors));
    disk.clear();
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
}

void DatabaseFaults::D5_fullDisk() {
    ServerFolder folder;
    FullDisk disk(folder);
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
    Branch branch(folder, server);
    QVERIFY(branch.open());
    branch.start();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > 10, 30'000);
    disk.fill();
    ApiClient observer(server.port(), folder.authority());
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 503, 30'000);
    const ApiAnswer refused = observer.get(QStringLiteral("/v1/server"));
    QCOMPARE(refused.status, 503);
    QVERIFY(!refused.header("retry-after").isEmpty());
    QVERIFY(contentOf(folder.dataFolder() + QStringLiteral("/postgres.log")).contains("No space left on device"));
    disk.clear();
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 200, 120'000);
    const int before = branch.posted();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before, 30'000);
    branch.stop();
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

void DatabaseFaults::D9_refusedDatabase() {
    const EmptyDatabase ascii(QStringLiteral("ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"));
    const Ended encoding =
        ServerFolder({{QStringLiteral("DB_SOURCE"), ascii.url()}}, ServerFolder::Bank::None).run(words("serve"));
    QCOMPARE(encoding.exitCode, 65);
    QVERIFY2(encoding.errors.contains(QStringLiteral("SQL_ASCII")), qPrintable(encoding.errors));

    const EmptyDatabase backslashes;
    runSql(clusterUrl(),
           QStringLiteral("ALTER DATABASE %1 SET standard_conforming_strings = off").arg(backslashes.name()));
    const Ended strings =
        ServerFolder({{QStringLiteral("DB_SOURCE"), backslashes.url()}}, ServerFolder::Bank::None).run(words("serve"));
    QCOMPARE(strings.exitCode, 65);
    QVERIFY(strings.errors.contains(QStringLiteral("standard_conforming_strings")));
    QVERIFY(!strings.output.contains(QStringLiteral("ready")));
}

void DatabaseFaults::G1_fourServersOnAnEmptyDatabase() {
    const EmptyDatabase database;
    QVERIFY(tellerdesk::server::db::ensureApplicationRole({.url = clusterUrl()}));
    std::vector<std::unique_ptr<ServerFolder>> folders;
    std::vector<std::unique_ptr<ServerProgram>> servers;
    for (int i = 0; i < 4; ++i) {
        const Settings settings{
            {QStringLiteral("DB_OWNER_SOURCE"), database.url()},
            {QStringLiteral("DB_SOURCE"),
             urlOf(database.name(), QString::fromLatin1(tellerdesk::server::db::kApplicationRole))}};
        folders.push_back(std::make_unique<ServerFolder>(settings, ServerFolder::Bank::None));
        servers.push_back(std::make_unique<ServerProgram>(*folders.back()));
    }
    int migrated = 0;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        QVERIFY2(servers[i]->waitForReady(), servers[i]->log().constData());
        static const QRegularExpression applied(QStringLiteral("\"applied\":([0-9]+)"));
        migrated += applied.match(QString::fromUtf8(servers[i]->log())).captured(1).toInt();
        ApiClient desk(servers[i]->port(), folders[i]->authority());
        QCOMPARE(desk.get(QStringLiteral("/readyz")).status, 200);
        QCOMPARE(desk.get(QStringLiteral("/v1/server")).status, 200);
    }
    QCOMPARE(QString::number(migrated),
             askSql(database.url(), QStringLiteral("SELECT count(*) FROM schema_migrations")));
}

QTEST_GUILESS_MAIN(DatabaseFaults)
#include "tst_matrix_databasefaults.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connectionurl.h"
#include "server/db/databasecheck.h"
#include "server/db/databaseerror.h"
#include "server/db/grants.h"
#include "server/db/migrator.h"
#include "tests/support/testdatabase.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

namespace {

const QString kMigrate = u"--migrate"_s;             // URL: what a starting server does
const QString kStayInMigration = u"--stay-within"_s; // URL version: stops for ever in the middle of that migration

template <class T>
bool wentWell(const MigrationResult<T>& result) {
    if (!result) {
        qWarning("%s", qPrintable(describe(result.error())));
    }
    return result.hasValue();
}

int migrateAsServer(const QString& url) {
    const ConnectionSettings owner{.url = url};
    const bool done = wentWell(Migrator(owner).up()) && wentWell(ensureApplicationRole(owner)) &&
                      wentWell(grantToApplication(owner, QString::fromLatin1(kApplicationRole)));
    return done && wentWell(Migrator(owner).check()) ? 0 : 1;
}

int stayInMigration(const QString& url, int version) {
    auto migrations = embeddedMigrations();
    migrations[static_cast<std::size_t>(version) - 1].up += "; SELECT pg_sleep(600)";
    return Migrator({.url = url}, migrations).up().hasValue() ? 0 : 1;
}

std::unique_ptr<QProcess> started(const QStringList& arguments) {
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(QCoreApplication::applicationFilePath(), arguments);
    return process;
}

bool finishedWell(QProcess& process) {
    return process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QString appliedVersions(const QString& url) {
    return test::askSql(
        url, u"SELECT coalesce(string_agg(version::text, ' ' ORDER BY version), '') FROM schema_migrations"_s);
}

QString versionsOf(const std::vector<Migration>& migrations) {
    QStringList versions;
    for (const Migration& migration : migrations) {
        versions += QString::number(migration.version);
    }
    return versions.join(u' ');
}

std::vector<Migration> firstMigrations(std::size_t count) {
    auto migrations = embeddedMigrations();
    migrations.resize(count);
    return migrations;
}

// A session that reads and does not come to an end.
class LongReader {
public:
    explicit LongReader(const QString& url)
        : m_connection({.url = url})
        , m_transaction(m_connection) {
        static const Statement read{.name = "read", .sql = "SELECT id FROM users", .columns = {{"id", Type::Uuid}}};
        m_connection.run(read, {});
    }

private:
    Connection m_connection;
    Transaction m_transaction;
};

QStringList refusalsOf(const ConnectionSettings& settings) {
    const auto facts = databaseFacts(settings);
    return facts ? judged(*facts).refusals : QStringList{facts.error()};
}

} // namespace

class MatrixDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parallelStart();
    void killedInMigration();
    void editedMissingNewer_data();
    void editedMissingNewer();
    void longReader();
    void refusedDatabases();
};

void MatrixDatabaseTest::parallelStart() {
    for (int round = 0; round < 5; ++round) {
        const test::EmptyDatabase database;
        std::vector<std::unique_ptr<QProcess>> servers;
        for (int i = 0; i < 4; ++i) {
            servers.push_back(started({kMigrate, database.url()}));
        }
        for (const auto& server : servers) {
            QVERIFY(finishedWell(*server));
        }
        QCOMPARE(appliedVersions(database.url()), versionsOf(embeddedMigrations()));
        QCOMPARE(test::askSql(database.url(), u"SELECT count(*) FROM schema_lock"_s), u"1"_s);
    }
}

void MatrixDatabaseTest::killedInMigration() {
    const test::EmptyDatabase database;
    const QString url = database.url() + u"&options=-c%20client_connection_check_interval%3D50"_s;
    for (std::size_t version = 1; version <= embeddedMigrations().size(); ++version) {
        const auto server = started({kStayInMigration, url, QString::number(version)});
        QTRY_COMPARE_WITH_TIMEOUT(
            test::askSql(test::clusterUrl(), u"SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                             "'%1' AND wait_event = 'PgSleep'"_s.arg(database.name())),
            u"1"_s, 30000);
        server->kill();
        QVERIFY(server->waitForFinished());
        QCOMPARE(*Migrator({.url = database.url()}, firstMigrations(version)).up(), 1);
        QCOMPARE(appliedVersions(database.url()), versionsOf(firstMigrations(version)));
    }
    QCOMPARE(migrateAsServer(database.url()), 0);
}

void MatrixDatabaseTest::editedMissingNewer_data() {
    QTest::addColumn<QString>("tampering");
    QTest::addColumn<QString>("words");
    QTest::newRow("edited") << u"UPDATE schema_migrations SET checksum = repeat('0', 64) WHERE version = 2"_s
                            << u"000002_customers.up.sql was edited"_s;
    QTest::newRow("missing") << u"UPDATE schema_migrations SET name = 'gone' WHERE version = 3"_s
                             << u"000003_gone.up.sql was applied, but is missing"_s;
    QTest::newRow("newer") << u"INSERT INTO schema_migrations VALUES (999, 'future', '', now())"_s
                           << u"newer than this program: it has 000999_future.up.sql"_s;
}

void MatrixDatabaseTest::editedMissingNewer() {
    QFETCH(QString, tampering);
    QFETCH(QString, words);
    const test::TestDatabase database;
    test::runSql(database.superuserUrl(), tampering);
    const QString atStart = describe(Migrator({.url = database.ownerUrl()}).up().error());
    QVERIFY2(atStart.contains(words), qPrintable(atStart));
    // A server that may not migrate sees it too.
    QCOMPARE(describe(Migrator(database.settings()).check().error()), atStart);
}

void MatrixDatabaseTest::longReader() {
    const test::TestDatabase database;
    auto migrations = embeddedMigrations();
    const int last = migrations.back().version;
    migrations.push_back({.version = last + 1,
                          .name = u"note"_s,
                          .up = "ALTER TABLE users ADD note text",
                          .down = "ALTER TABLE users DROP note"});
    const ConnectionSettings owner{.url = database.ownerUrl()};
    auto reader = std::make_unique<LongReader>(database.applicationUrl());

    const auto impatient = Migrator(owner, migrations, std::chrono::milliseconds(0)).up();
    QVERIFY(!impatient && impatient.error().fault == MigrationFault::Locked);
    QVERIFY(describe(impatient.error()).contains(migrations.back().fileName()));
    QCOMPARE(appliedVersions(database.superuserUrl()), versionsOf(embeddedMigrations()));

    // Its lock request does not stand in others' way for long, and it succeeds once the reader has gone.
    std::optional<MigrationResult<int>> later;
    std::thread patient([&] { later = Migrator(owner, migrations).up(); });
    QTRY_COMPARE_WITH_TIMEOUT(
        test::askSql(test::clusterUrl(), u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' "
                                         "AND wait_event_type = 'Lock'"_s.arg(database.name())),
        u"1"_s, 30000);
    Connection other({.url = database.applicationUrl(),
                      .statementTimeout = std::chrono::seconds(20),
                      .lockTimeout = std::chrono::seconds(20),
                      .answerTimeout = std::chrono::seconds(30)});
    static const Statement read{.name = "others_read", .sql = "SELECT id FROM users", .columns = {{"id", Type::Uuid}}};
    QCOMPARE(other.run(read, {}), 0);
    reader.reset();
    patient.join();
    QCOMPARE(**later, 1);
    QCOMPARE(appliedVersions(database.superuserUrl()), versionsOf(migrations));
}

void MatrixDatabaseTest::refusedDatabases() {
    const test::TestDatabase good;
    QCOMPARE(refusalsOf(good.settings()), QStringList());
    QVERIFY(judged(*databaseFacts(good.settings())).warnings.isEmpty());
    QVERIFY(judged(*databaseFacts({.url = good.ownerUrl()})).warnings.join(u' ').contains(u"owns the tables"));
    QVERIFY(judged(*databaseFacts({.url = good.superuserUrl()})).warnings.join(u' ').contains(u"owns the tables"));

    const test::EmptyDatabase ascii(u"ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"_s);
    QVERIFY(refusalsOf({.url = ascii.url()}).join(u' ').contains(u"encoding is SQL_ASCII"));

    test::runSql(
        good.superuserUrl(),
        u"ALTER ROLE tellerdesk_owner IN DATABASE %1 SET standard_conforming_strings = off"_s.arg(good.name()));
    QVERIFY(refusalsOf({.url = good.ownerUrl()}).join(u' ').contains(u"standard_conforming_strings is off"));
    QCOMPARE(refusalsOf(good.settings()), QStringList());

    const DatabaseFacts away{.serverVersion = 150018, .encoding = u"UTF8"_s, .encrypted = true, .local = false};
    QVERIFY(judged(away).refusals.isEmpty());
    auto old = away;
    old.serverVersion = 130009;
    QVERIFY(judged(old).refusals.join(u' ').contains(u"the server is 13.9"));
    auto plain = away;
    plain.encrypted = false;
    QVERIFY(judged(plain).refusals.join(u' ').contains(u"not encrypted"));
    plain.plainAskedFor = true;
    QVERIFY(judged(plain).refusals.isEmpty());
    QVERIFY(judged(plain).warnings.join(u' ').contains(u"not encrypted"));
    auto near = away;
    near.encrypted = false;
    near.local = true;
    QVERIFY(judged(near).refusals.isEmpty());
}

} // namespace tellerdesk::server::db

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    using namespace tellerdesk::server::db;
    if (arguments.size() == 3 && arguments[1] == kMigrate) {
        return migrateAsServer(arguments[2]);
    }
    if (arguments.size() == 4 && arguments[1] == kStayInMigration) {
        return stayInMigration(arguments[2], arguments[3].toInt());
    }
    MatrixDatabaseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_matrix_database.moc"

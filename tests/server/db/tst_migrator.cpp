// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migrator.h"
#include "tests/support/testcluster.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

namespace {

std::vector<Migration> threeSteps() {
    return {{.version = 1,
             .name = u"first"_s,
             .up = "CREATE TABLE a (it int);\nINSERT INTO a VALUES (1)",
             .down = "DROP TABLE a"},
            {.version = 2, .name = u"second"_s, .up = "CREATE TABLE b (it int)", .down = "DROP TABLE b"},
            {.version = 3, .name = u"third"_s, .up = "ALTER TABLE b ADD c int", .down = "ALTER TABLE b DROP c"}};
}

Migrator migratorOf(const test::EmptyDatabase& database, std::vector<Migration> steps = threeSteps()) {
    return Migrator({.url = database.url()}, std::move(steps), std::chrono::milliseconds(0));
}

QString tables(const test::EmptyDatabase& database) {
    return test::askSql(
        database.url(),
        u"SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"_s);
}

} // namespace

class MigratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesEachOnce();
    void takesBackDownToVersion();
    void tellsStatusOfEmptyDatabaseWithoutWriting();
    void leavesNothingOfFailedMigration_data();
    void leavesNothingOfFailedMigration();
    void refusesTamperedBooks_data();
    void refusesTamperedBooks();
    void saysWhyItCannotConnect();
    void embedsNumberedPairs();
};

void MigratorTest::appliesEachOnce() {
    const test::EmptyDatabase database;
    QCOMPARE(*migratorOf(database).up(), 3);
    QCOMPARE(tables(database), u"a b schema_lock schema_migrations"_s);
    QCOMPARE(*migratorOf(database).up(), 0);
    QVERIFY(migratorOf(database).check().hasValue());
    QCOMPARE(test::askSql(database.url(),
                          u"SELECT string_agg(version || name || length(checksum), ' ' ORDER BY version) "
                          "FROM schema_migrations"_s),
             u"1first64 2second64 3third64"_s);
}

void MigratorTest::takesBackDownToVersion() {
    const test::EmptyDatabase database;
    QVERIFY(migratorOf(database).up().hasValue());
    QCOMPARE(*migratorOf(database).down(1), 2);
    QCOMPARE(tables(database), u"a schema_lock schema_migrations"_s);
    const auto status = migratorOf(database).status();
    QVERIFY(status->at(0).applied && !status->at(1).applied && !status->at(2).applied);
    QVERIFY(migratorOf(database).check().error().fault == MigrationFault::Behind);
    QCOMPARE(migratorOf(database).check().error().file, u"000002_second.up.sql"_s);
    QCOMPARE(*migratorOf(database).up(), 2);
    QCOMPARE(*migratorOf(database).down(0), 3);
}

void MigratorTest::tellsStatusOfEmptyDatabaseWithoutWriting() {
    const test::EmptyDatabase database;
    const auto status = migratorOf(database).status();
    QCOMPARE(status->size(), 3U);
    QVERIFY(!status->at(0).applied);
    QCOMPARE(tables(database), QString());
}

void MigratorTest::leavesNothingOfFailedMigration_data() {
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("sqlState");
    QTest::newRow("first statement fails") << QByteArray("SELECT 1/0; CREATE TABLE c (it int)") << QByteArray("22012");
    QTest::newRow("last statement fails") << QByteArray("CREATE TABLE c (it int); SELECT 1/0") << QByteArray("22012");
    QTest::newRow("in the middle") << QByteArray("CREATE TABLE c (it int); SELECT 1/0; SELECT 1")
                                   << QByteArray("22012");
    QTest::newRow("no SQL") << QByteArray("CREATE TABLE c (it int); nonsense") << QByteArray("42601");
    QTest::newRow("at commit") << QByteArray(
                                      "CREATE TABLE c (it int CONSTRAINT c_key UNIQUE DEFERRABLE INITIALLY DEFERRED);"
                                      "INSERT INTO c VALUES (1), (1)")
                               << QByteArray("23505");
}

void MigratorTest::leavesNothingOfFailedMigration() {
    QFETCH(QByteArray, up);
    QFETCH(QByteArray, sqlState);
    const test::EmptyDatabase database;
    auto steps = threeSteps();
    steps.push_back({.version = 4, .name = u"fourth"_s, .up = up, .down = {}});
    const auto result = migratorOf(database, steps).up();
    QVERIFY(!result);
    QVERIFY(result.error().fault == MigrationFault::Failed);
    QCOMPARE(result.error().sqlState, sqlState);
    QVERIFY(describe(result.error()).contains(u"000004_fourth.up.sql"));
    QCOMPARE(tables(database), u"a b schema_lock schema_migrations"_s);
    QCOMPARE(test::askSql(database.url(), u"SELECT max(version) FROM schema_migrations"_s), u"3"_s);
}

void MigratorTest::refusesTamperedBooks_data() {
    QTest::addColumn<QString>("tampering");
    QTest::addColumn<MigrationFault>("fault");
    QTest::addColumn<QString>("file");
    QTest::newRow("edited") << u"UPDATE schema_migrations SET checksum = 'x' WHERE version = 2"_s
                            << MigrationFault::Edited << u"000002_second.up.sql"_s;
    QTest::newRow("renamed") << u"UPDATE schema_migrations SET name = 'other' WHERE version = 2"_s
                             << MigrationFault::Missing << u"000002_other.up.sql"_s;
    QTest::newRow("newer") << u"INSERT INTO schema_migrations VALUES (4, 'next', 'x', now())"_s << MigrationFault::Newer
                           << u"000004_next.up.sql"_s;
    QTest::newRow("skipped") << u"DELETE FROM schema_migrations WHERE version = 2"_s << MigrationFault::Skipped
                             << u"000002_second.up.sql"_s;
}

void MigratorTest::refusesTamperedBooks() {
    QFETCH(QString, tampering);
    QFETCH(MigrationFault, fault);
    QFETCH(QString, file);
    const test::EmptyDatabase database;
    QVERIFY(migratorOf(database).up().hasValue());
    test::runSql(database.url(), tampering);
    for (const MigrationFailure& failure :
         {migratorOf(database).up().error(), migratorOf(database).down(0).error(),
          migratorOf(database).status().error(), migratorOf(database).check().error()}) {
        QVERIFY(failure.fault == fault);
        QCOMPARE(failure.file, file);
        QVERIFY(describe(failure).contains(file));
    }
    QCOMPARE(tables(database), u"a b schema_lock schema_migrations"_s);
}

void MigratorTest::saysWhyItCannotConnect() {
    const auto failure = Migrator({.url = test::urlOf(u"nowhere"_s)}, threeSteps()).up().error();
    QVERIFY(failure.fault == MigrationFault::Unreachable);
    QVERIFY(describe(failure).contains(u"nowhere"));
}

void MigratorTest::embedsNumberedPairs() {
    const auto migrations = embeddedMigrations();
    QVERIFY(migrations.size() >= 6);
    QCOMPARE(migrations.front().fileName(), u"000001_staff.up.sql"_s);
    for (const Migration& migration : migrations) {
        QVERIFY(!migration.up.isEmpty());
        QVERIFY(!migration.down.isEmpty());
    }
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::MigratorTest)
#include "tst_migrator.moc"

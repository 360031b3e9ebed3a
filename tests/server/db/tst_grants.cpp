// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databaseerror.h"
#include "server/db/grants.h"
#include "server/db/link.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

namespace {

QByteArray stateOf(Connection& connection, const QString& sql) {
    try {
        connection.open();
        connection.link().execute(sql, "try");
    } catch (const DatabaseError& error) {
        return error.sqlState();
    }
    return "00000";
}

} // namespace

class GrantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendOnlyTablesTakeNoChange_data();
    void appendOnlyTablesTakeNoChange();
    void coverEveryTable();
    void applicationDefinesNothing();
    void areRestoredByGrantingAgain();
    void leaveOwnerAlone();
};

void GrantsTest::appendOnlyTablesTakeNoChange_data() {
    QTest::addColumn<QString>("table");
    for (const char* table :
         {"claims", "postings", "entries", "refusals", "abandonments", "replies", "receipt_copies", "audit_events"}) {
        QTest::newRow(table) << QString::fromLatin1(table);
    }
}

// M11
void GrantsTest::appendOnlyTablesTakeNoChange() {
    QFETCH(QString, table);
    const test::TestDatabase database;
    Connection connection(database.settings());
    const QByteArray denied = "42501";
    QCOMPARE(stateOf(connection, u"DELETE FROM "_s + table), denied);
    QCOMPARE(
        stateOf(connection, u"UPDATE "_s + table + (table == u"entries" ? u" SET id = id"_s : u" SET id = NULL"_s)),
        denied);
    QCOMPARE(stateOf(connection, u"TRUNCATE "_s + table), denied);
    QCOMPARE(stateOf(connection, u"ALTER TABLE "_s + table + u" DISABLE TRIGGER ALL"_s), denied);
    QCOMPARE(stateOf(connection, u"DROP TABLE "_s + table), denied);
    QCOMPARE(stateOf(connection, u"SELECT count(*) FROM "_s + table), "00000");
    QCOMPARE(stateOf(connection, u"INSERT INTO "_s + table + u" DEFAULT VALUES"_s),
             "23502"); // allowed, but for its NULLs
}

void GrantsTest::coverEveryTable() {
    const test::TestDatabase database;
    QCOMPARE(
        test::askSql(
            database.superuserUrl(),
            u"SELECT string_agg(relname, ' ') FROM pg_class WHERE relkind = 'r' AND "
            "relnamespace = 'public'::regnamespace AND NOT has_table_privilege('tellerdesk_app', oid, 'SELECT')"_s),
        u"schema_lock"_s);
}

void GrantsTest::applicationDefinesNothing() {
    const test::TestDatabase database;
    Connection connection(database.settings());
    QCOMPARE(stateOf(connection, u"CREATE TABLE mine (it int)"_s), "42501");
    QCOMPARE(stateOf(connection, u"UPDATE schema_migrations SET name = ''"_s), "42501");
    QCOMPARE(stateOf(connection, u"UPDATE bank SET demo = false"_s), "42501");
}

void GrantsTest::areRestoredByGrantingAgain() {
    const test::TestDatabase database;
    Connection connection(database.settings());
    test::runSql(database.ownerUrl(),
                 u"GRANT DELETE ON entries TO tellerdesk_app; REVOKE SELECT ON users FROM tellerdesk_app"_s);
    QCOMPARE(stateOf(connection, u"DELETE FROM entries"_s), "00000");
    QVERIFY(grantToApplication({.url = database.ownerUrl()}, u"tellerdesk_app"_s).hasValue());
    QCOMPARE(stateOf(connection, u"DELETE FROM entries"_s), "42501");
    QCOMPARE(stateOf(connection, u"SELECT count(*) FROM users"_s), "00000");
}

void GrantsTest::leaveOwnerAlone() {
    const test::TestDatabase database;
    QVERIFY(grantToApplication({.url = database.ownerUrl()}, u"tellerdesk_owner"_s).hasValue());
    Connection connection({.url = database.ownerUrl()});
    QCOMPARE(stateOf(connection, u"DELETE FROM entries"_s), "00000");
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::GrantsTest)
#include "tst_grants.moc"

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
    void changeNoMoreThanTheServerDoes_data();
    void changeNoMoreThanTheServerDoes();
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

// Each table whose rows may change at all, with what may change in them.
void GrantsTest::changeNoMoreThanTheServerDoes_data() {
    QTest::addColumn<QString>("columns");
    QTest::newRow("accounts") << u"balance last_entry_number"_s;
    QTest::newRow("customer_pictures") << u"changed_at changed_by height jpeg jpeg_hash width"_s;
    QTest::newRow("customers")
        << u"address date_of_birth document_number document_type email full_name phone version"_s;
    QTest::newRow("session_tokens") << u"first_used_at"_s;
    QTest::newRow("sessions") << u"ended_at ended_because generation"_s;
    QTest::newRow("till_positions") << u"counted expected"_s;
    QTest::newRow("till_sessions") << u"closed_at closed_by closing_id last_sequence reason status"_s;
    QTest::newRow("users")
        << u"branch_id email failed_logins full_name last_login_at locked_until must_change_password "
           "password_hash role status version"_s;
}

void GrantsTest::changeNoMoreThanTheServerDoes() {
    QFETCH(QString, columns);
    const QString table = QString::fromLatin1(QTest::currentDataTag());
    const test::TestDatabase database;
    const QString changeable =
        u"SELECT string_agg(a.attname::text, ' ' ORDER BY a.attname) FROM pg_attribute a WHERE a.attnum > 0 AND "
        "NOT a.attisdropped AND a.attrelid = '"_s +
        table + u"'::regclass AND has_column_privilege('tellerdesk_app', a.attrelid, a.attnum, 'UPDATE')"_s;
    QCOMPARE(test::askSql(database.superuserUrl(), changeable), columns);
    Connection connection(database.settings());
    const QString column = columns.section(u' ', 0, 0);
    QCOMPARE(stateOf(connection, u"UPDATE %1 SET %2 = %2"_s.arg(table, column)), "00000");
    const QString other =
        test::askSql(database.superuserUrl(),
                     u"SELECT min(attname::text) FROM pg_attribute WHERE attnum > 0 AND attrelid = '%1'::regclass "
                     "AND NOT attname = ANY (string_to_array('%2', ' '))"_s.arg(table, columns));
    QCOMPARE(stateOf(connection, u"UPDATE %1 SET %2 = %2"_s.arg(table, other)), "42501");
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

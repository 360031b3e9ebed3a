// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databaseerror.h"
#include "server/db/link.h"
#include "server/db/migrator.h"
#include "tests/support/testcluster.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

namespace {

// All that the catalogue says of our schema, as text.
const QString kSchema = uR"sql(
SELECT string_agg(line, E'\n' ORDER BY line) FROM (
    SELECT format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS lines)sql"_s;

QString id(int number) {
    return u"'01900000-0000-7000-8000-0000000000%1'"_s.arg(number, 2, 16, QLatin1Char('0'));
}

// Rows to be written once a migration is applied: they must outlive all later ones, whatever columns those add.
struct Data {
    int version = 0;
    QString table = {};
    QString columns = {};
    QString values = {};
};

QList<Data> staffData() {
    const QString now = u"'2026-03-01T08:00:00Z'"_s;
    return {
        {1, u"branches"_s, u"id, code, name"_s, u"%1, 'north', 'North'"_s.arg(id(0x10))},
        {1, u"currencies"_s, u"code"_s, u"'CHF'"_s},
        {1, u"users"_s, u"id, username, full_name, role, branch_id, password_hash, must_change_password, created_at"_s,
         u"%1, 'anna', 'Anna', 'teller', %2, 'hash', false, %3"_s.arg(id(0x20), id(0x10), now)},
        {1, u"sessions"_s, u"id, user_id, created_at, expires_at"_s, u"%1, %2, %3, %3"_s.arg(id(0x30), id(0x20), now)},
        {1, u"session_tokens"_s, u"session_id, generation, token_hash"_s, u"%1, 1, 'hash'::bytea"_s.arg(id(0x30))},
        {1, u"setup_codes"_s, u"code_hash, created_at"_s, u"'hash'::bytea, %1"_s.arg(now)},
        {2, u"customers"_s,
         u"id, branch_id, full_name, date_of_birth, document_type, document_number, created_at, created_by"_s,
         u"%1, %2, 'Łukasz O''Hara', '1980-02-29', 'passport', 'X1', %3, %4"_s.arg(id(0x40), id(0x10), now, id(0x20))},
        {2, u"customer_terms"_s, u"branch_id, term, customer_id"_s, u"%1, 'łukasz', %2"_s.arg(id(0x10), id(0x40))},
    };
}

QList<Data> bookData() {
    const QString now = u"'2026-03-01T08:00:00Z'"_s;
    return {
        {3, u"accounts"_s,
         u"id, kind, branch_id, customer_id, number, currency, balance, last_entry_number, opened_at"_s,
         u"%1, 'customer', %2, %3, '100000001', 'CHF', 9007199254740993, 1, %4"_s.arg(id(0x50), id(0x10), id(0x40),
                                                                                      now)},
        {3, u"till_sessions"_s, u"id, teller_id, branch_id, status, business_date, opened_at, last_sequence"_s,
         u"%1, %2, %3, 'open', '2026-03-01', %4, 1"_s.arg(id(0x60), id(0x20), id(0x10), now)},
        {3, u"till_positions"_s, u"till_session_id, currency, at_opening, opening"_s,
         u"%1, 'CHF', true, 0"_s.arg(id(0x60))},
        {3, u"claims"_s, u"id, user_id, route, body_hash, claimed_at"_s,
         u"%1, %2, 'POST /v1/deposits', 'hash'::bytea, %3"_s.arg(id(0x70), id(0x20), now)},
        {3, u"postings"_s,
         u"id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id, teller_sequence"_s,
         u"%1, 'deposit', %2, 'CHF', 5, '2026-03-01', %3, %4, %5, 1"_s.arg(id(0x70), id(0x10), now, id(0x20),
                                                                           id(0x60))},
        {3, u"entries"_s,
         u"account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date, holder_name"_s,
         u"%1, 1, %2, %3, 5, 5, 5, '2026-03-01', 'Łukasz'"_s.arg(id(0x50), id(0x71), id(0x70))},
        {3, u"refusals"_s, u"id, code, refused_at, user_id, branch_id"_s,
         u"%1, 'insufficient_funds', %2, %3, %4"_s.arg(id(0x72), now, id(0x20), id(0x10))},
        {3, u"abandonments"_s, u"id, abandoned_by, branch_id, abandoned_at"_s,
         u"%1, %2, %3, %4"_s.arg(id(0x73), id(0x20), id(0x10), now)},
        {3, u"replies"_s, u"id, status, body"_s, u"%1, 201, '{}'"_s.arg(id(0x74))},
        {8, u"customer_pictures"_s, u"customer_id, kind, jpeg, jpeg_hash, width, height, changed_at, changed_by"_s,
         u"%1, 'photo', 'jpeg'::bytea, 'hash'::bytea, 120, 160, %2, %3"_s.arg(id(0x40), now, id(0x20))},
        {10, u"receipt_copies"_s, u"posting_id, n, id, made_by, made_at"_s,
         u"%1, 1, %2, %3, %4"_s.arg(id(0x70), id(0x76), id(0x20), now)},
        {4, u"audit_events"_s, u"id, at, act, after_state"_s, u"%1, %2, 'user.create', '{}'"_s.arg(id(0x75), now)},
    };
}

QList<Data> data() {
    return staffData() + bookData();
}

// What the last line of defence must stop, by name.
struct Violation {
    QString sql = {};
    QString constraint = {};
};

QList<Violation> violations() {
    const QString account =
        u"INSERT INTO accounts (id, kind, branch_id, customer_id, teller_id, number, currency, balance, "
        "overdraft_limit, opened_at) VALUES (gen_random_uuid(), "_s;
    const QString branch = id(0x10);
    const QString customer = id(0x40);
    const QString teller = id(0x20);
    return {
        {u"INSERT INTO bank (name) VALUES ('second')"_s, u"bank_pkey"_s},
        {u"INSERT INTO bank (one, name) VALUES (false, 'second')"_s, u"bank_is_one_row"_s},
        {u"INSERT INTO currencies VALUES ('chf')"_s, u"currencies_code_is_iso"_s},
        {u"UPDATE users SET username = 'Anna'"_s, u"users_username_is_lower_case"_s},
        {u"UPDATE users SET role = 'boss'"_s, u"users_role_is_known"_s},
        {u"UPDATE users SET status = 'gone'"_s, u"users_status_is_known"_s},
        {u"UPDATE users SET branch_id = gen_random_uuid()"_s, u"users_branch_fkey"_s},
        {u"UPDATE sessions SET ended_at = now()"_s, u"sessions_end_has_its_reason"_s},
        {u"UPDATE customers SET document_number = NULL"_s, u"customers_document_is_whole"_s},
        {u"UPDATE customer_pictures SET kind = 'thumb'"_s, u"customer_pictures_kind_is_known"_s},
        {u"UPDATE customer_pictures SET jpeg = ''"_s, u"customer_pictures_jpeg_is_small"_s},
        {u"UPDATE customer_pictures SET customer_id = gen_random_uuid()"_s, u"customer_pictures_customer_fkey"_s},
        {account + u"'customer', %1, %2, NULL, '100000001', 'CHF', 0, 0, now())"_s.arg(branch, customer),
         u"accounts_number_key"_s},
        {account + u"'customer', %1, %2, NULL, 'n', 'CHF', -6, 5, now())"_s.arg(branch, customer),
         u"accounts_customer_floor"_s},
        {account + u"'customer', %1, NULL, NULL, 'n', 'CHF', 0, 0, now())"_s.arg(branch),
         u"accounts_owner_fits_kind"_s},
        {account + u"'vault_cash', %1, NULL, NULL, NULL, 'CHF', 0, -1, now())"_s.arg(branch),
         u"accounts_overdraft_limit_not_negative"_s},
        {account + u"'customer', %1, %2, NULL, 'n', 'XXX', 0, 0, now())"_s.arg(branch, customer),
         u"accounts_currency_fkey"_s},
        {account + u"'customer', %1, gen_random_uuid(), NULL, 'n', 'CHF', 0, 0, now())"_s.arg(branch),
         u"accounts_customer_fkey"_s},
        {account + u"'till_cash', %1, NULL, %2, NULL, 'CHF', 1, 0, now())"_s.arg(branch, teller),
         u"accounts_till_floor"_s},
        {u"UPDATE accounts SET balance = -1"_s, u"accounts_customer_floor"_s},
        {u"UPDATE accounts SET status = 'lost'"_s, u"accounts_status_is_known"_s},
        {u"UPDATE till_sessions SET status = 'closed'"_s, u"till_sessions_closed_is_whole"_s},
        {u"INSERT INTO till_sessions (id, teller_id, branch_id, status, business_date, opened_at) "
         "VALUES (gen_random_uuid(), %1, %2, 'open', '2026-03-01', now())"_s.arg(teller, branch),
         u"till_sessions_one_open"_s},
        {u"UPDATE till_positions SET counted = 1"_s, u"till_positions_count_is_whole"_s},
        {u"INSERT INTO claims VALUES (%1, %2, 'x', 'x', now())"_s.arg(id(0x70), teller), u"claims_pkey"_s},
        {u"UPDATE postings SET amount = 0"_s, u"postings_amount_positive"_s},
        {u"UPDATE postings SET teller_sequence = NULL"_s, u"postings_sequence_fits_kind"_s},
        {u"INSERT INTO postings SELECT gen_random_uuid(), kind, branch_id, currency, amount, business_date, posted_at, "
         u"teller_id, "
         "till_session_id, teller_sequence, narrative FROM postings"_s,
         u"postings_teller_sequence_key"_s},
        {u"INSERT INTO entries SELECT account_id, entry_number, gen_random_uuid(), posting_id, amount, balance_after, "
         "available_after, business_date, holder_name FROM entries"_s,
         u"entries_pkey"_s},
        {u"UPDATE receipt_copies SET n = 0"_s, u"receipt_copies_n_positive"_s},
        {u"INSERT INTO receipt_copies SELECT posting_id, n, gen_random_uuid(), made_by, made_at FROM receipt_copies"_s,
         u"receipt_copies_pkey"_s},
        {u"INSERT INTO receipt_copies SELECT posting_id, 2, id, made_by, made_at FROM receipt_copies"_s,
         u"receipt_copies_id_key"_s},
        {u"UPDATE entries SET amount = 0"_s, u"entries_amount_not_zero"_s},
        {u"UPDATE entries SET entry_number = 0"_s, u"entries_number_positive"_s},
    };
}

// Once it has work, the branch that this one makes stays.
constexpr int kFirstBranch = 6;

std::vector<Migration> upTo(int version) {
    auto migrations = embeddedMigrations();
    std::erase_if(migrations, [version](const Migration& migration) { return migration.version > version; });
    return migrations;
}

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_full.reset(); }
    void keepDataAndLeaveNoTrace();
    void giveFreshBankItsFirstBranch();
    void stopBrokenRows_data();
    void stopBrokenRows();

private:
    static void fill(const QString& url, int version);
    static void compare(const QString& url, int version);

    std::unique_ptr<test::EmptyDatabase> m_full;
};

void MigrationsTest::initTestCase() {
    m_full = std::make_unique<test::EmptyDatabase>();
    QVERIFY(Migrator({.url = m_full->url()}).up().hasValue());
    for (const Migration& migration : embeddedMigrations()) {
        fill(m_full->url(), migration.version);
    }
}

void MigrationsTest::fill(const QString& url, int version) {
    for (const Data& row : data()) {
        if (row.version == version) {
            test::runSql(url, u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(row.table, row.columns, row.values));
        }
    }
}

// Every row written so far is still there, value by value.
void MigrationsTest::compare(const QString& url, int version) {
    for (const Data& row : data()) {
        if (row.version <= version) {
            const QString count = test::askSql(
                url, u"SELECT count(*) FROM %1 WHERE ROW(%2) = ROW(%3)"_s.arg(row.table, row.columns, row.values));
            QVERIFY2(count == u"1", qPrintable(row.table));
        }
    }
}

// Up, down and up again, each over the rows of all earlier ones; down restores the schema of before to the letter.
void MigrationsTest::keepDataAndLeaveNoTrace() {
    const test::EmptyDatabase database;
    const ConnectionSettings owner{.url = database.url()};
    QVERIFY(Migrator(owner, {}).up().hasValue());
    for (const Migration& migration : embeddedMigrations()) {
        const int version = migration.version;
        const QString before = test::askSql(database.url(), kSchema);
        QCOMPARE(*Migrator(owner, upTo(version)).up(), 1);
        const QString after = test::askSql(database.url(), kSchema);
        compare(database.url(), version - 1);
        if (version != kFirstBranch) {
            QCOMPARE(*Migrator(owner, upTo(version)).down(version - 1), 1);
            QCOMPARE(test::askSql(database.url(), kSchema), before);
            compare(database.url(), version - 1);
            QCOMPARE(*Migrator(owner, upTo(version)).up(), 1);
            QCOMPARE(test::askSql(database.url(), kSchema), after);
        }
        fill(database.url(), version);
        compare(database.url(), version);
    }
}

void MigrationsTest::giveFreshBankItsFirstBranch() {
    const test::EmptyDatabase database;
    const ConnectionSettings owner{.url = database.url()};
    const auto count = [&database](const QString& table) {
        return test::askSql(database.url(), u"SELECT count(*) FROM "_s + table);
    };
    QVERIFY(Migrator(owner).up().hasValue());
    QCOMPARE(count(u"bank"_s) + count(u"branches"_s) + count(u"currencies"_s), u"113"_s);
    const int later = static_cast<int>(embeddedMigrations().size() - upTo(kFirstBranch).size());
    QCOMPARE(*Migrator(owner).down(kFirstBranch - 1), later + 1);
    QCOMPARE(count(u"bank"_s) + count(u"branches"_s) + count(u"currencies"_s), u"000"_s);
}

void MigrationsTest::stopBrokenRows_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("constraint");
    int row = 0;
    for (const Violation& violation : violations()) {
        QTest::addRow("%d %s", ++row, qPrintable(violation.constraint)) << violation.sql << violation.constraint;
    }
}

void MigrationsTest::stopBrokenRows() {
    QFETCH(QString, sql);
    QFETCH(QString, constraint);
    Connection connection({.url = m_full->url()});
    connection.open();
    try {
        connection.link().execute(sql, "violation");
        QFAIL("went through");
    } catch (const DatabaseError& error) {
        QCOMPARE(error.constraint(), constraint);
    }
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::MigrationsTest)
#include "tst_migrations.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection.h"
#include "server/db/databaseerror.h"
#include "tests/support/testcluster.h"

#include <QTest>

#include <limits>

namespace tellerdesk::server::db {

namespace {

const Statement kText{.name = "text",
                      .sql = "SELECT :it::text AS it, octet_length(:it::text) AS length",
                      .parameters = {{"it", Type::Text}},
                      .columns = {{"it", Type::Text}, {"length", Type::Integer}}};
const Statement kNumber{.name = "number",
                        .sql = "SELECT :it::bigint AS it",
                        .parameters = {{"it", Type::BigInt}},
                        .columns = {{"it", Type::BigInt}}};
const Statement kMixed{
    .name = "mixed",
    .sql = "SELECT :id::uuid AS id, :truth::boolean AS truth, :bytes::bytea AS bytes, :day::date AS day, "
           "(extract(epoch FROM :at::timestamptz) * 1000)::bigint AS at_ms",
    .parameters = {{"id", Type::Uuid},
                   {"truth", Type::Boolean},
                   {"bytes", Type::Bytes},
                   {"day", Type::Date},
                   {"at", Type::Timestamp}},
    .columns = {{"id", Type::Uuid},
                {"truth", Type::Boolean},
                {"bytes", Type::Bytes},
                {"day", Type::Date},
                {"at_ms", Type::BigInt}}};
const Statement kTexts{.name = "texts",
                       .sql = "SELECT it FROM unnest(:items::text[]) WITH ORDINALITY AS u (it, n) ORDER BY n",
                       .parameters = {{"items", Type::TextArray}},
                       .columns = {{"it", Type::Text}}};
const Statement kNumbers{.name = "numbers",
                         .sql = "SELECT it FROM unnest(:items::bigint[]) WITH ORDINALITY AS u (it, n) ORDER BY n",
                         .parameters = {{"items", Type::BigIntArray}},
                         .columns = {{"it", Type::BigInt}}};
const Statement kUuids{.name = "uuids",
                       .sql = "SELECT it FROM unnest(:items::uuid[]) WITH ORDINALITY AS u (it, n) ORDER BY n",
                       .parameters = {{"items", Type::UuidArray}},
                       .columns = {{"it", Type::Uuid}}};
const Statement kDates{.name = "dates",
                       .sql = "SELECT it FROM unnest(:items::date[]) WITH ORDINALITY AS u (it, n) ORDER BY n",
                       .parameters = {{"items", Type::DateArray}},
                       .columns = {{"it", Type::Date}}};

QStringList nastyTexts() {
    return {QString(),
            QStringLiteral("O'Brien"),
            QStringLiteral("'; DROP TABLE victims; --"),
            QStringLiteral("\\'; DROP TABLE victims; --"),
            QStringLiteral("back\\slash\\\\"),
            QStringLiteral("$1 :it ? %1 ${x}"),
            QStringLiteral("{a,\"b\",NULL}"),
            QStringLiteral("NULL"),
            QStringLiteral("null"),
            QStringLiteral("line\nbreak\ttab\r"),
            QStringLiteral("김철수 Łódź 😀 \u202e"),
            QStringLiteral(" blanks "),
            QStringLiteral("x").repeated(100'000)};
}

} // namespace

class TypedBindingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_connection = std::make_unique<Connection>(ConnectionSettings{.url = test::clusterUrl()}); }
    void cleanupTestCase() { m_connection.reset(); }

    void keepsTexts_data();
    void keepsTexts();
    void keepsTextsInArrays();
    void refusesTextWithNul();
    void keepsWholeNumbers_data();
    void keepsWholeNumbers();
    void keepsOtherTypes();
    void keepsNulls();
    void keepsArrays();
    void executesNothingThatIsBound();
    void sendsParameterUsedTwice();
    void countsRowsReadAndAffected();
    void readsWhileAnotherStatementRuns();
    void tellsSqlStateAndConstraintWithoutValues();

private:
    std::unique_ptr<Connection> m_connection;
};

void TypedBindingTest::keepsTexts_data() {
    QTest::addColumn<QString>("text");
    int row = 0;
    for (const QString& text : nastyTexts()) {
        QTest::addRow("%d", ++row) << text;
    }
}

void TypedBindingTest::keepsTexts() {
    QFETCH(QString, text);
    const auto found = m_connection->first(
        kText, {{"it", text}}, [](const Row& row) { return std::pair(row.text("it"), row.bigInt("length")); });
    QCOMPARE(found->first, text);
    QCOMPARE(found->second, text.toUtf8().size());
}

void TypedBindingTest::keepsTextsInArrays() {
    std::vector<std::optional<QString>> items(1);
    for (const QString& text : nastyTexts()) {
        items.emplace_back(text);
    }
    items.emplace_back(std::nullopt);
    const auto found =
        m_connection->all(kTexts, {{"items", items}}, [](const Row& row) { return row.optionalText("it"); });
    QVERIFY(found == items);
}

void TypedBindingTest::refusesTextWithNul() {
    const QString text = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    try {
        m_connection->run(kText, {{"it", text}});
        QFAIL("went through");
    } catch (const DatabaseError& error) {
        QCOMPARE(error.sqlState(), "22021");
    }
    QVERIFY_EXCEPTION_THROWN(m_connection->run(kTexts, {{"items", std::vector<QString>{text}}}), DatabaseError);
}

void TypedBindingTest::keepsWholeNumbers_data() {
    QTest::addColumn<qint64>("number");
    for (const qint64 number : {qint64(0), qint64(-1), (qint64(1) << 53) + 1, -(qint64(1) << 53) - 1,
                                std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
        QTest::addRow("%lld", number) << number;
    }
}

void TypedBindingTest::keepsWholeNumbers() {
    QFETCH(qint64, number);
    QCOMPARE(m_connection->first(kNumber, {{"it", number}}, [](const Row& row) { return row.bigInt("it"); }), number);
}

void TypedBindingTest::keepsOtherTypes() {
    QByteArray bytes;
    for (int i = 255; i >= 0; --i) {
        bytes.append(static_cast<char>(i));
    }
    const Uuid id = Uuid::makeV7();
    const Instant at(std::chrono::milliseconds(1'767'225'599'999));
    const QDate day(2028, 2, 29);
    const auto compare = [&](const QByteArray& expected, bool truth) {
        const auto rows = m_connection->run(
            kMixed, {{"at", at}, {"day", day}, {"bytes", expected}, {"truth", truth}, {"id", id}}, [&](const Row& row) {
                QCOMPARE(row.uuid("id"), id);
                QCOMPARE(row.boolean("truth"), truth);
                QCOMPARE(row.bytes("bytes"), expected);
                QCOMPARE(row.date("day"), day);
                QVERIFY(row.instant("at_ms") == at);
            });
        QCOMPARE(rows, 1);
    };
    compare(bytes, true);
    compare(QByteArray(), false);
}

void TypedBindingTest::keepsNulls() {
    m_connection->run(kMixed,
                      {{"id", nullptr}, {"truth", nullptr}, {"bytes", nullptr}, {"day", nullptr}, {"at", nullptr}},
                      [](const Row& row) {
                          QVERIFY(!row.optionalUuid("id"));
                          QVERIFY(row.isNull("truth"));
                          QVERIFY(row.isNull("bytes"));
                          QVERIFY(!row.optionalDate("day"));
                          QVERIFY(!row.optionalInstant("at_ms"));
                      });
    const std::optional<QString> none;
    QVERIFY(m_connection->first(kText, {{"it", none}}, [](const Row& row) { return row.isNull("it"); }).value());
}

void TypedBindingTest::keepsArrays() {
    const std::vector<qint64> numbers{std::numeric_limits<qint64>::min(), -1, 0, (qint64(1) << 53) + 1};
    const auto number = [](const Row& row) { return row.bigInt("it"); };
    QVERIFY(m_connection->all(kNumbers, {{"items", numbers}}, number) == numbers);
    QVERIFY(m_connection->all(kNumbers, {{"items", std::vector<qint64>()}}, number).empty());
    QVERIFY(m_connection->all(kTexts, {{"items", std::vector<QString>()}}, [](const Row&) { return 0; }).empty());
    QVERIFY(m_connection->all(kUuids, {{"items", nullptr}}, [](const Row&) { return 0; }).empty());

    const std::vector<std::optional<qint64>> holes{std::nullopt, 7, std::nullopt};
    QVERIFY(m_connection->all(kNumbers, {{"items", holes}}, [](const Row& row) { return row.optionalBigInt("it"); }) ==
            holes);
    const std::vector<std::optional<Uuid>> ids{Uuid::makeV7(), std::nullopt, Uuid()};
    QVERIFY(m_connection->all(kUuids, {{"items", ids}}, [](const Row& row) { return row.optionalUuid("it"); }) == ids);
    const std::vector<Uuid> many(5000, Uuid::makeV7());
    QVERIFY(m_connection->all(kUuids, {{"items", many}}, [](const Row& row) { return row.uuid("it"); }) == many);
    const std::vector<QDate> days{QDate(1900, 1, 1), QDate(9999, 12, 31)};
    QVERIFY(m_connection->all(kDates, {{"items", days}}, [](const Row& row) { return row.date("it"); }) == days);
}

void TypedBindingTest::executesNothingThatIsBound() {
    const test::EmptyDatabase database;
    test::runSql(database.url(), QStringLiteral("CREATE TABLE victims (it text); INSERT INTO victims VALUES ('here')"));
    Connection connection({.url = database.url()});
    for (const QString& text : nastyTexts()) {
        connection.run(kText, {{"it", text}});
        connection.run(kTexts, {{"items", std::vector<QString>{text, text}}});
    }
    QCOMPARE(test::askSql(database.url(), QStringLiteral("SELECT it FROM victims")), QStringLiteral("here"));
}

void TypedBindingTest::sendsParameterUsedTwice() {
    static const Statement statement{
        .name = "twice",
        .sql =
            "SELECT ':it \" ''' || :it::text || \"it:it\".\":it\" AS both FROM (SELECT :it::text AS \":it\") \"it:it\"",
        .parameters = {{"it", Type::Text}},
        .columns = {{"both", Type::Text}}};
    QCOMPARE(
        m_connection->first(statement, {{"it", QStringLiteral("x")}}, [](const Row& row) { return row.text("both"); }),
        QStringLiteral(":it \" 'xx"));
}

void TypedBindingTest::countsRowsReadAndAffected() {
    const test::EmptyDatabase database;
    test::runSql(database.url(), QStringLiteral("CREATE TABLE numbers (it bigint)"));
    Connection connection({.url = database.url()});
    static const Statement insert{.name = "insert",
                                  .sql = "INSERT INTO numbers (it) SELECT unnest(:items::bigint[])",
                                  .parameters = {{"items", Type::BigIntArray}}};
    static const Statement remove{.name = "remove",
                                  .sql = "DELETE FROM numbers WHERE it > :least RETURNING it",
                                  .parameters = {{"least", Type::BigInt}},
                                  .columns = {{"it", Type::BigInt}}};
    QCOMPARE(connection.run(insert, {{"items", std::vector<qint64>{1, 2, 3}}}), 3);
    QCOMPARE(connection.run(insert, {{"items", std::vector<qint64>()}}), 0);
    QCOMPARE(connection.run(remove, {{"least", 1}}), 2);
    QCOMPARE(connection.run(remove, std::vector<Bind>{{"least", qint64(1)}}), 0);
}

void TypedBindingTest::readsWhileAnotherStatementRuns() {
    std::vector<qint64> seen;
    m_connection->run(kNumbers, {{"items", std::vector<qint64>{3, 4}}}, [&](const Row& row) {
        const auto found = m_connection->first(kNumber, {{"it", row.bigInt("it") * 2}},
                                               [](const Row& inner) { return inner.bigInt("it"); });
        seen.push_back(*found);
        seen.push_back(row.bigInt("it"));
    });
    QVERIFY((seen == std::vector<qint64>{6, 3, 8, 4}));
}

void TypedBindingTest::tellsSqlStateAndConstraintWithoutValues() {
    const test::EmptyDatabase database;
    test::runSql(database.url(), QStringLiteral("CREATE TABLE people (name text CONSTRAINT people_name_key UNIQUE "
                                                "CONSTRAINT people_have_names CHECK (name <> ''))"));
    Connection connection({.url = database.url()});
    static const Statement insert{
        .name = "insert", .sql = "INSERT INTO people (name) VALUES (:name)", .parameters = {{"name", Type::Text}}};
    const auto failure = [&](const QString& name) {
        try {
            connection.run(insert, {{"name", name}});
        } catch (const DatabaseError& error) {
            return error;
        }
        return DatabaseError("00000", "none");
    };
    QCOMPARE(failure(QStringLiteral("secret")).sqlState(), "00000");
    const DatabaseError twice = failure(QStringLiteral("secret"));
    QVERIFY(twice.uniqueViolation());
    QVERIFY(!twice.connectionLost());
    QCOMPARE(twice.constraint(), QStringLiteral("people_name_key"));
    QCOMPARE(twice.statement(), "insert");
    QVERIFY(!QByteArray(twice.what()).contains("secret"));
    const DatabaseError empty = failure(QString());
    QCOMPARE(empty.sqlState(), "23514");
    QCOMPARE(empty.constraint(), QStringLiteral("people_have_names"));
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::TypedBindingTest)
#include "tst_typedbinding.moc"

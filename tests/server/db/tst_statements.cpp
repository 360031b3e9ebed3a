// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/parameters.h"
#include "server/db/placeholders.h"
#include "server/db/statement.h"
#include "tests/support/testdatabase.h"

#include <QRegularExpression>
#include <QTest>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

namespace {

using Session = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Those of the migrator run as the schema's owner, and the mark of a demo is the owner's to set.
bool isOwners(const Statement& statement) {
    const QByteArray name(statement.name);
    return name.startsWith("migrations_") || name == "bank_mark_demo";
}

QByteArray message(const Answer& answer) {
    return PQresultErrorMessage(answer.get());
}

} // namespace

class StatementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void agreeWithSchema_data() { eachStatement(); }
    void agreeWithSchema();
    void areAllowedToTheirRole_data() { eachStatement(); }
    void areAllowedToTheirRole();
    void nameTheirColumns_data() { eachStatement(); }
    void nameTheirColumns();
    void haveNamesOfTheirOwn();
    void claimBatchesWithoutComparingAllToAll();

private:
    static void eachStatement();
    const Session& sessionOf(const Statement& statement) const { return isOwners(statement) ? m_owner : m_application; }

    std::unique_ptr<test::TestDatabase> m_database;
    Session m_application{nullptr, &PQfinish};
    Session m_owner{nullptr, &PQfinish};
};

void StatementsTest::initTestCase() {
    m_database = std::make_unique<test::TestDatabase>();
    m_application.reset(PQconnectdb(m_database->applicationUrl().toUtf8().constData()));
    m_owner.reset(PQconnectdb(m_database->ownerUrl().toUtf8().constData()));
    QCOMPARE(PQstatus(m_application.get()), CONNECTION_OK);
    QCOMPARE(PQstatus(m_owner.get()), CONNECTION_OK);
}

void StatementsTest::cleanupTestCase() {
    m_application.reset();
    m_owner.reset();
    m_database.reset();
}

void StatementsTest::eachStatement() {
    QTest::addColumn<const Statement*>("statement");
    for (const Statement* statement : allStatements()) {
        QTest::newRow(statement->name) << statement;
    }
}

void StatementsTest::agreeWithSchema() {
    QFETCH(const Statement*, statement);
    const Session& session = sessionOf(*statement);
    const Answer prepared(PQprepare(session.get(), "", numberedSql(*statement).toUtf8().constData(), 0, nullptr),
                          &PQclear);
    QVERIFY2(PQresultStatus(prepared.get()) == PGRES_COMMAND_OK, message(prepared));
    const Answer described(PQdescribePrepared(session.get(), ""), &PQclear);
    QVERIFY2(PQresultStatus(described.get()) == PGRES_COMMAND_OK, message(described));

    QCOMPARE(static_cast<std::size_t>(PQnparams(described.get())), statement->parameters.size());
    for (int i = 0; i < PQnparams(described.get()); ++i) {
        const Parameter& parameter = statement->parameters[static_cast<std::size_t>(i)];
        QVERIFY2(PQparamtype(described.get(), i) == oidOf(parameter.type), parameter.name);
    }
    QCOMPARE(static_cast<std::size_t>(PQnfields(described.get())), statement->columns.size());
    for (const Column& column : statement->columns) {
        const int place = PQfnumber(described.get(), column.name);
        QVERIFY2(place >= 0, column.name);
        QVERIFY2(PQftype(described.get(), place) == oidOf(column.type), column.name);
    }
}

// EXPLAIN checks rights as running does, and changes nothing.
void StatementsTest::areAllowedToTheirRole() {
    QFETCH(const Statement*, statement);
    const Session& session = sessionOf(*statement);
    const Answer prepared(PQprepare(session.get(), "it", numberedSql(*statement).toUtf8().constData(), 0, nullptr),
                          &PQclear);
    QVERIFY2(PQresultStatus(prepared.get()) == PGRES_COMMAND_OK, message(prepared));
    const QStringList nulls(static_cast<qsizetype>(statement->parameters.size()), u"NULL"_s);
    const QString execute = u"EXPLAIN EXECUTE it"_s + (nulls.isEmpty() ? QString() : u'(' + nulls.join(u',') + u')');
    const Answer explained(PQexec(session.get(), execute.toUtf8().constData()), &PQclear);
    QVERIFY2(PQresultStatus(explained.get()) == PGRES_TUPLES_OK, message(explained));
    PQclear(PQexec(session.get(), "DEALLOCATE it"));
}

void StatementsTest::nameTheirColumns() {
    QFETCH(const Statement*, statement);
    static const QRegularExpression star(u"(SELECT|RETURNING|,)\\s+(\\w+\\.)?\\*"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QVERIFY(!QString::fromUtf8(statement->sql).contains(star));
}

void StatementsTest::haveNamesOfTheirOwn() {
    std::set<QByteArray> names;
    for (const Statement* statement : allStatements()) {
        QVERIFY2(names.insert(statement->name).second, statement->name);
    }
    QVERIFY(names.size() > 10);
}

// As the lane plans it: a join of two lists would take n * n steps for a batch of n.
void StatementsTest::claimBatchesWithoutComparingAllToAll() {
    const auto statements = allStatements();
    const auto claim = std::find_if(statements.begin(), statements.end(),
                                    [](const Statement* each) { return QByteArray(each->name) == "ledger_claim"; });
    QVERIFY(claim != statements.end());
    const Session lane(PQconnectdb(m_database->applicationUrl().toUtf8().constData()), &PQfinish);
    PQclear(PQexec(lane.get(), "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; "
                               "SET plan_cache_mode = force_generic_plan"));
    const Answer prepared(PQprepare(lane.get(), "it", numberedSql(**claim).toUtf8().constData(), 0, nullptr), &PQclear);
    QVERIFY2(PQresultStatus(prepared.get()) == PGRES_COMMAND_OK, message(prepared));
    const QStringList nulls(static_cast<qsizetype>((*claim)->parameters.size()), u"NULL"_s);
    const QString explain = u"EXPLAIN (VERBOSE) EXECUTE it("_s + nulls.join(u',') + u')';
    const Answer explained(PQexec(lane.get(), explain.toUtf8().constData()), &PQclear);
    QVERIFY2(PQresultStatus(explained.get()) == PGRES_TUPLES_OK, message(explained));
    QByteArray plan;
    for (int row = 0; row < PQntuples(explained.get()); ++row) {
        plan += QByteArray(PQgetvalue(explained.get(), row, 0)) + '\n';
    }
    QVERIFY2(!plan.contains("Join Filter"), plan.constData());
    QVERIFY2(plan.contains("hashed SubPlan"), plan.constData());
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::StatementsTest)
#include "tst_statements.moc"

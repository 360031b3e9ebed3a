// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/lexer.h"
#include "tests/architecture/rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk::architecture;

namespace {

using Rule = QList<Finding> (*)(const SourceFile&);

void bad(const char* name, Rule rule, const QString& path, const QString& text, qsizetype line = 1) {
    QTest::newRow(name) << rule << path << text << qsizetype(1) << line;
}

void good(const char* name, Rule rule, const QString& path, const QString& text) {
    QTest::newRow(name) << rule << path << text << qsizetype(0) << qsizetype(0);
}

QString sql(const QString& statement) {
    return u"const auto kText = \"%1\";\n"_s.arg(statement);
}

} // namespace

Q_DECLARE_METATYPE(Rule)

// The rules themselves, each on a sample that breaks it and on its nearest neighbour that does not.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsCodeFromCommentsAndLiterals();
    void joinsNeighbouringLiterals();
    void findsWhatIsBroken_data();
    void findsWhatIsBroken();
    void reportsMedianAndTail();

private:
    static void arrows();
    static void words();
    static void statements();
    static void posting();
    static void files();
};

void RulesTest::tellsCodeFromCommentsAndLiterals() {
    const Lexed lexed =
        lex(u"int a = 1'000; // \"one\"\n/* two\n */ f(u\"th\\\"ree\"_s, 'x', R\"(fo\"ur)\", '\"');\n"_s);
    QCOMPARE(lexed.literals.size(), 2);
    QCOMPARE(lexed.literals[0].text, u"th\"ree"_s);
    QCOMPARE(lexed.literals[0].line, 3);
    QCOMPARE(lexed.literals[1].text, u"fo\"ur"_s);
    QVERIFY(lexed.code.contains(u"int a = 1'000;"));
    for (const QString& gone : {u"one"_s, u"two"_s, u"ree"_s, u"x"_s, u"ur"_s}) {
        QVERIFY2(!lexed.code.contains(gone), qPrintable(lexed.code));
    }
    QCOMPARE(lexed.code.count(u'\n'), 3);
    QVERIFY(lexed.withoutComments.contains(u"ree"));
    QVERIFY(!lexed.withoutComments.contains(u"two"));
}

void RulesTest::joinsNeighbouringLiterals() {
    const Lexed lexed = lex(u"f(\"UPDATE a \" // why\n  u\"SET b\", \"other\");"_s);
    QCOMPARE(lexed.literals.size(), 2);
    QCOMPARE(lexed.literals[0].text, u"UPDATE a SET b"_s);
}

void RulesTest::arrows() {
    bad("client includes server", brokenArrows, u"client/app/a.cpp"_s, u"#include \"server/db/x.h\"\n"_s);
    bad("server includes client", brokenArrows, u"server/ops/a.cpp"_s, u"\n#include \"client/net/x.h\"\n"_s, 2);
    bad("shared includes server", brokenArrows, u"shared/core/a.h"_s, u"#include \"server/domain/x.h\"\n"_s);
    bad("shared includes the network", brokenArrows, u"shared/api/a.h"_s, u"#include <QTcpSocket>\n"_s);
    bad("shared includes a module's path", brokenArrows, u"shared/api/a.h"_s, u"#include <QtGui/QColor>\n"_s);
    good("shared includes core", brokenArrows, u"shared/api/a.h"_s, u"#include <QString>\n#include <vector>\n"_s);
    bad("shared domain has an object", brokenArrows, u"shared/domain/a.h"_s, u"#include <QObject>\n"_s);
    bad("domain includes QtNetwork", brokenArrows, u"server/domain/a.h"_s, u"#include <QHostAddress>\n"_s);
    bad("domain includes db", brokenArrows, u"server/domain/a.cpp"_s, u"#include \"server/db/x.h\"\n"_s);
    bad("db includes a service", brokenArrows, u"server/db/a.cpp"_s, u"#include \"server/services/x.h\"\n"_s);
    bad("ledger includes a handler", brokenArrows, u"server/ledger/a.cpp"_s, u"#include \"server/handlers/x.h\"\n"_s);
    bad("service includes http", brokenArrows, u"server/services/a.cpp"_s, u"#include \"server/http/x.h\"\n"_s);
    bad("handler includes http", brokenArrows, u"server/handlers/a.cpp"_s, u"#include \"server/http/x.h\"\n"_s);
    bad("server includes widgets", brokenArrows, u"server/ops/a.cpp"_s, u"#include <QWidget>\n"_s);
    bad("token includes db", brokenArrows, u"server/tokens/a.cpp"_s, u"#include \"server/db/x.h\"\n"_s);
    bad("certificate includes a service", brokenArrows, u"server/tls/a.cpp"_s, u"#include \"server/services/x.h\"\n"_s);
    bad("sql outside db", brokenArrows, u"server/ops/a.cpp"_s, u"#include <QSqlQuery>\n"_s);
    good("sql in db", brokenArrows, u"server/db/a.cpp"_s, u"#include <QSqlQuery>\n"_s);
    good("sql in a test", brokenArrows, u"tests/server/ops/a.cpp"_s, u"#include <QSqlQuery>\n"_s);
    bad("http server outside http", brokenArrows, u"server/ops/a.cpp"_s, u"#include <QAbstractHttpServer>\n"_s);
    good("http server in http", brokenArrows, u"server/http/a.cpp"_s, u"#include <QAbstractHttpServer>\n"_s);
    bad("test module in a program", brokenArrows, u"client/app/a.cpp"_s, u"#include <QTest>\n"_s);
    good("test module in the tour", brokenArrows, u"client/tour/a.cpp"_s, u"#include <QTest>\n"_s);
    bad("presenter includes a widget", brokenArrows, u"client/till/tillpresenter.h"_s, u"#include <QLabel>\n"_s);
    bad("presenter includes our widget", brokenArrows, u"client/till/tillpresenter.h"_s,
        u"#include \"client/widgets/x.h\"\n"_s);
    bad("presenter includes its page", brokenArrows, u"client/till/tillpresenter.h"_s,
        u"#include \"client/till/tillpage.h\"\n"_s);
    bad("page includes the network", brokenArrows, u"client/till/tillpage.cpp"_s, u"#include \"client/net/api.h\"\n"_s);
    good("page includes a widget", brokenArrows, u"client/till/tillpage.cpp"_s, u"#include <QLabel>\n"_s);
    good("page includes an error", brokenArrows, u"client/till/tillpage.h"_s,
         u"#include \"client/net/apierror.h\"\n"_s);
    bad("panel includes the network", brokenArrows, u"client/till/panel.h"_s, u"#include \"client/net/api.h\"\n"_s);
    good("presenter includes a page of a list", brokenArrows, u"client/till/tillpresenter.h"_s,
         u"#include \"shared/api/page.h\"\n"_s);
    bad("widget includes the network", brokenArrows, u"client/widgets/a.cpp"_s, u"#include <QNetworkReply>\n"_s);
    bad("header without its path", brokenArrows, u"server/db/a.cpp"_s, u"#include \"statement.h\"\n"_s);
    bad("path that climbs", brokenArrows, u"server/db/a.cpp"_s, u"#include \"../ops/x.h\"\n"_s);
    good("include in a comment", brokenArrows, u"client/app/a.cpp"_s, u"// #include \"server/db/x.h\"\n"_s);
    bad("shared links more than core", brokenLinks, u"shared/CMakeLists.txt"_s, u"x Qt6::Core\n Qt6::Network\n"_s, 2);
    good("client links more than core", brokenLinks, u"client/CMakeLists.txt"_s, u"Qt6::Network"_s);
}

void RulesTest::words() {
    bad("no licence", missingLicence, u"shared/a.h"_s, u"#pragma once\n"_s);
    bad("no licence in a script", missingLicence, u"tools/a"_s, u"#!/bin/sh\nexit\n"_s);
    good("licence", missingLicence, u"shared/a.h"_s, u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s);
    good("licence in a script", missingLicence, u"tools/a"_s,
         u"#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n"_s);
    bad("unfinished", bannedWords, u"shared/a.h"_s, u"\n// TODO later\n"_s, 2);
    bad("unfinished script", bannedWords, u"tools/a"_s, u"#!/bin/sh\n# FIXME\n"_s, 2);
    bad("skipped test", bannedWords, u"tests/a.cpp"_s, u"QSKIP(\"no\");\n"_s);
    bad("vague class", bannedWords, u"client/a.h"_s, u"class SessionManager {};\n"_s);
    bad("vague struct", bannedWords, u"client/a.h"_s, u"struct StringUtils {};\n"_s);
    good("Qt's own manager", bannedWords, u"client/a.h"_s, u"class QNetworkAccessManager;\n"_s);
    bad("namespace let loose", bannedWords, u"client/a.cpp"_s, u"using namespace std;\n"_s);
    good("literals of a namespace", bannedWords, u"client/a.cpp"_s, u"using namespace std::chrono_literals;\n"_s);
    bad("floating money", floatingMoney, u"server/ledger/a.cpp"_s, u"double amount = 0;\n"_s);
    bad("money from a floating text", floatingMoney, u"client/till/a.cpp"_s, u"f(text.toDouble());\n"_s);
    bad("floating money edit", floatingMoney, u"client/widgets/moneyedit.cpp"_s, u"float x;\n"_s);
    good("fraction turned away", floatingMoney, u"shared/api/a.cpp"_s,
         u"bool fraction(double, int) { return false; }\n"_s);
    good("floating seconds in a log", floatingMoney, u"server/ops/log.cpp"_s, u"double seconds = 0;\n"_s);
    good("floating paint", floatingMoney, u"client/widgets/chart.cpp"_s, u"double x;\n"_s);
    good("floating in a comment", floatingMoney, u"server/ledger/a.cpp"_s, u"// never a double\n"_s);
}

void RulesTest::statements() {
    bad("every column", looseStatements, u"server/db/a.cpp"_s, sql(u"SELECT * FROM a"_s));
    bad("every column over two literals", looseStatements, u"server/db/a.cpp"_s,
        u"f(\"select \"\n  \"* FROM a\");\n"_s);
    bad("every column of one table", looseStatements, u"server/db/a.cpp"_s, sql(u"SELECT b.* FROM a AS b"_s));
    bad("every column in a migration", looseStatements, u"migrations/1.up.sql"_s,
        u"\nINSERT INTO b SELECT * FROM a;\n"_s, 2);
    good("a count", looseStatements, u"server/db/a.cpp"_s, sql(u"SELECT count(*) FROM a"_s));
    bad("glued", looseStatements, u"server/db/a.cpp"_s, sql(u"DELETE FROM a WHERE b = '%1'"_s));
    good("a pattern", looseStatements, u"server/db/a.cpp"_s, sql(u"SELECT b FROM a WHERE c LIKE '%' || :c"_s));
    bad("bound past the wrapper", looseStatements, u"server/db/store.cpp"_s, u"query.bindValue(0, x);\n"_s);
    bad("bound by place", looseStatements, u"server/db/store.cpp"_s, u"query.addBindValue(x);\n"_s);
    good("bound in the wrapper", looseStatements, u"server/db/preparedstatement.cpp"_s, u"query.bindValue(0, x);\n"_s);
    bad("trigger beside a table", mixedMigration, u"migrations/1.up.sql"_s,
        u"CREATE TABLE a (b int);\nCREATE TRIGGER c;\n"_s, 2);
    good("trigger apart", mixedMigration, u"migrations/1.up.sql"_s, u"CREATE TRIGGER c;\n"_s);
}

void RulesTest::posting() {
    const QString path = u"server/db/postingstatements.cpp"_s;
    bad("procedure", unportablePosting, path, sql(u"DO $$ BEGIN END $$"_s));
    bad("procedural language", unportablePosting, path, sql(u"x LANGUAGE plpgsql"_s));
    bad("savepoint", unportablePosting, path, sql(u"SAVEPOINT a"_s));
    bad("advisory lock", unportablePosting, path, sql(u"SELECT pg_advisory_xact_lock(1)"_s));
    bad("listen", unportablePosting, path, sql(u"LISTEN a"_s));
    bad("notify", unportablePosting, path, sql(u"NOTIFY a"_s));
    bad("sequence", unportablePosting, path, sql(u"SELECT nextval('a')"_s));
    bad("truncate", unportablePosting, path, sql(u"TRUNCATE a"_s));
    bad("temporary table", unportablePosting, u"server/ledger/lane.cpp"_s, sql(u"x TEMP TABLE a"_s));
    bad("session setting", unportablePosting, path, sql(u"SET lock_timeout = 1"_s));
    bad("session setting after another", unportablePosting, path, sql(u"SELECT 1; SET SESSION a = 1"_s));
    good("local setting", unportablePosting, path, sql(u"SET LOCAL lock_timeout = 1"_s));
    good("update", unportablePosting, path, u"f(\"UPDATE a \"\n  \"SET b = 1\");\n"_s);
    good("off the posting path", unportablePosting, u"server/db/migrator.cpp"_s, sql(u"SELECT pg_advisory_lock(1)"_s));
}

void RulesTest::files() {
    bad("too long", oversized, u"client/a.cpp"_s, u"x\n"_s.repeated(401), 0);
    good("long enough", oversized, u"client/a.cpp"_s, u"x\n"_s.repeated(400));
    good("long text", oversized, u"docs/a.md"_s, u"x\n"_s.repeated(900));
}

void RulesTest::findsWhatIsBroken_data() {
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("count");
    QTest::addColumn<qsizetype>("line");
    arrows();
    words();
    statements();
    posting();
    files();
}

void RulesTest::findsWhatIsBroken() {
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(qsizetype, count);
    QFETCH(qsizetype, line);
    const QList<Finding> findings = rule(SourceFile(path, text));
    for (const Finding& finding : findings) {
        QCOMPARE(finding.path, path);
        QCOMPARE(finding.line, line);
        QVERIFY(!finding.message.isEmpty());
    }
    QCOMPARE(findings.size(), count);
}

void RulesTest::reportsMedianAndTail() {
    QList<SourceFile> sources;
    for (int lines = 1; lines <= 10; ++lines) {
        sources.append(SourceFile(u"shared/%1.h"_s.arg(lines), u"x\n"_s.repeated(lines)));
    }
    const Sizes sizes = sizesOf(sources);
    QCOMPARE(sizes.files, 10);
    QCOMPARE(sizes.median, 6);
    QCOMPARE(sizes.p90, 10);
    QCOMPARE(sizes.largest, 10);
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/envfile.h"

#include <QTest>

using namespace tellerdesk::server::ops;

class EnvFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsValues_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << QByteArray("KEY=value") << QStringLiteral("value");
        QTest::newRow("empty") << QByteArray("KEY=") << QString();
        QTest::newRow("inner blanks") << QByteArray("KEY=two words ") << QStringLiteral("two words");
        QTest::newRow("comment") << QByteArray("KEY=value # why") << QStringLiteral("value");
        QTest::newRow("comment only") << QByteArray("KEY= # none") << QString();
        QTest::newRow("hash inside") << QByteArray("KEY=a#b") << QStringLiteral("a#b");
        QTest::newRow("equals inside") << QByteArray("KEY=a=b") << QStringLiteral("a=b");
        QTest::newRow("dollar") << QByteArray("KEY=$HOME") << QStringLiteral("$HOME");
        QTest::newRow("single quotes") << QByteArray("KEY='a \"b\" \\n # c' # d") << QStringLiteral("a \"b\" \\n # c");
        QTest::newRow("double quotes") << QByteArray("KEY=\"a\\\"b\\\\c\\n\\td\"") << QStringLiteral("a\"b\\c\n\td");
        QTest::newRow("carriage return") << QByteArray("KEY=value\r") << QStringLiteral("value");
        QTest::newRow("korean") << QByteArray("KEY=\xED\x95\x9C") << QString(QChar(0xD55C));
    }
    void readsValues() {
        QFETCH(QByteArray, line);
        QFETCH(QString, value);
        const auto lines = parseEnvFile(line + "\n");
        QVERIFY(lines);
        const std::vector<EnvLine> expected = {{.number = 1, .key = QStringLiteral("KEY"), .value = value}};
        QCOMPARE(*lines, expected);
    }

    void leavesOutBlankLinesAndComments() {
        const auto lines = parseEnvFile("\xEF\xBB\xBF# head\n\n  A=1\n\t# more\nB=2");
        QVERIFY(lines);
        QCOMPARE(lines->size(), 2U);
        QCOMPARE(lines->at(0).number, 3);
        QCOMPARE(lines->at(1).key, QStringLiteral("B"));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const QByteArray& content, const char* error) {
            QTest::newRow(name) << content << QString::fromLatin1(error);
        };
        row("no equals", "A=1\nsecret", "line 2: KEY=VALUE");
        row("lower case", "key=secret", "line 1: a key has");
        row("export", "export KEY=secret", "line 1: a key has");
        row("blank before equals", "KEY =secret", "line 1: a key has");
        row("blank behind equals", "KEY= secret", "line 1: there is a blank");
        row("quote in the middle", "KEY=sec'ret", "line 1: KEY: a value with quotes");
        row("backslash", "KEY=sec\\ret", "line 1: KEY: a value with quotes");
        row("hash first", "KEY=#secret", "line 1: KEY: a value that begins with #");
        row("open single quote", "KEY='secret", "line 1: KEY: the closing quote");
        row("open double quote", "KEY=\"secret", "line 1: KEY: the closing quote");
        row("behind the quote", "KEY='a'secret", "line 1: KEY: there is text behind");
        row("hash right behind the quote", "KEY='a'#secret", "line 1: KEY: there is text behind");
        row("unknown escape", "KEY=\"\\x secret\"", "line 1: KEY: only");
        row("twice", "KEY=1\nKEY=secret", "line 2: KEY stands there already");
        row("not UTF-8", "KEY=\xFFsecret", "the file is not UTF-8");
        row("zero", QByteArray("KEY=secret\0x", 12), "the file is not UTF-8");
    }
    void refuses() {
        QFETCH(QByteArray, content);
        QFETCH(QString, error);
        const auto lines = parseEnvFile(content);
        QVERIFY(!lines);
        QCOMPARE(lines.error().size(), 1);
        QVERIFY2(lines.error().front().startsWith(error), qPrintable(lines.error().front()));
        QVERIFY(!lines.error().front().contains(QStringLiteral("secret")));
    }

    void reportsEveryBadLine() {
        const auto lines = parseEnvFile("a=1\nB=2\nc=3\n");
        QVERIFY(!lines);
        QCOMPARE(lines.error().size(), 2);
    }
};

QTEST_GUILESS_MAIN(EnvFileTest)
#include "tst_envfile.moc"

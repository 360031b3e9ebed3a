// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingtexts.h"
#include "client/printing/documents.h"
#include "client/printing/pdf.h"
#include "tests/client/support/samples.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

Letterhead head() {
    return {.bank = QStringLiteral("Bank & Sons"),
            .branch = QStringLiteral("Main Street (001)"),
            .teller = QStringLiteral("Ines Berger")};
}

QString plain(const QString& html) {
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapesWhatPeopleTyped();
    void marksTheDemo();
    void statementHoldsItsTotals();
    void writesPdfs_data();
    void writesPdfs();
    void saysWhyAFileCannotBeWritten();
    void showsPathsInShort();
};

void TestDocuments::showsPathsInShort() {
    QCOMPARE(shownPath(QDir::homePath() + QStringLiteral("/Documents/a.pdf")), QStringLiteral("~/Documents/a.pdf"));
    QCOMPARE(shownPath(QDir::homePath() + QStringLiteral("more/a.pdf")),
             QDir::homePath() + QStringLiteral("more/a.pdf"));
    QCOMPARE(shownPath(QStringLiteral("/tmp/a.pdf")), QStringLiteral("/tmp/a.pdf"));
}

void TestDocuments::escapesWhatPeopleTyped() {
    const QString evil = QStringLiteral("<img src=\"file:///etc/passwd\"><b>&amp;");
    const AccountInfo from = account(customer(evil), 1, "EUR", 100'000);
    Letterhead named = head();
    named.teller = evil;
    EntryInfo line = entry(1, 1, 1, QDate(2026, 11, 1));
    line.narrative = evil;
    const QString statement = statementHtml({.head = named, .period = {.account = from, .entries = {line}}});
    QVERIFY(!statement.contains(QStringLiteral("<img")));
}

void TestDocuments::marksTheDemo() {
    const AccountInfo from = account(customer(QStringLiteral("Kim")), 1, "EUR", 1);
    for (const bool demo : {false, true}) {
        Letterhead of = head();
        of.demo = demo;
        const QString mark = QStringLiteral("DEMO");
        QCOMPARE(statementHtml({.head = of, .period = {.account = from}}).contains(mark), demo);
    }
}

void TestDocuments::statementHoldsItsTotals() {
    const AccountInfo of = account(customer(QStringLiteral("Kim")), 1, "EUR", 1);
    const StatementPeriod period{
        .account = of,
        .from = QDate(2026, 11, 1),
        .to = QDate(2026, 11, 30),
        .entries = {entry(2, -300, 700, QDate(2026, 11, 2)), entry(1, 900, 1'000, QDate(2026, 11, 1))},
        .openingMinor = 100,
        .closingMinor = 700,
        .creditsMinor = 900,
        .debitsMinor = 300};
    const QString text = plain(statementHtml({.head = head(), .period = period}));
    for (const char* fact : {"1.00 EUR", "7.00 EUR", "9.00 EUR", "3.00 EUR", "+9.00", "-3.00", "10.00"}) {
        QVERIFY2(text.contains(QString::fromLatin1(fact)), fact);
    }
    QVERIFY(text.contains(groupedNumber(of.number)));
}

void TestDocuments::writesPdfs_data() {
    QTest::addColumn<Paper>("paper");
    QTest::newRow("receipt") << Paper::Receipt80mm;
    QTest::newRow("statement") << Paper::A4;
}

void TestDocuments::writesPdfs() {
    QFETCH(Paper, paper);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("paper.pdf"));
    QCOMPARE(writePdf(QStringLiteral("<p>영수증</p>").repeated(100), paper, file), QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
}

void TestDocuments::saysWhyAFileCannotBeWritten() {
    const QTemporaryDir folder;
    const QString nowhere = folder.filePath(QStringLiteral("missing/paper.pdf"));
    QVERIFY(!writePdf(QStringLiteral("x"), Paper::A4, nowhere).isEmpty());
    QVERIFY(!QFile::exists(nowhere));
}

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/diskthread.h"
#include "client/printing/receiptprinting.h"
#include "client/printing/statementprinting.h"
#include "tests/client/support/fakespooler.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestStatementPrinting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void needsAPrinterOfA4() {
        const QTemporaryDir folder;
        DiskThread disk;
        FakeSpooler spooler;
        PrintChoiceFile choice(disk, folder.filePath(QStringLiteral("printing.json")));
        const StatementPrinting printing(spooler, choice);
        choice.set({.paper = Paper::A4});
        QVERIFY(!printing.hasPrinter()); // a file
        choice.set({.printer = QStringLiteral("Desk_7"), .paper = Paper::Receipt80mm});
        QVERIFY(!printing.hasPrinter()); // a roll
        choice.set({.printer = QStringLiteral("Office"), .paper = Paper::A4});
        QVERIFY(printing.hasPrinter());
    }

    void printsOnTheChosenPrinter() {
        const QTemporaryDir folder;
        DiskThread disk;
        FakeSpooler spooler;
        PrintChoiceFile choice(disk, folder.filePath(QStringLiteral("printing.json")));
        StatementPrinting printing(spooler, choice);
        QSignalSpy said(&printing, &StatementPrinting::noticed);
        choice.set({.printer = QStringLiteral("Office"), .paper = Paper::A4});
        printing.print(QStringLiteral("<p>Statement</p>"), QStringLiteral("Statement 12"));
        QTRY_VERIFY_WITH_TIMEOUT(spooler.isWaiting(), 30'000);
        const PrintOrder& order = spooler.orders.front();
        QCOMPARE(order.printer, QStringLiteral("Office"));
        QCOMPARE(order.title, QStringLiteral("Statement 12"));
        QVERIFY(order.pdf.startsWith("%PDF"));
        QCOMPARE(order.sizeMm.toSize(), QSize(210, 297));
        spooler.say({});
        QVERIFY(said.takeFirst().first().toString().contains(QStringLiteral("Office")));
        printing.print(QStringLiteral("<p>Statement</p>"), QStringLiteral("Statement 12"));
        QTRY_VERIFY_WITH_TIMEOUT(spooler.isWaiting(), 30'000);
        spooler.say(PrintFault::Aborted);
        QCOMPARE(said.takeFirst().first().toString(), faultText(PrintFault::Aborted, QStringLiteral("Office")));
    }
};

QTEST_MAIN(TestStatementPrinting)
#include "tst_statementprinting.moc"

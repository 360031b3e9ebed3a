// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt that is printed without being asked for: on the whole client with a real server, from the kept choice to
// the paper.
#include "client/app/application.h"
#include "tests/client/faults/deskhand.h"
#include "tests/client/support/realbank.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;
using namespace Qt::StringLiterals;

class TestAutomaticPaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comesAfterThePosting_data();
    void comesAfterThePosting();

private:
    RealBank m_bank;
};

void TestAutomaticPaper::initTestCase() {
    QVERIFY(m_bank.start());
    QVERIFY(!m_bank.addCustomer(u"Mina Kim"_s).isEmpty());
}

void TestAutomaticPaper::comesAfterThePosting_data() {
    QTest::addColumn<QString>("teller");
    QTest::addColumn<bool>("automatic");
    QTest::newRow("automatic") << u"mina"_s << true;
    QTest::newRow("on request") << u"jun"_s << false;
}

// Without a printer the paper is a PDF.
void TestAutomaticPaper::comesAfterThePosting() {
    QFETCH(QString, teller);
    QFETCH(bool, automatic);
    const QTemporaryDir folder;
    m_bank.writeConfig(folder.filePath(u"tellerdesk.conf"_s), m_bank.port());
    qputenv("TELLERDESK_CONFIG", QFile::encodeName(folder.filePath(u"tellerdesk.conf"_s)));
    QVERIFY(QDir().mkpath(folder.filePath(u"data"_s)));
    QFile choice(folder.filePath(u"data/printing.json"_s));
    QVERIFY(choice.open(QIODevice::WriteOnly));
    choice.write(automatic ? R"({"printer": "", "paper": "a4", "automatic": true})"
                           : R"({"printer": "", "paper": "a4", "automatic": false})");
    choice.close();
    const auto papers = [&folder] {
        return QDir(folder.filePath(u"papers"_s)).entryList({u"receipt-*.pdf"_s}, QDir::Files).size();
    };

    Application application(
        {.dataFolder = folder.filePath(u"data"_s), .documentsFolder = folder.filePath(u"papers"_s), .keychain = false});
    DeskHand hand(application);
    QVERIFY2(hand.signIn(teller, kPassword) && hand.openTill() && hand.serve(u"Mina Kim"_s) &&
                 hand.fillDeposit(u"12.34"_s) && hand.review(),
             qPrintable(hand.fault()));
    QCOMPARE(papers(), 0);
    hand.post();
    QVERIFY2(hand.waits("posted", [&] { return hand.reads("resultState") == u"Posted"; }), qPrintable(hand.fault()));
    if (!automatic) {
        QCOMPARE(papers(), 0);
        hand.press(Qt::CTRL | Qt::Key_P);
    }
    QVERIFY2(hand.waits("the paper", [&] { return hand.reads("messageText").contains(u"Saved as"); }),
             qPrintable(hand.fault()));
    QCOMPARE(papers(), 1);
}

QTEST_MAIN(TestAutomaticPaper)
#include "tst_automaticpaper.moc"

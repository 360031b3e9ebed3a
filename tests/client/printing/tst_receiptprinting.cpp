// SPDX-License-Identifier: GPL-3.0-or-later
// From a posting to its paper: what is asked of the server and of the printer, and what is kept when there is no paper.
#include "client/printing/printing.h"
#include "tests/client/support/fakespooler.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

const QString kPrinter = QStringLiteral("Desk_7");

struct Station {
    QTemporaryDir folder;
    DiskThread disk;
    FakeApi api;
    FakeSpooler spooler;
    Printing printing{{.api = api,
                       .disk = disk,
                       .spooler = spooler,
                       .bank = [] { return BankName{.name = QStringLiteral("Bank")}; },
                       .dataFolder = folder.filePath(QStringLiteral("data")),
                       .documentsFolder = folder.filePath(QStringLiteral("papers"))}};
    Receipt receipt = receiptOf(PostingKind::Deposit, 1'250);
    QSignalSpy said{&printing.receipts, &ReceiptPrinting::noticed};

    explicit Station(const QString& printer = kPrinter) { printing.choice.set({.printer = printer}); }

    const PostingId& id() const { return receipt.postingId; }
    // The server tells what stands on the receipt, and renders.
    void giveReceipt() {
        QCOMPARE(api.next().path, QStringLiteral("/v1/postings/%1/receipt").arg(id().toString()));
        api.reply(receipt.toJson());
    }
    RequestKey giveCopy(qint64 n) {
        const RequestKey key = api.next().key.value();
        checkCopy();
        api.reply(ReceiptCopy{.id = key.value, .postingId = id(), .n = n}.toJson(), 201);
        return key;
    }
    void checkCopy() {
        QCOMPARE(api.next().path, QStringLiteral("/v1/postings/%1/copies").arg(id().toString()));
        QCOMPARE(api.next().method, QByteArray("POST"));
    }
    void awaitOrder() {
        QVERIFY(QTest::qWaitFor([this] { return spooler.isWaiting(); }, 30'000));
    }
    void printFirst(const std::optional<PrintFault>& fault = {}) {
        printing.receipts.print(id());
        giveReceipt();
        awaitOrder();
        spooler.say(fault);
    }
    bool isListed() const { return printing.failed.contains(id()); }
    QStringList papers() const {
        return QDir(folder.filePath(QStringLiteral("papers"))).entryList(QDir::Files, QDir::Name);
    }
};

} // namespace

class TestReceiptPrinting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheCustomersPaper();
    void marksTheSecondPaperAsCopy();
    void makesOnePaperForTwoPresses();
    void keepsWhatCouldNotStart();
    void keepsWhatCupsAborted();
    void keepsWhatTheServerCouldNotTell();
    void asksForACopyByTheSameKeyAgain();
    void savesPdfs();
    void keepsAPdfThatCouldNotBeWritten();
    void neverTouchesThePosting();
    void tellsTheNextUserNothing();
    void countsNoCopyForTheNextUser();
};

void TestReceiptPrinting::printsTheCustomersPaper() {
    Station at;
    at.printFirst();
    QCOMPARE(at.spooler.orders.size(), std::size_t(1));
    QCOMPARE(at.spooler.orders[0].printer, kPrinter);
    QVERIFY(at.spooler.orders[0].pdf.startsWith("%PDF-"));
    QVERIFY(!at.spooler.orders[0].title.contains(at.receipt.account.ownerName)); // queues are for everybody to see
    QVERIFY(!at.isListed());
    QCOMPARE(at.said.last().first().toString(), QStringLiteral("Printed on Desk_7."));
}

void TestReceiptPrinting::marksTheSecondPaperAsCopy() {
    Station at;
    at.printFirst();
    at.printing.receipts.print(at.id()); // Ctrl+P once more
    at.giveReceipt();
    at.giveCopy(1);
    at.awaitOrder();
    at.spooler.say({});
    QVERIFY(at.said.last().first().toString().contains(QStringLiteral("COPY 1")));
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    at.giveCopy(2);
    at.awaitOrder();
    at.spooler.say({});
    QVERIFY(at.said.last().first().toString().contains(QStringLiteral("COPY 2")));
}

void TestReceiptPrinting::makesOnePaperForTwoPresses() {
    Station at;
    at.printing.receipts.print(at.id());
    at.printing.receipts.print(at.id());
    QVERIFY(at.printing.receipts.isUnderWay(at.id()));
    QCOMPARE(at.api.calls().size(), std::size_t(1));
    at.giveReceipt();
    at.awaitOrder();
    at.spooler.say({});
    QVERIFY(!at.printing.receipts.isUnderWay(at.id()));
}

void TestReceiptPrinting::keepsWhatCouldNotStart() {
    Station at;
    at.printFirst(PrintFault::Rejected);
    QVERIFY(at.isListed());
    QVERIFY(at.said.last().first().toString().contains(QStringLiteral("The posting stands")));
    at.printing.receipts.printAgain(at.id()); // nothing had come out: still the customer's own paper
    at.giveReceipt();
    at.awaitOrder();
    at.spooler.say({});
    QVERIFY(!at.isListed());
    QCOMPARE(at.said.last().first().toString(), QStringLiteral("Printed on Desk_7."));
}

void TestReceiptPrinting::keepsWhatCupsAborted() {
    Station at;
    at.printFirst(PrintFault::Aborted);
    QVERIFY(at.isListed());
    at.printing.receipts.printAgain(at.id()); // part of it may lie in the printer's tray
    at.giveReceipt();
    at.giveCopy(1);
    at.awaitOrder();
    at.spooler.say(PrintFault::Aborted);
    QVERIFY(at.isListed());
}

void TestReceiptPrinting::keepsWhatTheServerCouldNotTell() {
    Station at;
    at.printing.receipts.print(at.id());
    at.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(at.isListed());
    QVERIFY(at.spooler.orders.empty());
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    at.awaitOrder();
    at.spooler.say({});
    QVERIFY(!at.isListed());
}

void TestReceiptPrinting::asksForACopyByTheSameKeyAgain() {
    Station at;
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    const RequestKey first = at.api.next().key.value();
    at.api.fail({.kind = ApiError::Kind::TimedOut}); // perhaps counted, perhaps not
    QVERIFY(at.isListed());
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    QCOMPARE(at.giveCopy(1), first);
    at.awaitOrder();
    at.spooler.say(PrintFault::NoSpooler); // certain that there is no COPY 1 yet
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    QCOMPARE(at.giveCopy(1), first);
    at.awaitOrder();
    at.spooler.say({});
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    QVERIFY(at.giveCopy(2) != first);
}

void TestReceiptPrinting::savesPdfs() {
    Station at{QString()};
    QSignalSpy saved(&at.printing.receipts, &ReceiptPrinting::documentSaved);
    at.printing.receipts.print(at.id());
    at.giveReceipt();
    QTRY_COMPARE(saved.count(), 1);
    at.printing.receipts.print(at.id());
    at.giveReceipt();
    at.giveCopy(1);
    QTRY_COMPARE(saved.count(), 2);
    QCOMPARE(at.papers(), (QStringList{QStringLiteral("receipt-%1-copy-1.pdf").arg(at.id().toString()),
                                       QStringLiteral("receipt-%1.pdf").arg(at.id().toString())}));
    QVERIFY(at.spooler.orders.empty());
    QVERIFY(!at.isListed());
}

void TestReceiptPrinting::keepsAPdfThatCouldNotBeWritten() {
    Station at{QString()};
    QFile inTheWay(at.folder.filePath(QStringLiteral("papers")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    at.printing.receipts.print(at.id());
    at.giveReceipt();
    QTRY_VERIFY(at.isListed());
    QVERIFY(inTheWay.remove());
    QSignalSpy saved(&at.printing.receipts, &ReceiptPrinting::documentSaved);
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!at.isListed());
}

// Whatever becomes of the paper, the server is asked for nothing but receipts and copies.
void TestReceiptPrinting::neverTouchesThePosting() {
    Station at;
    for (const auto fault : {PrintFault::NoSpooler, PrintFault::NoAnswer, PrintFault::Aborted, PrintFault::Waiting}) {
        at.receipt.postingId = PostingId::make();
        at.printFirst(fault);
        QVERIFY(at.isListed());
    }
    for (const ApiCall& call : at.api.calls()) {
        QVERIFY(call.path.endsWith(QStringLiteral("/receipt")) || call.path.endsWith(QStringLiteral("/copies")));
    }
}

void TestReceiptPrinting::tellsTheNextUserNothing() {
    Station at;
    at.printing.receipts.print(at.id());
    at.giveReceipt();
    at.awaitOrder();
    at.printing.receipts.forgetAsker();
    at.spooler.say({});
    QVERIFY(!at.printing.receipts.isUnderWay(at.id()));
    QVERIFY(at.said.isEmpty());
    at.printing.receipts.printAgain(at.id());
    at.giveReceipt();
    at.giveCopy(1);
    at.awaitOrder();
    at.printing.receipts.forgetAsker();
    at.spooler.say(PrintFault::Aborted);
    QVERIFY(at.said.isEmpty());
    QVERIFY(at.isListed()); // the paper is missing, whoever is at the desk
}

void TestReceiptPrinting::countsNoCopyForTheNextUser() {
    Station at;
    at.printFirst();
    at.said.clear();
    at.printing.receipts.printAgain(at.id());
    at.printing.receipts.forgetAsker();
    at.giveReceipt();
    QVERIFY(!at.api.isWaiting());
    QVERIFY(at.isListed());
    QVERIFY(at.said.isEmpty());
}

QTEST_MAIN(TestReceiptPrinting)
#include "tst_receiptprinting.moc"

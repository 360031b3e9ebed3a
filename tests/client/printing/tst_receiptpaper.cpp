// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/dates.h"
#include "client/counter/postingtexts.h"
#include "client/printing/pdf.h"
#include "client/printing/receiptpaper.h"
#include "tests/client/support/samples.h"

#include <QLocale>
#include <QTest>
#include <QTextDocument>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

const BankName kBank{.name = QStringLiteral("Bank & Sons")};

QString plain(const ReceiptPaper& paper) {
    QTextDocument document;
    document.setHtml(receiptHtml(paper));
    return document.toPlainText().replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

class TestReceiptPaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void holdsItsFacts() {
        Receipt receipt = receiptOf(PostingKind::Withdrawal, 25'000);
        receipt.narrative = QStringLiteral("rent");
        const QString text = plain({.bank = kBank, .receipt = receipt});
        for (const QString& fact :
             {kBank.name, receipt.branch.name, receipt.branch.code, receipt.teller.fullName, QStringLiteral("17"),
              receipt.postingId.toString(), dateText(receipt.businessDate), groupedNumber(receipt.account.number),
              receipt.account.ownerName, QStringLiteral("250.00 EUR"), QStringLiteral("750.00 EUR"),
              QStringLiteral("rent"), QStringLiteral("2:05"), QStringLiteral("+09:00")}) {
            QVERIFY2(text.contains(fact), qPrintable(fact + QStringLiteral(" in ") + text));
        }
        QVERIFY(!text.contains(QStringLiteral("COPY")));
    }

    void tellsNothingOfTheReceiversMoney() {
        const Receipt receipt = receiptOf(PostingKind::Transfer, 25'000);
        const QString text = plain({.bank = kBank, .receipt = receipt});
        QVERIFY(text.contains(receipt.toAccount->ownerName));
        QVERIFY(text.contains(groupedNumber(receipt.toAccount->number)));
        QCOMPARE(text.count(QStringLiteral("EUR")), 2); // the amount, and the payer's balance
    }

    void marksCopiesAndTheDemo() {
        const Receipt receipt = receiptOf(PostingKind::Deposit, 1);
        QVERIFY(plain({.bank = kBank, .receipt = receipt, .copy = 3}).contains(QStringLiteral("COPY 3")));
        QVERIFY(!plain({.bank = kBank, .receipt = receipt}).contains(QStringLiteral("DEMO")));
        const BankName demo{.name = kBank.name, .demo = true};
        QVERIFY(plain({.bank = demo, .receipt = receipt}).contains(QStringLiteral("DEMO")));
    }

    void escapesWhatPeopleTyped() {
        const QString evil = QStringLiteral("<img src=\"file:///etc/passwd\"><b>&amp;");
        Receipt receipt = receiptOf(PostingKind::Transfer, 1);
        receipt.narrative = evil;
        receipt.account.ownerName = evil;
        receipt.toAccount->ownerName = evil;
        receipt.teller.fullName = evil;
        receipt.branch.name = evil;
        const ReceiptPaper paper{.bank = {.name = evil}, .receipt = receipt};
        QVERIFY(!receiptHtml(paper).contains(QStringLiteral("<img")));
        QCOMPARE(plain(paper).count(evil), 6);
    }

    void isAsLongAsItsText() {
        Receipt receipt = receiptOf(PostingKind::Transfer, kMaxAmountMinor);
        RenderedPaper shorter;
        renderPdf(receiptHtml({.bank = kBank, .receipt = receipt}), Paper::Receipt80mm, this,
                  [&shorter](const RenderedPaper& paper) { shorter = paper; });
        receipt.account.ownerName = longName();
        RenderedPaper longer;
        renderPdf(receiptHtml({.bank = kBank, .receipt = receipt}), Paper::Receipt80mm, this,
                  [&longer](const RenderedPaper& paper) { longer = paper; });
        QTRY_VERIFY(!shorter.pdf.isEmpty() && !longer.pdf.isEmpty());
        QVERIFY(shorter.pdf.startsWith("%PDF-"));
        QCOMPARE(qRound(shorter.sizeMm.width()), 80);
        QCOMPARE(qRound(longer.sizeMm.width()), 80);
        QVERIFY(longer.sizeMm.height() > shorter.sizeMm.height());
    }
};

QTEST_MAIN(TestReceiptPaper)
#include "tst_receiptpaper.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The day's work by keys alone: finding a posting, its receipt and copies, and what is not printed.
#include "client/app/errortext.h"
#include "client/app/mainwindow.h"
#include "client/journal/myworkpage.h"
#include "client/journal/printingpage.h"
#include "client/journal/receiptpage.h"
#include "shared/api/page.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/fakecourier.h"
#include "tests/client/support/workshelf.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestMyWorkPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatBecameOfEach();
    void filtersAsOneTypes();
    void totalsWhatWasPosted();
    void totalsMoreThanTheBooksCanHold();
    void readsPageAfterPage();
    void printsACopyByKeys();
    void printsNothingForARefusal();
    void showsTheReceiptByEnter();
    void remembersThePrinterByKeys();
    void printsFailedOnesLater();
    void takesFailedOnesOffTheList();
    void letsSupervisorsSeeEverybodys();
    void offersAuditorsNoCopies();
    void saysWhyThereIsNoList();
    void forgetsTheUser();
};

void TestMyWorkPage::showsWhatBecameOfEach() {
    WorkShelf at;
    const PostingOrder order{.key = RequestKey::make(),
                             .kind = PostingKind::Deposit,
                             .body = CashRequest{.amountMinor = 77'700, .currency = currency("EUR")}.toJson()};
    at.courier.setUnsettled({{.key = order.key, .state = PostingState::Checking, .order = order}});
    at.open({workItem(PostingKind::Withdrawal, 9'000'000, QStringLiteral("Kim"), ErrorCode::InsufficientFunds),
             workItem(PostingKind::Deposit, 125'000, QStringLiteral("Lee"))});
    QCOMPARE(at.column(WorkModel::State), (QStringList{QStringLiteral("Unknown - checking"),
                                                       QStringLiteral("Not posted"), QStringLiteral("Posted")}));
    QCOMPARE(at.textOf("workAmount"), QStringLiteral("777.00 EUR"));
    at.press(Qt::Key_Down);
    QVERIFY(at.textOf("workDetail").contains(errorText(ErrorCode::InsufficientFunds)));
    QVERIFY(!at.isShown("printCopy"));
    at.press(Qt::Key_Down);
    QVERIFY(at.textOf("workState").contains(QStringLiteral("Posted")));
    QVERIFY(at.isShown("printCopy"));
}

void TestMyWorkPage::filtersAsOneTypes() {
    WorkShelf at;
    at.open({workItem(PostingKind::Deposit, 125'000, QStringLiteral("Kim Seo-yeon")),
             workItem(PostingKind::Withdrawal, 125'000, QStringLiteral("김민준")),
             workItem(PostingKind::Deposit, 99, QStringLiteral("Lee"), ErrorCode::AccountNotActive)});
    QCOMPARE(at.focusName(), QStringLiteral("workFilter"));
    const auto shownFor = [&at](const QString& typed) {
        at.type(typed);
        const qsizetype shown = at.column(WorkModel::State).size();
        at.press(Qt::Key_Escape); // the filter goes before the page does
        return shown;
    };
    QCOMPARE(shownFor(QStringLiteral("seo")), 1);
    QCOMPARE(shownFor(QStringLiteral("민준")), 1);
    QCOMPARE(shownFor(QStringLiteral("1,250")), 2);
    QCOMPARE(shownFor(QStringLiteral("1250")), 2);
    QCOMPARE(shownFor(QStringLiteral("1250 deposit")), 1);
    QCOMPARE(shownFor(QStringLiteral("not posted")), 1);
    QCOMPARE(shownFor(accountNumber(1)), 3);
    QCOMPARE(shownFor(QStringLiteral("nobody")), 0);
    QCOMPARE(at.column(WorkModel::State).size(), 3);
    at.type(QStringLiteral("nobody"));
    QVERIFY(at.textOf("workNotice").contains(QStringLiteral("Nothing")));
}

void TestMyWorkPage::totalsWhatWasPosted() {
    WorkShelf at;
    JournalItem won = workItem(PostingKind::Deposit, 5'000, QStringLiteral("Kim"));
    won.currency = currency("KRW");
    at.open({workItem(PostingKind::Deposit, 10'000, QStringLiteral("Kim")),
             workItem(PostingKind::Deposit, 2'000, QStringLiteral("Lee")),
             workItem(PostingKind::Withdrawal, 500, QStringLiteral("Kim")),
             workItem(PostingKind::Transfer, 300, QStringLiteral("Kim")),
             workItem(PostingKind::Deposit, 7'777, QStringLiteral("Kim"), ErrorCode::AccountNotActive), won});
    const QString totals = at.textOf("workTotals");
    QVERIFY2(totals.contains(QStringLiteral("in 120.00 EUR, out 5.00 EUR, transferred 3.00 EUR")), qPrintable(totals));
    QVERIFY2(totals.contains(QStringLiteral("in 5,000 KRW, out 0 KRW")), qPrintable(totals));
    at.type(QStringLiteral("lee"));
    QVERIFY(at.textOf("workTotals").contains(QStringLiteral("in 20.00 EUR, out 0.00 EUR")));
    QVERIFY(at.find("workTotals")->accessibleName().contains(QStringLiteral("20.00")));
}

void TestMyWorkPage::totalsMoreThanTheBooksCanHold() {
    std::vector<WorkLine> lines(1'000, {.item = workItem(PostingKind::Deposit, kMaxAmountMinor, longName())});
    const auto totals = workTotals(lines, {});
    QCOMPARE(totals.size(), std::size_t(1));
    QCOMPARE(totals[0].count, 1'000);
    QVERIFY(!totals[0].paidInMinor);
}

void TestMyWorkPage::readsPageAfterPage() {
    WorkShelf at;
    at.window.showPage(at.work);
    const auto item = [](const char* owner) { return workItem(PostingKind::Deposit, 1, QString::fromLatin1(owner)); };
    QVERIFY(at.api.next().query.queryItemValue(QStringLiteral("mine")) == QStringLiteral("true"));
    QVERIFY(at.api.next().query.queryItemValue(QStringLiteral("business_date")) == QStringLiteral("2026-11-23"));
    at.api.reply(tellerdesk::Page<JournalItem>{.items = {item("Kim")}, .next = QStringLiteral("more")}.toJson());
    QVERIFY(at.api.next().query.queryItemValue(QStringLiteral("cursor")) == QStringLiteral("more"));
    at.api.reply(tellerdesk::Page<JournalItem>{.items = {item("Lee")}}.toJson());
    QVERIFY(!at.api.isWaiting());
    QCOMPARE(at.column(WorkModel::State).size(), 2);
}

void TestMyWorkPage::printsACopyByKeys() {
    WorkShelf at;
    at.printing.choice.set({.printer = QStringLiteral("Desk_7")});
    const JournalItem posted = workItem(PostingKind::Deposit, 125'000, QStringLiteral("Lee"));
    at.open({workItem(PostingKind::Deposit, 1, QStringLiteral("Kim")), posted});
    at.press(Qt::Key_Down);
    at.press(Qt::CTRL | Qt::Key_P);
    at.press(Qt::CTRL | Qt::Key_P);
    QVERIFY(at.textOf("printCopy").isEmpty()); // a button, not a label
    Receipt receipt = receiptOf(PostingKind::Deposit, 125'000);
    receipt.postingId = posted.id;
    at.giveReceipt(receipt);
    at.giveCopy(posted.id, 1);
    QTRY_VERIFY(at.spooler.isWaiting());
    at.spooler.say({});
    QCOMPARE(at.spooler.orders.size(), std::size_t(1));
    QVERIFY(at.textOf("workNotice").contains(QStringLiteral("COPY 1")));
    QCOMPARE(at.api.next().path, QStringLiteral("/v1/postings")); // the list anew, with the copy counted
    QCOMPARE(at.column(WorkModel::State).size(), 2);              // and meanwhile as it was
    QCOMPARE(at.focusName(), QStringLiteral("workFilter"));
}

void TestMyWorkPage::printsNothingForARefusal() {
    WorkShelf at;
    at.open({workItem(PostingKind::Deposit, 1, QStringLiteral("Kim"), ErrorCode::AccountNotActive)});
    at.press(Qt::CTRL | Qt::Key_P);
    at.press(Qt::Key_Return);
    QVERIFY(!at.api.isWaiting());
    QVERIFY(at.textOf("workNotice").contains(QStringLiteral("Only what was posted")));
    QVERIFY(at.work->isVisible());
}

void TestMyWorkPage::showsTheReceiptByEnter() {
    WorkShelf at;
    const JournalItem posted = workItem(PostingKind::Transfer, 100, QStringLiteral("Kim"));
    at.open({posted});
    at.press(Qt::Key_Return);
    QVERIFY(at.receipt->isVisible());
    Receipt receipt = receiptOf(PostingKind::Transfer, 100);
    receipt.postingId = posted.id;
    receipt.copies = 2;
    at.giveReceipt(receipt);
    const QString paper = at.paperText();
    QVERIFY(paper.contains(QStringLiteral("COPY 3")));
    QVERIFY(paper.contains(receipt.toAccount->ownerName));
    at.press(Qt::Key_Escape);
    QVERIFY(at.work->isVisible());
}

void TestMyWorkPage::remembersThePrinterByKeys() {
    WorkShelf at;
    at.open({});
    QVERIFY(at.textOf("workNotice").contains(QStringLiteral("nothing today")));
    at.press(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    QVERIFY(at.printingPage->isVisible());
    for (int tab = 0; tab < 6 && at.focusName() != QStringLiteral("printer"); ++tab) {
        at.press(Qt::Key_Tab);
    }
    QCOMPARE(at.focusName(), QStringLiteral("printer"));
    at.press(Qt::Key_Down);
    QCOMPARE(at.printing.choice.choice().printer, QStringLiteral("Desk_7"));
    at.press(Qt::Key_Tab);
    QCOMPARE(at.focusName(), QStringLiteral("paper"));
    at.press(Qt::Key_Down);
    at.press(Qt::Key_Tab);
    at.press(Qt::Key_Space);
    QCOMPARE(at.printing.choice.choice(),
             (PrintChoice{.printer = QStringLiteral("Desk_7"), .paper = Paper::A4, .automatic = true}));
}

void TestMyWorkPage::printsFailedOnesLater() {
    WorkShelf at;
    at.printing.choice.set({.printer = QStringLiteral("Desk_7")});
    const Receipt receipt = receiptOf(PostingKind::Deposit, 125'000);
    at.printing.failed.add(receipt.postingId);
    at.open({});
    QVERIFY(at.isShown("showFailed"));
    at.press(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    QCOMPARE(at.focusName(), QStringLiteral("failedPrints"));
    at.giveReceipt(receipt);
    QVERIFY(at.firstFailed().contains(QStringLiteral("1,250.00 EUR")));
    at.press(Qt::CTRL | Qt::Key_P);
    at.giveReceipt(receipt);
    at.giveCopy(receipt.postingId, 1);
    QTRY_VERIFY(at.spooler.isWaiting());
    at.spooler.say(PrintFault::Aborted);
    QVERIFY(!at.firstFailed().isEmpty()); // it failed again, and stays
    QVERIFY(at.textOf("failedNotice").contains(QStringLiteral("gave up")));
    at.press(Qt::CTRL | Qt::Key_P);
    at.giveReceipt(receipt);
    at.giveCopy(receipt.postingId, 2);
    QTRY_VERIFY(at.spooler.isWaiting());
    at.spooler.say({});
    QVERIFY(at.firstFailed().isEmpty());
    at.press(Qt::Key_Escape);
    QVERIFY(at.work->isVisible());
    QVERIFY(!at.isShown("showFailed"));
}

void TestMyWorkPage::takesFailedOnesOffTheList() {
    WorkShelf at;
    at.printing.failed.add(PostingId::make());
    at.printing.failed.add(PostingId::make());
    at.open({});
    at.press(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    at.api.refuse(ErrorCode::NotFound); // another branch's, or another server's
    QVERIFY(at.firstFailed().contains(errorText(ErrorCode::NotFound)));
    at.press(Qt::Key_Delete);
    QCOMPARE(at.printing.failed.ids().size(), std::size_t(1));
    at.press(Qt::Key_Delete);
    QVERIFY(at.printing.failed.ids().empty());
    QVERIFY(at.textOf("failedNotice").contains(QStringLiteral("Every receipt")));
}

void TestMyWorkPage::letsSupervisorsSeeEverybodys() {
    WorkShelf at;
    at.open({});
    QVERIFY(!at.isShown("workScope"));
    at.signIn(Role::Supervisor);
    at.open({});
    QVERIFY(at.isShown("workScope"));
    at.press(Qt::Key_Tab);
    QCOMPARE(at.focusName(), QStringLiteral("workScope"));
    at.press(Qt::Key_Down);
    QVERIFY(at.api.next().query.queryItemValue(QStringLiteral("mine")) == QStringLiteral("false"));
    at.answer({workItem(PostingKind::Deposit, 1, QStringLiteral("Kim"))});
    QCOMPARE(at.column(WorkModel::State).size(), 1);
    at.signIn(Role::Auditor); // who posts nothing themselves
    at.window.showPage(at.work);
    QVERIFY(at.api.next().query.queryItemValue(QStringLiteral("mine")) == QStringLiteral("false"));
    QVERIFY(!at.isShown("workScope"));
}

// They may look at a receipt, and the server would refuse them a copy.
void TestMyWorkPage::offersAuditorsNoCopies() {
    WorkShelf at;
    at.signIn(Role::Auditor);
    at.open({workItem(PostingKind::Deposit, 125'000, QStringLiteral("Lee"))});
    QVERIFY(at.isShown("showReceipt"));
    QVERIFY(!at.isShown("printCopy"));
    at.press(Qt::CTRL | Qt::Key_P);
    QVERIFY(!at.api.isWaiting());
    at.press(Qt::Key_Return);
    Receipt receipt = receiptOf(PostingKind::Deposit, 125'000);
    receipt.postingId = at.presenter.lines()[0].item.id;
    at.giveReceipt(receipt);
    QVERIFY(at.paperText().contains(QStringLiteral("1,250.00 EUR")));
    QVERIFY(!at.isShown("printReceipt"));
    QCOMPARE(at.focusName(), QStringLiteral("receiptPaper"));
    at.press(Qt::CTRL | Qt::Key_P);
    QVERIFY(!at.api.isWaiting());
    at.press(Qt::Key_Escape);
    QVERIFY(at.isShown("workFilter"));
}

void TestMyWorkPage::saysWhyThereIsNoList() {
    WorkShelf at;
    at.window.showPage(at.work);
    QVERIFY(at.textOf("workNotice").contains(QStringLiteral("Loading")));
    const ApiError unreachable{.kind = ApiError::Kind::Unreachable};
    at.api.fail(unreachable);
    QCOMPARE(at.textOf("workNotice"), errorText(unreachable));
}

void TestMyWorkPage::forgetsTheUser() {
    WorkShelf at;
    at.open({workItem(PostingKind::Deposit, 1, QStringLiteral("Kim"))});
    at.type(QStringLiteral("kim"));
    at.work->clearDesk();
    at.receipt->clearDesk();
    at.printingPage->clearDesk();
    QVERIFY(at.column(WorkModel::State).isEmpty());
    QCOMPARE(at.textOf("workFilter"), QString());
    QCOMPARE(at.textOf("workDetail"), QString());
}

QTEST_MAIN(TestMyWorkPage)
#include "tst_myworkpage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// My work, receipts and printing with nothing, with the longest names and the largest amounts, in both themes: no text
// may be cut off. Saves a picture of each in pictures/ of the build folder.
#include "client/app/topbar.h"
#include "client/widgets/theme.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/workshelf.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestMyWorkLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void init() {
        QFETCH_GLOBAL(bool, dark);
        Theme::apply(*qApp, dark);
    }
    void showsTheDay();
    void showsReceipts();
    void showsFailedPrints();

private:
    void look(WorkShelf& at, const char* name);
};

void TestMyWorkLook::look(WorkShelf& at, const char* name) {
    for (int pass = 0; pass < 4; ++pass) { // a layout within a layout asks its parent for another turn
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + QStringLiteral("/pictures");
    QDir().mkpath(folder);
    QFETCH_GLOBAL(bool, dark);
    QVERIFY(at.window.grab().save(
        QStringLiteral("%1/%2-%3.png")
            .arg(folder, QLatin1StringView(name), dark ? QLatin1StringView("dark") : QLatin1StringView("light"))));
    QCOMPARE(at.window.size(), QSize(1280, 720)); // no text widens the window
    const QStringList faults = cutOffTexts(at.window);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestMyWorkLook::showsTheDay() {
    WorkShelf at;
    at.signIn(Role::Supervisor);
    at.window.showPage(at.work);
    look(at, "my-work-loading");
    at.answer({});
    look(at, "my-work-empty");
    at.window.showPage(at.work);
    at.api.fail({.kind = ApiError::Kind::Unreachable});
    look(at, "my-work-failed");
    const PostingOrder order{.key = RequestKey::make(),
                             .kind = PostingKind::Transfer,
                             .body = CashRequest{.amountMinor = kMaxAmountMinor, .currency = currency("KRW")}.toJson()};
    at.courier.setUnsettled({{.key = order.key, .state = PostingState::Checking, .order = order}});
    std::vector<JournalItem> items{
        workItem(PostingKind::Transfer, kMaxAmountMinor, longName()),
        workItem(PostingKind::Withdrawal, kMaxAmountMinor, QStringLiteral("김서연"), ErrorCode::InsufficientFunds)};
    items[0].toAccount = items[0].account;
    items[0].narrative = QString(140, u'n');
    items[0].copies = 12;
    for (int i = 0; i < 30; ++i) {
        items.push_back(workItem(i % 3 == 0 ? PostingKind::Withdrawal : PostingKind::Deposit, qint64(1'250) * (i + 1),
                                 i % 2 == 0 ? QStringLiteral("김민준") : QStringLiteral("Zoë Müller")));
        items.back().currency = currency(i % 4 == 0 ? "KRW" : i % 4 == 1 ? "USD" : "EUR");
    }
    at.printing.failed.add(PostingId::make());
    at.open(items);
    look(at, "my-work-unsettled");
    at.press(Qt::Key_Down);
    look(at, "my-work");
    at.press(Qt::Key_Down);
    look(at, "my-work-refused");
    at.type(QStringLiteral("민준"));
    look(at, "my-work-filtered");
    at.type(QStringLiteral("nobody"));
    look(at, "my-work-nothing-fits");
}

void TestMyWorkLook::showsReceipts() {
    WorkShelf at;
    at.open({workItem(PostingKind::Transfer, kMaxAmountMinor, longName())});
    at.press(Qt::Key_Return);
    look(at, "receipt-loading");
    Receipt receipt = receiptOf(PostingKind::Transfer, kMaxAmountMinor);
    receipt.postingId = at.presenter.lines()[0].item.id;
    receipt.account.ownerName = longName();
    receipt.narrative = QStringLiteral("월세 11월");
    at.giveReceipt(receipt);
    look(at, "receipt");
    at.printing.choice.set({.printer = QString(120, u'P'), .paper = Paper::A4, .automatic = true});
    look(at, "receipt-a4");
}

void TestMyWorkLook::showsFailedPrints() {
    WorkShelf at;
    at.window.showPage(at.printingPage);
    look(at, "printing-empty");
    Receipt receipt = receiptOf(PostingKind::Transfer, kMaxAmountMinor);
    receipt.account.ownerName = longName();
    at.printing.failed.add(receipt.postingId);
    at.printing.failed.add(PostingId::make());
    at.printing.failed.add(PostingId::make());
    at.spooler.printers = {.available = false};
    at.window.showPage(at.printingPage);
    at.giveReceipt(receipt);
    at.api.refuse(ErrorCode::NotFound);
    look(at, "printing-failed");
}

QTEST_MAIN(TestMyWorkLook)
#include "tst_myworklook.moc"

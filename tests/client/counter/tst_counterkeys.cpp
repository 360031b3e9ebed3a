// SPDX-License-Identifier: GPL-3.0-or-later
// How few keys the counter needs, and that no key does more than it should.
#include "client/app/errortext.h"
#include "shared/api/page.h"
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Step = PostingPresenter::Step;

// A desk with an open till and nobody served, that counts the keys which are no data.
struct Counted {
    WorkDesk desk;
    CustomerInfo kim = customer(QStringLiteral("Kim Seo-yeon"), QStringLiteral("010-1234-5678"));
    std::vector<AccountInfo> accounts{account(kim, 1, "USD", 5'000), account(kim, 2, "EUR", 100'000)};
    int keys = 0;

    Counted() {
        desk.session.set(teller({cashOf("EUR", 500'000), cashOf("USD", 0)}));
        desk.posting.setArmingTime(0);
        desk.window.showPage(desk.counterPage);
    }
    void press(QKeyCombination key) {
        ++keys;
        desk.press(key);
    }
    template <class Item>
    void answer(const std::vector<Item>& items) {
        QVERIFY(QTest::qWaitFor([this] { return desk.api.isWaiting(); }));
        desk.api.reply(tellerdesk::Page<Item>{.items = items}.toJson());
    }
    // By the quick line: the account, its owner, the owner's accounts.
    void answerQuickLine() {
        answer<AccountInfo>({accounts[1]});
        QVERIFY(desk.api.isWaiting());
        desk.api.reply(kim.toJson());
        answer<AccountInfo>(accounts);
    }
    void post(PostingKind kind, qint64 minor) {
        desk.courier.say(PostingState::Posted, postedReply(accounts[1], kind, minor));
    }
};

} // namespace

class TestCounterKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depositsByFiveKeysAtMost();
    void depositsByThreeKeysInTheQuickLine();
    void takesHangulForTheQuickLine();
    void completesCodesAsTheyAreTyped();
    void transfersByTheQuickLine();
    void leavesOutTheAccountOfTheCustomerServed();
    void keepsAQuickLineThatCannotBeFollowed();
    void searchesForANameInTheQuickLine();
    void asksBeforeTheQuickLineDropsADraft();
    void bringsTheLastCustomers();
    void servesNobodyWhoComesTooLate();
    void opensNoAccountBehindTheNextDraft();
    void forgetsTheLastCustomersWithTheirTeller();
    void clearsTheDeskByOneKey();
    void showsThisPagesKeys();
    void fillsInAllThatIsAvailable();
};

void TestCounterKeys::depositsByFiveKeysAtMost() {
    Counted at;
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
    at.desk.type(at.accounts[1].number);
    at.answer<CustomerInfo>({at.kim});
    at.press(Qt::Key_Return);
    at.answer<AccountInfo>(at.accounts);
    at.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("100"));
    at.press(Qt::Key_F9);
    QCOMPARE(at.desk.textOf("reviewAmount"), QStringLiteral("100.00 EUR")); // the account that was typed
    at.press(Qt::Key_F9);
    at.post(PostingKind::Deposit, 10'000);
    QCOMPARE(at.desk.textOf("resultState"), QStringLiteral("Posted"));
    QVERIFY(at.keys <= 5);
    QCOMPARE(at.keys, 4);
}

void TestCounterKeys::depositsByThreeKeysInTheQuickLine() {
    Counted at;
    at.press(Qt::CTRL | Qt::Key_K);
    QCOMPARE(at.desk.focusName(), QStringLiteral("quickLine"));
    at.desk.type(QStringLiteral("dp 100 ") + at.accounts[1].number);
    at.press(Qt::Key_Return);
    at.answerQuickLine();
    QVERIFY(!at.desk.isShown("quickLine"));
    QCOMPARE(at.desk.textOf("customerName"), at.kim.fields.fullName);
    QCOMPARE(at.desk.textOf("reviewAmount"), QStringLiteral("100.00 EUR"));
    QCOMPARE(at.desk.textOf("reviewWords"), QStringLiteral("One hundred euros"));
    at.press(Qt::Key_F9);
    QCOMPARE(at.desk.courier.orders().size(), std::size_t(1));
    at.post(PostingKind::Deposit, 10'000);
    QCOMPARE(at.desk.textOf("resultState"), QStringLiteral("Posted"));
    QCOMPARE(at.keys, 3);
}

void TestCounterKeys::takesHangulForTheQuickLine() {
    Counted at;
    at.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("ㅊㅈ 20 ") + at.accounts[1].number);
    at.press(Qt::Key_Return);
    at.answerQuickLine();
    QCOMPARE(at.desk.posting.step(), Step::Review);
    QCOMPARE(at.desk.posting.draft().kind, PostingKind::Withdrawal);
}

void TestCounterKeys::completesCodesAsTheyAreTyped() {
    Counted at;
    at.desk.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("d"));
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("dp "));
    at.desk.press(Qt::Key_End);
    at.desk.type(QStringLiteral("5"));
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("dp 5"));
    at.desk.press(Qt::CTRL | Qt::Key_A);
    at.desk.type(QStringLiteral("tr 5"));
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("tr 5"));
    QVERIFY(at.desk.textOf("quickSays").contains(QStringLiteral("paying account")));
    at.desk.press(Qt::CTRL | Qt::Key_A);
    at.desk.type(QStringLiteral("da")); // a name that begins like a code
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("da"));
    at.desk.press(Qt::Key_Backspace); // takes away without putting back
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("d"));
}

void TestCounterKeys::transfersByTheQuickLine() {
    Counted at;
    at.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("tr = %1 %2 rent").arg(at.accounts[1].number, accountNumber(77)));
    at.press(Qt::Key_Return);
    at.answerQuickLine();
    at.answer<AccountInfo>({account(customer(QStringLiteral("김민준")), 77, "EUR", 987'654)});
    QCOMPARE(at.desk.textOf("reviewAmount"), QStringLiteral("1,000.00 EUR"));
    QVERIFY(at.desk.everythingSaid().contains(QStringLiteral("김민준")));
    QVERIFY(!at.desk.everythingSaid().contains(QStringLiteral("9,876.54")));
    at.press(Qt::Key_F9);
    const QJsonObject& body = at.desk.courier.orders().front().body;
    QCOMPARE(body.value(QStringLiteral("from_account_id")).toString(), at.accounts[1].id.toString());
    QCOMPARE(body.value(QStringLiteral("narrative")).toString(), QStringLiteral("rent"));
    QCOMPARE(at.keys, 3);
}

void TestCounterKeys::leavesOutTheAccountOfTheCustomerServed() {
    Counted at;
    at.desk.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("cw 20"));
    at.desk.press(Qt::Key_Return); // nobody is served
    QCOMPARE(at.desk.focusName(), QStringLiteral("quickLine"));
    QVERIFY(at.desk.textOf("quickSays").startsWith(QStringLiteral("Not right")));
    at.desk.press(Qt::Key_Escape);
    at.desk.serve(at.kim, at.accounts);
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::CTRL | Qt::Key_K);
    QCOMPARE(at.desk.textOf("quickLine"), QStringLiteral("cw 20")); // nothing typed was lost
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.posting.step(), Step::Review);
    QCOMPARE(at.desk.posting.draft().account->id, at.accounts[1].id);
    QVERIFY(!at.desk.api.isWaiting());
}

void TestCounterKeys::keepsAQuickLineThatCannotBeFollowed() {
    Counted at;
    at.desk.press(Qt::CTRL | Qt::Key_K);
    const QString typed = QStringLiteral("dp 100 ") + accountNumber(5);
    at.desk.type(typed);
    at.desk.press(Qt::Key_Return);
    at.answer<AccountInfo>({});
    QCOMPARE(at.desk.focusName(), QStringLiteral("quickLine"));
    QCOMPARE(at.desk.textOf("quickLine"), typed);
    QVERIFY(at.desk.find("quickLine")->accessibleDescription().contains(QStringLiteral("no such account")));
    at.desk.press(Qt::Key_Return);
    QVERIFY(at.desk.api.isWaiting());
    at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QCOMPARE(at.desk.textOf("quickLine"), typed);
    at.desk.press(Qt::Key_Return);
    at.desk.press(Qt::Key_Escape); // a late answer serves nobody
    at.answer<AccountInfo>({at.accounts[1]});
    QVERIFY(!at.desk.api.isWaiting());
    QVERIFY(!at.desk.served.customer());
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
}

void TestCounterKeys::searchesForANameInTheQuickLine() {
    Counted at;
    at.desk.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("김서연"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
    QCOMPARE(at.desk.textOf("search"), QStringLiteral("김서연"));
}

void TestCounterKeys::asksBeforeTheQuickLineDropsADraft() {
    Counted at;
    at.desk.serve(at.kim, at.accounts);
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("77"));
    at.desk.press(Qt::CTRL | Qt::Key_K);
    at.desk.type(QStringLiteral("cw 20"));
    at.desk.press(Qt::Key_Return);
    auto* question = at.desk.window.findChild<QMessageBox*>(QStringLiteral("dropDraft"));
    QVERIFY(question != nullptr);
    QTest::keyClick(question->button(QMessageBox::Cancel), Qt::Key_Space);
    QCOMPARE(at.desk.posting.draft().amountText, QStringLiteral("77"));
    QVERIFY(at.desk.courier.orders().empty());
}

void TestCounterKeys::bringsTheLastCustomers() {
    Counted at;
    at.desk.press(Qt::Key_Down);
    QVERIFY(at.desk.textOf("searchNotice").contains(QStringLiteral("Nobody")));
    std::vector<CustomerInfo> all;
    for (int i = 0; i < 12; ++i) {
        all.push_back(customer(QStringLiteral("Customer %1").arg(i)));
        at.desk.serve(all.back(), {});
    }
    at.desk.press(Qt::Key_F2);
    QVERIFY(!at.desk.isShown("found")); // nobody's name is shown unasked
    at.desk.press(Qt::Key_Down);
    auto* list = at.desk.find("found");
    QVERIFY(list != nullptr);
    QCOMPARE(at.desk.focusName(), QStringLiteral("found"));
    QCOMPARE(qobject_cast<QAbstractItemView*>(list)->model()->rowCount(), 10);
    at.desk.press(Qt::Key_Escape);
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
    at.desk.press(Qt::Key_Up); // the tenth
    at.desk.press(Qt::Key_Return);
    QVERIFY(at.desk.api.isWaiting());
    QCOMPARE(at.desk.api.next().path, QStringLiteral("/v1/customers/") + all[2].id.toString());
    at.desk.api.reply(all[2].toJson());
    at.answer<AccountInfo>({});
    QCOMPARE(at.desk.textOf("customerName"), all[2].fields.fullName);
    QVERIFY(!at.desk.isShown("found"));
}

void TestCounterKeys::servesNobodyWhoComesTooLate() {
    Counted at;
    const CustomerInfo lee = customer(QStringLiteral("Lee Ji-won"));
    at.desk.serve(lee, {});
    at.desk.served.leave();
    at.desk.press(Qt::Key_F2);
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_Return); // and the server takes its time
    QCOMPARE(at.desk.api.next().path, QStringLiteral("/v1/customers/") + lee.id.toString());
    at.desk.served.serve(at.kim); // chosen meanwhile
    at.desk.press(Qt::Key_F2);
    at.desk.api.reply(lee.toJson());
    QCOMPARE(at.desk.textOf("customerName"), at.kim.fields.fullName);
    at.answer<AccountInfo>(at.accounts);

    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_Return); // Lee once more
    QVERIFY(at.desk.api.isWaiting());
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("47"));
    at.desk.api.reply(lee.toJson());
    auto* question = at.desk.window.findChild<QMessageBox*>(QStringLiteral("dropDraft"));
    QVERIFY(question != nullptr); // what was begun meanwhile is not dropped unasked
    question->button(QMessageBox::Cancel)->click();
    QCOMPARE(at.desk.textOf("customerName"), at.kim.fields.fullName);
    QCOMPARE(at.desk.textOf("amount"), QStringLiteral("47"));
}

void TestCounterKeys::opensNoAccountBehindTheNextDraft() {
    Counted at;
    at.desk.serve(at.kim, at.accounts);
    at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.api.next().path, QStringLiteral("/v1/accounts"));
    const CustomerInfo lee = customer(QStringLiteral("Lee Ji-won"));
    at.desk.served.serve(lee);
    at.desk.press(Qt::CTRL | Qt::Key_N);
    at.desk.type(QStringLiteral("P"));
    at.desk.api.reply(at.accounts[0].toJson(), 201); // of Kim, who has gone
    QCOMPARE(at.desk.focusName(), QStringLiteral("full_name"));
    QCOMPARE(at.desk.textOf("full_name"), QStringLiteral("P"));
    at.answer<AccountInfo>({});
    QVERIFY(!at.desk.api.isWaiting()); // Lee's accounts are not read anew for it
}

void TestCounterKeys::forgetsTheLastCustomersWithTheirTeller() {
    Counted at;
    at.desk.serve(at.kim, at.accounts);
    at.desk.counterPage->clearDesk();
    at.desk.press(Qt::Key_F2);
    at.desk.press(Qt::Key_Down);
    QVERIFY(!at.desk.isShown("found"));
    QVERIFY(!at.desk.everythingSaid().contains(at.kim.fields.fullName));
}

void TestCounterKeys::clearsTheDeskByOneKey() {
    Counted at;
    at.desk.serve(at.kim, at.accounts);
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("1"));
    at.desk.press(Qt::Key_F9);
    at.desk.press(Qt::Key_F9);
    at.desk.press(Qt::Key_F2); // underway: the desk stays with its customer
    QVERIFY(at.desk.served.customer());
    at.post(PostingKind::Deposit, 100);
    at.desk.press(Qt::Key_F2);
    QVERIFY(!at.desk.served.customer());
    QCOMPARE(at.desk.posting.step(), Step::None);
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
    QVERIFY(!at.desk.everythingSaid().contains(at.kim.fields.fullName));
}

void TestCounterKeys::showsThisPagesKeys() {
    Counted at;
    QSignalSpy manual(&at.desk.window, &MainWindow::manualRequested);
    at.desk.press(Qt::Key_F1);
    auto* sheet = at.desk.window.findChild<QDialog*>(QStringLiteral("keysHelp"));
    QVERIFY(sheet != nullptr);
    auto* table = sheet->findChild<QTableWidget*>(QStringLiteral("keysTable"));
    QString shown;
    for (int row = 0; row < table->rowCount(); ++row) {
        shown += table->item(row, 0)->text() + u' ' + table->item(row, 1)->text() + u'\n';
    }
    QVERIFY(shown.contains(QStringLiteral("F2   Ctrl+F Find")));
    QVERIFY(shown.contains(QStringLiteral("Ctrl+K Quick line")));
    QVERIFY(!shown.contains(QStringLiteral("Deposit"))); // nobody is served
    QVERIFY(manual.isEmpty());
    sheet->activateWindow();
    QVERIFY(QTest::qWaitFor([sheet] { return QApplication::activeWindow() == sheet; }));
    QTest::keyClick(table, Qt::Key_F1);
    QCOMPARE(manual.count(), 1);
    QCOMPARE(manual.front().front().toString(), QStringLiteral("counter"));
}

void TestCounterKeys::fillsInAllThatIsAvailable() {
    Counted at;
    at.desk.serve(at.kim, at.accounts);
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_F5);
    at.desk.type(QStringLiteral("="));
    QCOMPARE(at.desk.textOf("amount"), QStringLiteral("1,000"));
    at.desk.press(Qt::Key_Escape);
    if (auto* question = at.desk.window.findChild<QMessageBox*>(QStringLiteral("dropDraft"))) {
        QTest::keyClick(question->button(QMessageBox::Discard), Qt::Key_Space);
    }
    QVERIFY(QTest::qWaitFor([&] { return at.desk.posting.step() == Step::None; }));
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("="));
    QCOMPARE(at.desk.textOf("amount"), QString());
    QVERIFY(!at.desk.find("amount")->accessibleDescription().isEmpty());
}

QTEST_MAIN(TestCounterKeys)
#include "tst_counterkeys.moc"

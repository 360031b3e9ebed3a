// SPDX-License-Identifier: GPL-3.0-or-later
// The counter as a teller works it: by keys alone.
#include "client/app/errortext.h"
#include "shared/api/page.h"
#include "shared/domain/accountnumber.h"
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QTest>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Step = PostingPresenter::Step;

struct Served {
    WorkDesk desk;
    CustomerInfo kim = customer(QStringLiteral("Kim Seo-yeon"), QStringLiteral("010-1234-5678"));
    std::vector<AccountInfo> accounts{account(kim, 1, "EUR", 100'000), account(kim, 2, "USD", 5'000)};

    Served() {
        desk.session.set(teller({cashOf("EUR", 500'000), cashOf("USD", 0)}));
        desk.posting.setArmingTime(0);
        desk.window.showPage(desk.counterPage);
        desk.serve(kim, accounts);
    }
    QMessageBox* question() const { return desk.window.findChild<QMessageBox*>(QStringLiteral("dropDraft")); }
};

} // namespace

class TestCounterPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAndChoosesByKeys();
    void depositsByKeys();
    void withdrawsFromTheChosenAccount();
    void transfersWithTheReceiversName();
    void neverPostsByEnter();
    void stepsBackByEsc();
    void dropsADraftWithItsCustomerAfterAsking();
    void offersNoPostingsToAnAuditor();
    void leavesTheKeyboardToThePageInFront();
};

void TestCounterPage::findsAndChoosesByKeys() {
    Served at;
    QCOMPARE(at.desk.textOf("customerName"), at.kim.fields.fullName);
    QCOMPARE(at.desk.focusName(), QStringLiteral("accounts"));
    QCOMPARE(at.desk.textOf("search"), QString()); // nothing of the search is carried over
    const auto& calls = at.desk.api.calls();
    QCOMPARE(calls.front().path, QStringLiteral("/v1/customers"));
    QCOMPARE(calls.back().path, QStringLiteral("/v1/accounts"));
}

void TestCounterPage::depositsByKeys() {
    Served at;
    at.desk.press(Qt::Key_F3);
    QCOMPARE(at.desk.focusName(), QStringLiteral("amount"));
    at.desk.type(QStringLiteral("1250"));
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.textOf("reviewAmount"), QStringLiteral("1,250.00 EUR"));
    QVERIFY(at.desk.textOf("reviewDirection").contains(QStringLiteral("CREDIT")));
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.courier.orders().size(), std::size_t(1));
    QCOMPARE(at.desk.courier.orders().front().kind, PostingKind::Deposit);
    at.desk.courier.say(PostingState::Posted, postedReply(at.accounts[0], PostingKind::Deposit, 125'000));
    QCOMPARE(at.desk.textOf("resultState"), QStringLiteral("Posted"));
    QCOMPARE(at.desk.served.accounts().front().balanceMinor, qint64(225'000));
}

void TestCounterPage::withdrawsFromTheChosenAccount() {
    Served at;
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_F4);
    at.desk.type(QStringLiteral("="));
    at.desk.press(Qt::Key_F9);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.courier.orders().size(), std::size_t(1));
    const QJsonObject& body = at.desk.courier.orders().front().body;
    QCOMPARE(body.value(QStringLiteral("account_id")).toString(), at.accounts[1].id.toString());
    QCOMPARE(body.value(QStringLiteral("amount")).toInteger(), qint64(5'000));
    at.desk.courier.say(PostingState::Refused, {}, refusal(ErrorCode::TillInsufficientCash));
    QCOMPARE(at.desk.textOf("resultState"), QStringLiteral("Not posted"));
    QVERIFY(at.desk.textOf("resultLines").contains(errorText(ErrorCode::TillInsufficientCash)));
    at.desk.press(Qt::Key_Escape); // back to the field at fault, with what was typed
    QCOMPARE(at.desk.focusName(), QStringLiteral("amount"));
    QCOMPARE(at.desk.textOf("amount"), QStringLiteral("50"));
    QCOMPARE(at.desk.find("amount")->accessibleDescription(), errorText(ErrorCode::TillInsufficientCash));
}

void TestCounterPage::transfersWithTheReceiversName() {
    Served at;
    at.desk.press(Qt::Key_F5);
    at.desk.type(QStringLiteral("10"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("toNumber"));
    at.desk.type(accountNumber(77));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("narrative"));
    at.desk.type(QStringLiteral("월세"));
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.api.isWaiting());
    const AccountInfo receiver = account(customer(QStringLiteral("김민준")), 77, "EUR", 987'654);
    at.desk.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    QVERIFY(at.desk.everythingSaid().contains(QStringLiteral("김민준")));
    QVERIFY(at.desk.everythingSaid().contains(AccountNumber::fromBody(77).grouped()));
    QVERIFY(!at.desk.everythingSaid().contains(QStringLiteral("9,876.54"))); // the receiver's balance
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.courier.orders().size(), std::size_t(1));
    QCOMPARE(at.desk.courier.orders().front().body.value(QStringLiteral("narrative")).toString(),
             QStringLiteral("월세"));
}

void TestCounterPage::neverPostsByEnter() {
    Served at;
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("1"));
    for (int press = 0; press < 6; ++press) {
        at.desk.press(press % 2 == 0 ? Qt::Key_Return : Qt::Key_Enter);
    }
    QCOMPARE(at.desk.posting.step(), Step::Editing);
    at.desk.press(Qt::Key_F9);
    for (int press = 0; press < 6; ++press) {
        at.desk.press(press % 2 == 0 ? Qt::Key_Return : Qt::Key_Enter);
    }
    QCOMPARE(at.desk.posting.step(), Step::Review);
    QVERIFY(at.desk.courier.orders().empty());
}

void TestCounterPage::stepsBackByEsc() {
    Served at;
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("1"));
    at.desk.press(Qt::Key_F9);
    at.desk.press(Qt::Key_Escape);
    QCOMPARE(at.desk.posting.step(), Step::Editing);
    QCOMPARE(at.desk.textOf("amount"), QStringLiteral("1"));
    at.desk.press(Qt::Key_Backspace);
    at.desk.press(Qt::Key_Escape); // nothing typed: nothing to ask
    QVERIFY(at.question() == nullptr);
    QCOMPARE(at.desk.posting.step(), Step::None);
    at.desk.press(Qt::Key_Escape);
    QVERIFY(!at.desk.served.customer());
    QCOMPARE(at.desk.focusName(), QStringLiteral("search"));
}

void TestCounterPage::dropsADraftWithItsCustomerAfterAsking() {
    Served at;
    const CustomerInfo lee = customer(QStringLiteral("Lee Do-yun"));
    at.desk.press(Qt::Key_F3);
    at.desk.type(QStringLiteral("77"));
    at.desk.press(Qt::Key_F2);
    at.desk.type(QStringLiteral("lee"));
    QVERIFY(QTest::qWaitFor([&] { return at.desk.api.isWaiting(); }));
    at.desk.api.reply(tellerdesk::Page<CustomerInfo>{.items = {lee}}.toJson());
    for (const bool agrees : {false, true}) {
        QTest::keyClick(at.desk.find("search"), Qt::Key_Return);
        QMessageBox* question = at.question();
        QVERIFY(question != nullptr);
        QCOMPARE(at.desk.posting.draft().amountText, QStringLiteral("77"));
        QTest::keyClick(question->button(agrees ? QMessageBox::Discard : QMessageBox::Cancel), Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return at.question() == nullptr; }));
        QVERIFY(at.desk.served.customer()->id == (agrees ? lee.id : at.kim.id));
    }
    QCOMPARE(at.desk.posting.step(), Step::None);
    QCOMPARE(at.desk.posting.draft().amountText, QString());
}

void TestCounterPage::offersNoPostingsToAnAuditor() {
    WorkDesk desk;
    auto facts = teller();
    facts.role = Role::Auditor;
    desk.session.set(facts);
    desk.window.showPage(desk.counterPage);
    const auto commands = desk.counterPage->commands();
    for (const Command none : {Command::Deposit, Command::Withdrawal, Command::Transfer, Command::Till,
                               Command::ReviewOrPost, Command::NewCustomer, Command::NewAccount}) {
        QVERIFY(std::find(commands.begin(), commands.end(), none) == commands.end());
    }
    // Nor does the empty page speak of it.
    QCOMPARE(desk.textOf("customerFacts"), QStringLiteral("Find one with F2."));
    QVERIFY(desk.textOf("postingHint").contains(QStringLiteral("Ctrl+E")));
    QVERIFY(!desk.textOf("postingHint").contains(QStringLiteral("F3")));
    facts.role = Role::Teller;
    desk.session.set(facts);
    QVERIFY(desk.textOf("customerFacts").contains(QStringLiteral("Ctrl+N")));
    QVERIFY(desk.textOf("postingHint").contains(QStringLiteral("F3")));
}

void TestCounterPage::leavesTheKeyboardToThePageInFront() {
    Served at;
    at.desk.press(Qt::Key_F2);
    at.desk.type(QStringLiteral("Kim"));
    at.desk.press(Qt::Key_Return); // before the answer, as a scanner does it
    QVERIFY(QTest::qWaitFor([&] { return at.desk.api.isWaiting(); }));
    at.desk.window.showPage(at.desk.tillPage);
    at.desk.api.reply(tellerdesk::Page<CustomerInfo>{.items = {at.kim}}.toJson());
    QVERIFY(at.desk.tillPage->isAncestorOf(QApplication::focusWidget()));
}

QTEST_MAIN(TestCounterPage)
#include "tst_counterpage.moc"

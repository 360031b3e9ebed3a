// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingpresenter.h"
#include "shared/api/page.h"
#include "tests/client/support/fakecourier.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QSignalSpy>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Step = PostingPresenter::Step;

struct Counter {
    FakeApi api;
    FakeCourier courier;
    Session session;
    PostingPresenter posting{api, courier, session};
    CustomerInfo owner = customer(QStringLiteral("Kim Seo-yeon"));
    AccountInfo euro = account(owner, 1, "EUR", 100'000);

    Counter() {
        session.set(teller({cashOf("EUR", 500'000)}));
        posting.setArmingTime(0);
    }
    void draft(PostingKind kind, const char* amount) {
        posting.begin(kind, euro);
        posting.setAmountText(QString::fromLatin1(amount));
    }
    void post(PostingKind kind, const char* amount) {
        draft(kind, amount);
        posting.reviewOrPost();
        posting.reviewOrPost();
    }
};

} // namespace

class TestPostingPresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackBeforeItPosts();
    void voidsTheReviewByEveryChange();
    void postsOnlyOnceArmed();
    void refusesWhatCannotBePosted_data();
    void refusesWhatCannotBePosted();
    void keepsTheDraftOfARefusalAndTakesANewKey();
    void staysUntilAnUnknownOutcomeIsSettled();
    void looksUpTheReceiverBeforeTheReview();
    void fillsInAllThatIsAvailable();
    void fillsInOfThePayingAccountOnly();
    void checksTheReceiverAnewForAnotherAccount();
    void dropsTheAnswerToAnEarlierLookUp();
    void keepsTheReviewWhereNothingChanged();
    void doubtsAnAmountUntilItIsTypedAnew();
    void marksTheFieldThatTheServerRefused_data();
    void marksTheFieldThatTheServerRefused();
    void goesOnOnlyOnceTheResultCouldBeRead();
};

void TestPostingPresenter::readsBackBeforeItPosts() {
    Counter counter;
    counter.draft(PostingKind::Withdrawal, "250.00");
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.step(), Step::Review);
    QCOMPARE(counter.posting.amountMinor(), qint64(25'000));
    QCOMPARE(counter.posting.balanceAfterMinor(), qint64(75'000));
    QVERIFY(counter.courier.orders().empty());
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.step(), Step::Underway);
    QCOMPARE(counter.courier.orders().size(), std::size_t(1));
    const auto& order = counter.courier.orders().front();
    const CashRequest wanted{.accountId = counter.euro.id,
                             .amountMinor = 25'000,
                             .currency = currency("EUR"),
                             .tillSessionId = counter.session.facts()->till->id};
    QCOMPARE(order.kind, PostingKind::Withdrawal);
    QCOMPARE(order.body, wanted.toJson());
    counter.posting.reviewOrPost(); // nothing is posted twice
    QCOMPARE(counter.courier.orders().size(), std::size_t(1));
    QSignalSpy posted(&counter.posting, &PostingPresenter::posted);
    counter.courier.say(PostingState::Posted, postedReply(counter.euro, PostingKind::Withdrawal, 25'000));
    QCOMPARE(counter.posting.step(), Step::Done);
    QCOMPARE(posted.count(), 1);
}

void TestPostingPresenter::voidsTheReviewByEveryChange() {
    Counter counter;
    const AccountInfo other = account(counter.owner, 2, "EUR", 900'000);
    const std::vector<std::function<void(PostingPresenter&)>> changes{
        [&](PostingPresenter& posting) { posting.setAccount(other); },
        [](PostingPresenter& posting) { posting.setAmountText(QStringLiteral("2")); },
        [](PostingPresenter& posting) { posting.setNarrative(QStringLiteral("rent")); },
        [](PostingPresenter& posting) { posting.setToNumber(accountNumber(5)); },
        [&](PostingPresenter& posting) { posting.begin(PostingKind::Withdrawal, other); },
    };
    for (const auto& change : changes) {
        counter.draft(PostingKind::Deposit, "1");
        counter.posting.reviewOrPost();
        QCOMPARE(counter.posting.step(), Step::Review);
        change(counter.posting);
        QCOMPARE(counter.posting.step(), Step::Editing);
    }
    QVERIFY(counter.courier.orders().empty());
}

void TestPostingPresenter::postsOnlyOnceArmed() {
    Counter counter;
    counter.posting.setArmingTime(3'600'000);
    counter.post(PostingKind::Deposit, "1");
    QCOMPARE(counter.posting.step(), Step::Review);
    QVERIFY(counter.courier.orders().empty());
    counter.posting.setArmingTime(0);
    counter.posting.reviewOrPost();
    QCOMPARE(counter.courier.orders().size(), std::size_t(1));
}

void TestPostingPresenter::refusesWhatCannotBePosted_data() {
    QTest::addColumn<PostingKind>("kind");
    QTest::addColumn<QString>("amount");
    QTest::newRow("nothing") << PostingKind::Deposit << QString();
    QTest::newRow("zero") << PostingKind::Deposit << QStringLiteral("0.00");
    QTest::newRow("words") << PostingKind::Deposit << QStringLiteral("ten");
    QTest::newRow("too many decimals") << PostingKind::Deposit << QStringLiteral("1.0001");
    QTest::newRow("too large") << PostingKind::Deposit << QStringLiteral("100000000000000.01");
    QTest::newRow("more than is available") << PostingKind::Withdrawal << QStringLiteral("1000.01");
}

void TestPostingPresenter::refusesWhatCannotBePosted() {
    QFETCH(PostingKind, kind);
    QFETCH(QString, amount);
    Counter counter;
    counter.post(kind, qPrintable(amount));
    QCOMPARE(counter.posting.step(), Step::Editing);
    QVERIFY(counter.posting.fault());
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::Amount);
    QVERIFY(counter.courier.orders().empty());
}

void TestPostingPresenter::keepsTheDraftOfARefusalAndTakesANewKey() {
    Counter counter;
    counter.post(PostingKind::Withdrawal, "1");
    counter.courier.say(PostingState::Refused, {}, refusal(ErrorCode::TillInsufficientCash));
    QCOMPARE(counter.posting.step(), Step::Done);
    QVERIFY(counter.posting.stepBack());
    QCOMPARE(counter.posting.step(), Step::Editing);
    QCOMPARE(counter.posting.draft().amountText, QStringLiteral("1"));
    counter.posting.reviewOrPost();
    counter.posting.reviewOrPost();
    QCOMPARE(counter.courier.orders().size(), std::size_t(2));
    QVERIFY(counter.courier.orders()[0].key != counter.courier.orders()[1].key);
}

void TestPostingPresenter::staysUntilAnUnknownOutcomeIsSettled() {
    Counter counter;
    counter.post(PostingKind::Deposit, "1");
    counter.courier.say(PostingState::Checking);
    QCOMPARE(counter.posting.step(), Step::Underway);
    counter.posting.drop();
    counter.posting.begin(PostingKind::Withdrawal, counter.euro);
    QVERIFY(counter.posting.stepBack());
    QCOMPARE(counter.posting.step(), Step::Underway);
    QCOMPARE(counter.posting.draft().kind, PostingKind::Deposit);
    counter.posting.withdraw();
    QVERIFY(counter.courier.abandoned() == std::vector<RequestKey>{counter.courier.orders().front().key});
    counter.courier.say(PostingState::Abandoned);
    QCOMPARE(counter.posting.step(), Step::Done);
    QVERIFY(counter.posting.stepBack());
    QCOMPARE(counter.posting.step(), Step::None);
}

void TestPostingPresenter::looksUpTheReceiverBeforeTheReview() {
    Counter counter;
    counter.draft(PostingKind::Transfer, "1");
    counter.posting.setToNumber(QStringLiteral("123456789012"));
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::ToAccount);
    QVERIFY(!counter.api.isWaiting()); // a number that cannot be is not asked for
    counter.posting.setToNumber(accountNumber(77));
    counter.posting.reviewOrPost();
    const AccountInfo receiver = account(customer(QStringLiteral("김민준")), 77, "EUR", 42);
    counter.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    QCOMPARE(counter.posting.step(), Step::Review);
    QCOMPARE(counter.posting.draft().to->ownerName, QStringLiteral("김민준"));
    counter.posting.setToNumber(accountNumber(78));
    counter.posting.reviewOrPost();
    counter.api.reply(tellerdesk::Page<AccountInfo>().toJson());
    QCOMPARE(counter.posting.step(), Step::Editing);
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::ToAccount);
}

void TestPostingPresenter::fillsInAllThatIsAvailable() {
    Counter counter;
    counter.draft(PostingKind::Withdrawal, "");
    counter.posting.fillAvailable();
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.amountMinor(), counter.euro.availableMinor);
    counter.draft(PostingKind::Deposit, "");
    counter.posting.fillAvailable();
    QCOMPARE(counter.posting.draft().amountText, QString());
}

void TestPostingPresenter::fillsInOfThePayingAccountOnly() {
    Counter counter;
    counter.draft(PostingKind::Transfer, "");
    counter.posting.fillAvailable();
    QCOMPARE(counter.posting.draft().amountText, QStringLiteral("1000"));
    counter.posting.begin(PostingKind::Deposit, counter.euro);
    counter.posting.fillAvailable(); // says nothing of cash that comes in
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::Amount);
    AccountInfo empty = account(counter.owner, 3, "EUR", 0);
    counter.posting.begin(PostingKind::Withdrawal, empty);
    counter.posting.fillAvailable();
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::Amount);
    // Three decimals could be read as thousands; what the desk filled in itself is not doubted.
    const AccountInfo dinars = account(counter.owner, 4, "KWD", 123'456);
    counter.posting.begin(PostingKind::Withdrawal, dinars);
    counter.posting.fillAvailable();
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.step(), Step::Review);
    QCOMPARE(counter.posting.amountMinor(), qint64(123'456));
}

void TestPostingPresenter::checksTheReceiverAnewForAnotherAccount() {
    Counter counter;
    counter.draft(PostingKind::Transfer, "1");
    counter.posting.setToNumber(accountNumber(77));
    counter.posting.reviewOrPost();
    const AccountInfo receiver = account(customer(QStringLiteral("김민준")), 77, "EUR", 42);
    counter.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    QCOMPARE(counter.posting.step(), Step::Review);
    counter.posting.setAccount(account(counter.owner, 2, "USD", 100'000));
    QCOMPARE(counter.posting.step(), Step::Editing);
    counter.posting.reviewOrPost();
    QVERIFY(counter.api.isWaiting());
    counter.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    QCOMPARE(counter.posting.step(), Step::Editing);
    QCOMPARE(counter.posting.fault()->field, PostingPresenter::Field::ToAccount);
}

void TestPostingPresenter::dropsTheAnswerToAnEarlierLookUp() {
    Counter counter;
    counter.draft(PostingKind::Transfer, "1");
    counter.posting.setToNumber(accountNumber(77));
    counter.posting.reviewOrPost();
    counter.posting.reviewOrPost(); // asks no second time
    QCOMPARE(counter.api.calls().size(), std::size_t(1));
    counter.posting.setAmountText(QStringLiteral("2"));
    const AccountInfo receiver = account(customer(QStringLiteral("김민준")), 77, "EUR", 42);
    counter.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    QCOMPARE(counter.posting.step(), Step::Editing);
    QVERIFY(!counter.posting.isLookingUp());
}

void TestPostingPresenter::keepsTheReviewWhereNothingChanged() {
    Counter counter;
    counter.draft(PostingKind::Deposit, "1");
    counter.posting.reviewOrPost();
    counter.posting.setAccount(counter.euro); // told again, as it was
    QCOMPARE(counter.posting.step(), Step::Review);
    AccountInfo changed = counter.euro;
    changed.balanceMinor += 1; // the balance after, as it was read back, would be another
    counter.posting.setAccount(changed);
    QCOMPARE(counter.posting.step(), Step::Editing);
}

void TestPostingPresenter::doubtsAnAmountUntilItIsTypedAnew() {
    Counter counter;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    counter.posting.begin(PostingKind::Deposit, account(counter.owner, 4, "KWD", 0));
    const auto type = [&counter](const QString& text) {
        for (qsizetype typed = 0; typed <= text.size(); ++typed) {
            counter.posting.setAmountText(text.first(typed));
        }
        counter.posting.reviewOrPost();
    };
    type(QStringLiteral("1.234"));
    QCOMPARE(counter.posting.step(), Step::Editing);
    QVERIFY(counter.posting.fault()->text.contains(QStringLiteral("1,234.000")));
    counter.posting.reviewOrPost(); // the same once more is no answer
    QCOMPARE(counter.posting.step(), Step::Editing);
    counter.posting.setAmountText(QStringLiteral("1.23"));
    counter.posting.setAmountText(QStringLiteral("1.234")); // nor is its last digit
    counter.posting.reviewOrPost();
    QCOMPARE(counter.posting.step(), Step::Editing);
    type(QStringLiteral("1,234")); // another doubtful one
    QCOMPARE(counter.posting.step(), Step::Editing);
    type(QStringLiteral("1,234"));
    QCOMPARE(counter.posting.step(), Step::Review);
    QCOMPARE(counter.posting.amountMinor(), qint64(1'234'000));
}

void TestPostingPresenter::marksTheFieldThatTheServerRefused_data() {
    QTest::addColumn<PostingKind>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("field"); // -1: none; trying again is all there is to do
    using Field = PostingPresenter::Field;
    const auto row = [](const char* name, PostingKind kind, ErrorCode code, int field) {
        QTest::newRow(name) << kind << code << field;
    };
    row("funds", PostingKind::Withdrawal, ErrorCode::InsufficientFunds, static_cast<int>(Field::Amount));
    row("limit", PostingKind::Deposit, ErrorCode::LimitExceeded, static_cast<int>(Field::Amount));
    row("account", PostingKind::Deposit, ErrorCode::AccountNotActive, static_cast<int>(Field::Account));
    row("receiver", PostingKind::Transfer, ErrorCode::AccountNotActive, static_cast<int>(Field::ToAccount));
    row("same account", PostingKind::Transfer, ErrorCode::SameAccount, static_cast<int>(Field::ToAccount));
    row("busy", PostingKind::Deposit, ErrorCode::Busy, -1);
}

void TestPostingPresenter::marksTheFieldThatTheServerRefused() {
    QFETCH(PostingKind, kind);
    QFETCH(ErrorCode, code);
    QFETCH(int, field);
    Counter counter;
    counter.draft(kind, "1");
    if (kind == PostingKind::Transfer) {
        counter.posting.setToNumber(accountNumber(77));
    }
    counter.posting.reviewOrPost();
    if (kind == PostingKind::Transfer) {
        const AccountInfo receiver = account(customer(QStringLiteral("김민준")), 77, "EUR", 42);
        counter.api.reply(tellerdesk::Page<AccountInfo>{.items = {receiver}}.toJson());
    }
    counter.posting.reviewOrPost();
    counter.courier.say(PostingState::Refused, {}, refusal(code));
    QVERIFY(counter.posting.stepBack());
    QCOMPARE(counter.posting.fault().has_value(), field >= 0);
    if (field >= 0) {
        QCOMPARE(static_cast<int>(counter.posting.fault()->field), field);
        QCOMPARE(*counter.posting.fault()->refusal, code);
    }
    QCOMPARE(counter.posting.draft().amountText, QStringLiteral("1"));
}

void TestPostingPresenter::goesOnOnlyOnceTheResultCouldBeRead() {
    Counter counter;
    counter.post(PostingKind::Deposit, "1");
    counter.posting.setArmingTime(3'600'000);
    counter.courier.say(PostingState::Posted, postedReply(counter.euro, PostingKind::Deposit, 100));
    QVERIFY(counter.posting.isSettled());
    QVERIFY(!counter.posting.mayGoOn());
    counter.posting.setArmingTime(0);
    QVERIFY(counter.posting.mayGoOn());
}

QTEST_MAIN(TestPostingPresenter)
#include "tst_postingpresenter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/errortext.h"
#include "tests/client/support/workdesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Step = TillPresenter::Step;

constexpr qint64 kExpected = 123'456;

// No till yet, and its teller at the opening page.
struct Opening {
    WorkDesk desk;
    Session::Facts facts = teller();

    Opening() {
        desk.till.setArmingTime(0);
        desk.session.set(facts);
        desk.window.showPage(desk.tillPage);
    }
    void confirm(const char* amount) {
        desk.type(QString::fromLatin1(amount));
        desk.press(Qt::Key_F9);
        desk.press(Qt::Key_F9);
        QVERIFY(desk.api.isWaiting());
    }
};

// A till with 1,234.56 EUR in it, and its teller at the closing page.
struct Closing {
    WorkDesk desk;
    Session::Facts facts = teller({cashOf("EUR", kExpected)});

    Closing() {
        desk.till.setArmingTime(0);
        desk.session.set(facts);
        desk.window.showPage(desk.tillPage);
    }
    void count(const char* amount) {
        desk.type(QString::fromLatin1(amount));
        desk.press(Qt::Key_F9);
        QVERIFY(desk.api.isWaiting());
        desk.api.reply(meOf(facts).toJson());
    }
    bool showsTheFigure() const { return desk.everythingSaid().contains(QStringLiteral("234.56")); }
    TillSession closedWith(qint64 countedMinor) const {
        TillSession closed = *facts.till;
        closed.status = TillStatus::Closed;
        closed.positions[0].countedMinor = countedMinor;
        return closed;
    }
};

} // namespace

class TestTillPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWithAReviewedFloat();
    void showsNoFigureBeforeTheSecondCount();
    void readsBackACountThatAgreesAtOnce();
    void saysOverInWords();
    void sendsTheSameKeyUntilTheServerAnswers();
    void goesOnWithATillThatIsOpenAlready();
    void goesOnWithATillThatIsClosedAlready();
    void sendsNobodyElsesKey();
    void sendsNoKeyOfYesterday();
    void waitsForUnsettledPostings();
    void marksWhatIsNoAmount();
};

void TestTillPage::opensWithAReviewedFloat() {
    WorkDesk desk;
    desk.till.setArmingTime(0);
    desk.session.set(teller());
    desk.window.showPage(desk.tillPage);
    QVERIFY(!desk.tillPage->hasUnsaved());
    desk.type(QStringLiteral("5000"));
    QVERIFY(desk.tillPage->hasUnsaved());
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.api.isWaiting());
    desk.press(Qt::Key_F9);
    QVERIFY(desk.textOf("tillFigures").contains(QStringLiteral("5,000.00 EUR")));
    QVERIFY(!desk.api.isWaiting());
    desk.press(Qt::Key_F9);
    QVERIFY(desk.api.isWaiting());
    QCOMPARE(desk.api.next().path, QStringLiteral("/v1/till-sessions"));
    QVERIFY(desk.api.next().key);
    QSignalSpy finished(&desk.till, &TillPresenter::finished);
    desk.api.reply(teller({cashOf("EUR", 500'000)}).till->toJson());
    QCOMPARE(finished.count(), 1);
    QVERIFY(desk.session.facts()->till);
    QVERIFY(!desk.tillPage->hasUnsaved());
}

void TestTillPage::showsNoFigureBeforeTheSecondCount() {
    Closing at;
    QVERIFY(at.desk.tillPage->hidesTill());
    QVERIFY(!at.showsTheFigure());
    at.count("1000");
    QCOMPARE(at.desk.till.step(), Step::CountAgain);
    QCOMPARE(at.desk.textOf("tillHeading"), QStringLiteral("Count again"));
    QCOMPARE(at.desk.textOf("amountEUR"), QString());
    QVERIFY(!at.showsTheFigure()); // nor the difference, which ends in the same digits
    at.count("1000");
    QCOMPARE(at.desk.till.step(), Step::ClosingReview);
    QVERIFY(at.desk.textOf("tillFigures").contains(QStringLiteral("Difference in EUR: SHORT by 234.56 EUR")));
    QCOMPARE(at.desk.focusName(), QStringLiteral("tillFigures"));
    at.desk.press(Qt::Key_F9);
    const CloseTillRequest wanted{.counted = {{.currency = currency("EUR"), .amountMinor = 100'000}}};
    QCOMPARE(*at.desk.api.next().body, wanted.toJson());
    at.desk.api.reply(at.closedWith(100'000).toJson());
    QCOMPARE(at.desk.till.step(), Step::Closed);
    QVERIFY(!at.desk.session.facts()->till);
}

void TestTillPage::readsBackACountThatAgreesAtOnce() {
    Closing at;
    at.count("1234.56");
    QCOMPARE(at.desk.till.step(), Step::ClosingReview);
    QVERIFY(at.desk.textOf("tillFigures").contains(QStringLiteral("agrees")));
}

void TestTillPage::saysOverInWords() {
    Closing at;
    at.count("2000");
    at.count("1300");
    QVERIFY(at.desk.textOf("tillFigures").contains(QStringLiteral("OVER by 65.44 EUR")));
    at.desk.press(Qt::Key_Escape);
    QCOMPARE(at.desk.till.step(), Step::CountAgain);
}

void TestTillPage::sendsTheSameKeyUntilTheServerAnswers() {
    Closing at;
    at.count("1234.56");
    at.desk.press(Qt::Key_F9);
    const auto first = at.desk.api.next().key;
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QCOMPARE(at.desk.till.step(), Step::ClosingReview);
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.api.next().key == first);
    at.desk.api.refuse(ErrorCode::TillSessionOutOfDate);
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.api.next().key != first);
}

// By another desk, or by the call whose reply was lost: the page says so and shows the till as it is.
void TestTillPage::goesOnWithATillThatIsOpenAlready() {
    Opening at;
    at.confirm("5000");
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    at.desk.press(Qt::Key_Escape);
    at.desk.press(Qt::CTRL | Qt::Key_A);
    at.confirm("6000");
    at.desk.api.refuse(ErrorCode::TillSessionOpen);
    QCOMPARE(at.desk.api.next().path, QStringLiteral("/v1/me"));
    at.desk.api.reply(meOf(teller({cashOf("EUR", 500'000)})).toJson());
    QVERIFY(at.desk.session.facts()->till);
    QCOMPARE(at.desk.till.step(), Step::Counting);
    QCOMPARE(at.desk.textOf("tillNotice"), errorText(ErrorCode::TillSessionOpen));
}

void TestTillPage::goesOnWithATillThatIsClosedAlready() {
    Closing at;
    at.count("1234.56");
    at.desk.press(Qt::Key_F9);
    at.desk.api.refuse(ErrorCode::TillSessionClosed);
    at.desk.api.reply(meOf(teller()).toJson());
    QVERIFY(!at.desk.session.facts()->till);
    QCOMPARE(at.desk.till.step(), Step::Opening);
    QCOMPARE(at.desk.textOf("tillNotice"), errorText(ErrorCode::TillSessionClosed));
}

void TestTillPage::sendsNobodyElsesKey() {
    Opening at;
    at.confirm("5000");
    const auto first = at.desk.api.next().key;
    at.desk.till.leave(); // signed out, and the answer is still on its way
    Session::Facts jun = teller();
    jun.userId = UserId::make();
    at.desk.session.set(jun);
    at.desk.window.showPage(at.desk.tillPage);
    at.confirm("5000");
    at.desk.api.reply(teller({cashOf("EUR", 500'000)}).till->toJson()); // Mina's
    QVERIFY(!at.desk.session.facts()->till);
    QCOMPARE(at.desk.till.step(), Step::Sending);
    QVERIFY(at.desk.api.next().key != first);
}

void TestTillPage::sendsNoKeyOfYesterday() {
    Opening at;
    at.confirm("5000");
    const auto first = at.desk.api.next().key;
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.api.next().key == first);
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    at.facts.businessDate = at.facts.businessDate.addDays(1);
    at.desk.session.set(at.facts);
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.api.next().key != first);
}

void TestTillPage::waitsForUnsettledPostings() {
    Closing at;
    at.desk.courier.setUnsettled({{.key = RequestKey::make(), .state = PostingState::Checking}});
    at.desk.type(QStringLiteral("1234.56"));
    at.desk.press(Qt::Key_F9);
    QVERIFY(!at.desk.api.isWaiting());
    QVERIFY(!at.desk.textOf("tillNotice").isEmpty());
    QCOMPARE(at.desk.till.step(), Step::Counting);
}

void TestTillPage::marksWhatIsNoAmount() {
    Closing at;
    at.desk.press(Qt::Key_F9); // an empty line of a count is no 0
    QVERIFY(!at.desk.textOf("amountEURFault").isEmpty());
    QVERIFY(!at.desk.api.isWaiting());
    QCOMPARE(at.desk.focusName(), QStringLiteral("amountEUR"));
}

QTEST_MAIN(TestTillPage)
#include "tst_tillpage.moc"

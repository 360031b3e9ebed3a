// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/entrysearch.h"
#include "client/statement/statementpresenter.h"
#include "shared/api/page.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QSignalSpy>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Entries = tellerdesk::Page<EntryInfo>;
using RowState = StatementPresenter::RowState;

QDate day(int number) {
    return QDate(2026, 11, number);
}

// Entries `newest` down to `oldest`.
Entries entries(qint64 newest, qint64 oldest, bool more = true) {
    Entries page;
    for (qint64 number = newest; number >= oldest; --number) {
        page.items.push_back(entry(number, 1, number, day(1)));
    }
    if (more) {
        page.next = QStringLiteral("cursor");
    }
    return page;
}

EntrySummary summary(qint64 first, qint64 last) {
    return {.count = last - first + 1,
            .openingMinor = first - 1,
            .closingMinor = last,
            .creditsMinor = last - first + 1,
            .debitsMinor = 0,
            .firstEntryNumber = first,
            .lastEntryNumber = last,
            .firstDate = day(1),
            .lastDate = day(1)};
}

QString item(const ApiCall& call, const char* name) {
    return call.query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

AccountInfo someAccount() {
    return account(customer(QStringLiteral("Kim")), 1, "EUR", 450);
}

} // namespace

class TestStatementPresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsAMillionRowsFromTheFirstPage();
    void fetchesOnlyWhatIsLookedAt();
    void leavesOutWhatWasScrolledPast();
    void showsRowsThatFailAndTriesThemAgain();
    void forgetsRowsFarAway();
    void learnsWhereAPeriodBegins();
    void dropsAnswersForAnotherAccount();
    void saysWhatFailed();
    void collectsAPeriodForPaper();
    void collectsOnceThePeriodIsThere();
    void refusesPaperForTooMuch();
    void searchesUntilSomethingIsFound();
    void searchesInEitherDirection();
    void endsASearchWithItsStatement();
};

void TestStatementPresenter::knowsAMillionRowsFromTheFirstPage() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    QCOMPARE(presenter.state(), StatementPresenter::State::Loading);
    api.reply(entries(1'000'000, 999'901).toJson());
    QCOMPARE(presenter.state(), StatementPresenter::State::Ready);
    QCOMPARE(presenter.rows(), 1'000'000);
    QCOMPARE(presenter.entry(0)->entryNumber, 1'000'000);
    QCOMPARE(presenter.entry(99)->entryNumber, 999'901);
    QVERIFY(presenter.entry(100) == nullptr);
    QCOMPARE(presenter.rowOf(1), 999'999);
    QCOMPARE(presenter.rowOf(1'000'001), -1);
    QVERIFY(!presenter.summary());
    api.reply(summary(1, 1'000'000).toJson());
    QCOMPARE(presenter.summary()->count, 1'000'000);
    QVERIFY(!api.isWaiting());
}

void TestStatementPresenter::fetchesOnlyWhatIsLookedAt() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.reply(entries(1'000, 901).toJson());
    api.reply(summary(1, 1'000).toJson());
    presenter.look(0, 20);
    QVERIFY(!api.isWaiting()); // is there
    QSignalSpy told(&presenter, &StatementPresenter::rowsChanged);
    presenter.look(590, 610);
    QCOMPARE(item(api.next(), "start"), QStringLiteral("500"));
    QCOMPARE(item(api.next(), "limit"), QStringLiteral("100"));
    QCOMPARE(presenter.rowState(595), RowState::Loading);
    api.reply(entries(500, 401).toJson());
    QCOMPARE(presenter.entry(599)->entryNumber, 401);
    QCOMPARE(told.takeFirst(), (QVariantList{500, 599}));
    QCOMPARE(item(api.next(), "start"), QStringLiteral("400"));
    api.reply(entries(400, 301).toJson());
    QVERIFY(!api.isWaiting());
}

void TestStatementPresenter::leavesOutWhatWasScrolledPast() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.reply(entries(100'000, 99'901).toJson());
    api.reply(summary(1, 100'000).toJson());
    for (int row = 1'000; row <= 90'000; row += 1'000) { // the scroll bar is dragged to the end
        presenter.look(row, row + 10);
    }
    QStringList asked;
    while (api.isWaiting()) {
        asked += item(api.next(), "start");
        const qint64 start = asked.last().toLongLong();
        api.reply(entries(start, start - 99).toJson());
    }
    QCOMPARE(asked.size(), 3); // two were on their way
    QCOMPARE(asked.last(), QStringLiteral("10000"));
    QVERIFY(presenter.entry(90'000) != nullptr);
}

void TestStatementPresenter::showsRowsThatFailAndTriesThemAgain() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.reply(entries(1'000, 901).toJson());
    api.reply(summary(1, 1'000).toJson());
    presenter.look(500, 510);
    api.fail({.kind = ApiError::Kind::TimedOut});
    QCOMPARE(presenter.rowState(505), RowState::Failed);
    QVERIFY(presenter.hasFailedRows());
    QCOMPARE(presenter.error()->kind, ApiError::Kind::TimedOut);
    presenter.look(500, 511);
    QVERIFY(!api.isWaiting()); // not again by itself, for ever
    presenter.retry();
    QVERIFY(!presenter.error());
    api.reply(entries(500, 401).toJson());
    QCOMPARE(presenter.entry(505)->entryNumber, 495);
}

void TestStatementPresenter::forgetsRowsFarAway() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.reply(entries(100'000, 99'901).toJson());
    api.reply(summary(1, 100'000).toJson());
    for (int row = 100; row < 20'000; row += 100) {
        presenter.look(row, row + 10);
        api.reply(entries(100'000 - row, 100'000 - row - 99).toJson());
    }
    QVERIFY(presenter.entry(19'900) != nullptr);
    QVERIFY(presenter.entry(0) == nullptr);
    presenter.look(0, 10);
    QVERIFY(api.isWaiting());
}

void TestStatementPresenter::learnsWhereAPeriodBegins() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.reply(entries(1'000, 901).toJson());
    api.reply(summary(1, 1'000).toJson());
    presenter.setPeriod(day(2), day(3));
    QCOMPARE(item(api.next(), "from"), QStringLiteral("2026-11-02"));
    QCOMPARE(item(api.next(), "to"), QStringLiteral("2026-11-03"));
    api.reply(entries(800, 701).toJson());
    QCOMPARE(presenter.rows(), 100); // as many as are known
    QCOMPARE(item(api.next(), "from"), QStringLiteral("2026-11-02"));
    api.reply(summary(301, 800).toJson());
    QCOMPARE(presenter.rows(), 500);
    QCOMPARE(presenter.entry(0)->entryNumber, 800);
    presenter.setPeriod(day(2), day(3));
    QVERIFY(!api.isWaiting()); // nothing else is asked for
}

void TestStatementPresenter::dropsAnswersForAnotherAccount() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    presenter.show(someAccount());
    api.reply(entries(7, 1, false).toJson());
    QCOMPARE(presenter.rows(), 0);
    api.reply(entries(1, 1, false).toJson());
    QCOMPARE(presenter.rows(), 1);
    presenter.show(someAccount());
    api.reply(summary(1, 1).toJson());
    QVERIFY(!presenter.summary());
}

void TestStatementPresenter::saysWhatFailed() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(someAccount());
    api.refuse(ErrorCode::NotFound);
    QCOMPARE(presenter.state(), StatementPresenter::State::Failed);
    QVERIFY(presenter.error()->isRefusal(ErrorCode::NotFound));
    presenter.retry();
    QCOMPARE(presenter.state(), StatementPresenter::State::Loading);
}

void TestStatementPresenter::collectsAPeriodForPaper() {
    FakeApi api;
    StatementPresenter presenter(api);
    QSignalSpy ready(&presenter, &StatementPresenter::periodReady);
    presenter.show(someAccount());
    api.reply(entries(300, 201).toJson());
    api.reply(summary(1, 300).toJson());
    presenter.collectForPaper(false);
    QVERIFY(presenter.isCollecting());
    QCOMPARE(item(api.next(), "start"), QStringLiteral("300")); // not what is posted meanwhile
    api.reply(entries(300, 101).toJson());
    QCOMPARE(item(api.next(), "cursor"), QStringLiteral("cursor"));
    api.reply(entries(100, 1, false).toJson());
    QCOMPARE(ready.count(), 1);
    QVERIFY(!presenter.isCollecting());
    const auto period = ready.first().first().value<StatementPeriod>();
    QCOMPARE(period.entries.size(), std::size_t(300));
    QCOMPARE(period.closingMinor, 300);
    QCOMPARE(period.creditsMinor, std::optional<qint64>(300));
}

void TestStatementPresenter::collectsOnceThePeriodIsThere() {
    FakeApi api;
    StatementPresenter presenter(api);
    QSignalSpy ready(&presenter, &StatementPresenter::periodReady);
    presenter.show(someAccount());
    presenter.collectForPaper(false);
    presenter.collectForPaper(false);
    api.reply(entries(2, 1, false).toJson());
    api.reply(summary(1, 2).toJson());
    api.reply(entries(2, 1, false).toJson());
    QCOMPARE(ready.count(), 1);
    QVERIFY(!api.isWaiting());
}

void TestStatementPresenter::refusesPaperForTooMuch() {
    FakeApi api;
    StatementPresenter presenter(api);
    QSignalSpy refused(&presenter, &StatementPresenter::paperRefused);
    presenter.show(someAccount());
    api.reply(entries(5'001, 4'902).toJson());
    api.reply(summary(1, 5'001).toJson());
    presenter.collectForPaper(false);
    QCOMPARE(refused.count(), 1);
    QVERIFY(!api.isWaiting());
    QVERIFY(!presenter.isCollecting());
}

void TestStatementPresenter::searchesUntilSomethingIsFound() {
    FakeApi api;
    StatementPresenter presenter(api);
    EntrySearch search(api, presenter);
    QSignalSpy found(&search, &EntrySearch::found);
    presenter.show(someAccount());
    api.reply(entries(50'000, 49'901).toJson());
    api.reply(summary(1, 50'000).toJson());
    search.find({.text = QStringLiteral("rent + 50%"), .leastMinor = 100}, EntrySearch::Direction::Older, 0);
    QCOMPARE(search.state(), EntrySearch::State::Searching);
    QCOMPARE(item(api.next(), "start"), QStringLiteral("50000"));
    QCOMPARE(item(api.next(), "order"), QStringLiteral("newest"));
    QCOMPARE(item(api.next(), "q"), QStringLiteral("rent + 50%"));
    QVERIFY(api.next().query.toString(QUrl::FullyEncoded).contains(QStringLiteral("q=rent%20%2B%2050%25")));
    QCOMPARE(item(api.next(), "min_amount"), QStringLiteral("100"));
    QCOMPARE(item(api.next(), "max_amount"), QString());
    api.reply(Entries{.next = QStringLiteral("on")}.toJson()); // looked at many, found none
    QCOMPARE(item(api.next(), "cursor"), QStringLiteral("on"));
    QCOMPARE(item(api.next(), "start"), QStringLiteral("50000"));
    api.reply(entries(123, 123).toJson());
    QCOMPARE(found.takeFirst(), QVariantList{49'877});
    QCOMPARE(search.state(), EntrySearch::State::Found);
}

void TestStatementPresenter::searchesInEitherDirection() {
    FakeApi api;
    StatementPresenter presenter(api);
    EntrySearch search(api, presenter);
    presenter.show(someAccount());
    api.reply(entries(10, 1, false).toJson());
    api.reply(summary(1, 10).toJson());
    const EntrySearch::Wanted wanted{.mostMinor = 5};
    search.find(wanted, EntrySearch::Direction::Newer, 4);
    QCOMPARE(item(api.next(), "start"), QStringLiteral("6")); // the row itself
    QCOMPARE(item(api.next(), "order"), QStringLiteral("oldest"));
    QCOMPARE(item(api.next(), "max_amount"), QStringLiteral("5"));
    api.reply(entries(6, 6).toJson());
    QCOMPARE(search.foundNumber(), 6);
    search.find(wanted, EntrySearch::Direction::Newer, 4);
    QCOMPARE(item(api.next(), "start"), QStringLiteral("7")); // goes on
    api.reply(Entries{}.toJson());
    QCOMPARE(search.state(), EntrySearch::State::NothingMore);
    search.find(wanted, EntrySearch::Direction::Newer, 0);
    QCOMPARE(search.state(), EntrySearch::State::NothingMore);
    search.find(wanted, EntrySearch::Direction::Older, 9);
    QCOMPARE(search.state(), EntrySearch::State::NothingMore);
    QVERIFY(!api.isWaiting());
    search.find({.mostMinor = 6}, EntrySearch::Direction::Older, 9);
    QCOMPARE(item(api.next(), "start"), QStringLiteral("1")); // another search
    api.fail({.kind = ApiError::Kind::Unreachable});
    QCOMPARE(search.state(), EntrySearch::State::Failed);
}

void TestStatementPresenter::endsASearchWithItsStatement() {
    FakeApi api;
    StatementPresenter presenter(api);
    EntrySearch search(api, presenter);
    QSignalSpy found(&search, &EntrySearch::found);
    presenter.show(someAccount());
    api.reply(entries(10, 1, false).toJson());
    api.reply(summary(1, 10).toJson());
    search.find({.text = QStringLiteral("x")}, EntrySearch::Direction::Older, 0);
    presenter.leave();
    api.reply(entries(3, 3).toJson());
    QCOMPARE(found.count(), 0);
    QCOMPARE(search.state(), EntrySearch::State::Idle);
}

QTEST_MAIN(TestStatementPresenter)
#include "tst_statementpresenter.moc"

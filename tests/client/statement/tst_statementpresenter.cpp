// SPDX-License-Identifier: GPL-3.0-or-later
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

QDate day(int number) {
    return QDate(2026, 11, number);
}

// Newest first, from day 4 back to day 1; the account begins with 0.
std::vector<EntryInfo> fourDays() {
    return {entry(4, -50, 450, day(4)), entry(3, 300, 500, day(3)), entry(2, -800, 200, day(2)),
            entry(1, 1'000, 1'000, day(1))};
}

} // namespace

class TestStatementPresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsUpAPeriod_data();
    void sumsUpAPeriod();
    void readsOnlyAsFarAsThePeriodReaches();
    void dropsAnswersForAnotherAccount();
    void saysWhatFailed();
};

void TestStatementPresenter::sumsUpAPeriod_data() {
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<int>("entries");
    QTest::addColumn<qint64>("opening");
    QTest::addColumn<qint64>("credits");
    QTest::addColumn<qint64>("debits");
    QTest::addColumn<qint64>("closing");
    QTest::newRow("all") << QDate() << QDate() << 4 << qint64(0) << qint64(1'300) << qint64(850) << qint64(450);
    QTest::newRow("middle") << day(2) << day(3) << 2 << qint64(1'000) << qint64(300) << qint64(800) << qint64(500);
    QTest::newRow("until day 2") << QDate() << day(2) << 2 << qint64(0) << qint64(1'000) << qint64(800) << qint64(200);
    QTest::newRow("from day 3") << day(3) << QDate() << 2 << qint64(200) << qint64(300) << qint64(50) << qint64(450);
    QTest::newRow("after the last") << day(5) << day(9) << 0 << qint64(450) << qint64(0) << qint64(0) << qint64(450);
    QTest::newRow("before the first") << day(1).addDays(-9) << day(1).addDays(-1) << 0 << qint64(0) << qint64(0)
                                      << qint64(0) << qint64(0);
}

void TestStatementPresenter::sumsUpAPeriod() {
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    const StatementPeriod period = periodOf({.from = from, .to = to}, fourDays());
    QTEST(static_cast<int>(period.entries.size()), "entries");
    QTEST(period.openingMinor, "opening");
    QTEST(period.creditsMinor, "credits");
    QTEST(period.debitsMinor, "debits");
    QTEST(period.closingMinor, "closing");
    QCOMPARE(period.openingMinor + period.creditsMinor - period.debitsMinor, period.closingMinor);
}

void TestStatementPresenter::readsOnlyAsFarAsThePeriodReaches() {
    FakeApi api;
    StatementPresenter presenter(api);
    QSignalSpy ready(&presenter, &StatementPresenter::periodReady);
    presenter.show(account(customer(QStringLiteral("Kim")), 1, "EUR", 450));
    const auto all = fourDays();
    api.reply(tellerdesk::Page<EntryInfo>{.items = {all[0]}, .next = QStringLiteral("a")}.toJson());
    presenter.loadPeriod(day(3), QDate());
    QCOMPARE(ready.count(), 0); // what is there does not reach back far enough
    QCOMPARE(api.next().query.queryItemValue(QStringLiteral("cursor")), QStringLiteral("a"));
    api.reply(tellerdesk::Page<EntryInfo>{.items = {all[1], all[2]}, .next = QStringLiteral("b")}.toJson());
    QCOMPARE(ready.count(), 1);
    QVERIFY(!api.isWaiting());
    QCOMPARE(presenter.entries().size(), std::size_t(3));
}

void TestStatementPresenter::dropsAnswersForAnotherAccount() {
    FakeApi api;
    StatementPresenter presenter(api);
    const CustomerInfo kim = customer(QStringLiteral("Kim"));
    presenter.show(account(kim, 1, "EUR", 450));
    presenter.show(account(kim, 2, "EUR", 1));
    api.reply(tellerdesk::Page<EntryInfo>{.items = fourDays()}.toJson());
    QVERIFY(presenter.entries().empty());
    api.reply(tellerdesk::Page<EntryInfo>{.items = {entry(1, 1, 1, day(1))}}.toJson());
    QCOMPARE(presenter.entries().size(), std::size_t(1));
}

void TestStatementPresenter::saysWhatFailed() {
    FakeApi api;
    StatementPresenter presenter(api);
    presenter.show(account(customer(QStringLiteral("Kim")), 1, "EUR", 450));
    api.refuse(ErrorCode::NotFound);
    QCOMPARE(presenter.state(), StatementPresenter::State::Failed);
    QVERIFY(presenter.error()->isRefusal(ErrorCode::NotFound));
}

QTEST_MAIN(TestStatementPresenter)
#include "tst_statementpresenter.moc"

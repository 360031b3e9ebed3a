// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/branchpage.h"
#include "tests/client/staff/staffbench.h"

#include <QListWidget>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

// A supervisor's desk: Anna is locked, and her till and the supervisor's own are open.
struct BranchBench {
    WorkDesk desk;
    BranchDesk branch{desk.api, desk.session};
    BranchPage* page = new BranchPage(branch);
    UserInfo anna = staffMember(u"anna"_s, u"Anna Berg"_s);
    TillSession till{.id = TillSessionId::make(),
                     .tellerId = anna.id,
                     .businessDate = QDate(2026, 11, 23),
                     .positions = {cashOf("EUR", 123'456), cashOf("KRW", 50'000)}};

    BranchBench() {
        Session::Facts facts = teller();
        facts.role = Role::Supervisor;
        desk.session.set(facts);
        branch.setArmingTime(0);
        desk.window.addPage(page);
        desk.window.showPage(page);
        anna.locked = true;
    }
    void answer() {
        TillSession own = till;
        own.id = TillSessionId::make();
        own.tellerId = desk.session.facts()->userId;
        desk.api.reply(userPageOf({anna, staffMember(u"bert"_s, u"Bert"_s)}));
        desk.api.reply(tellerdesk::Page<TillSession>{.items = {till, own}}.toJson());
    }
    QString row(const char* list, int row) const {
        return qobject_cast<QListWidget*>(desk.find(list))->item(row)->text().replace(QChar(QChar::Nbsp), u' ');
    }
    void count(const char* eur, const char* krw) {
        desk.type(QString::fromLatin1(eur));
        desk.press(Qt::Key_Return);
        desk.type(QString::fromLatin1(krw));
        desk.press(Qt::Key_F9);
    }
};

} // namespace

class BranchPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatNeedsASupervisor();
    void unlocksByKeys();
    void closesATill();
    void repeatsWithTheSameKey();
    void marksWhatIsNoAmount();
    void stepsBack();
    void tellsWhenAllIsWell();
    void cutsNothingOff();
};

void BranchPageTest::showsWhatNeedsASupervisor() {
    BranchBench bench;
    QCOMPARE(bench.desk.api.calls().front().path, u"/v1/tellers"_s);
    bench.answer();
    QCOMPARE(bench.desk.focusName(), u"lockedTellers"_s);
    QVERIFY(bench.row("lockedTellers", 0).startsWith(u"Anna Berg (anna)"));
    QVERIFY2(bench.row("openTills", 0).contains(u"Anna Berg") && bench.row("openTills", 0).contains(u"1,234.56"),
             qPrintable(bench.row("openTills", 0)));
    QVERIFY(bench.row("openTills", 1).startsWith(u"You"));
    QVERIFY(!bench.desk.isShown("closingWhose"));
}

void BranchPageTest::unlocksByKeys() {
    BranchBench bench;
    bench.answer();
    pressMnemonic(bench.desk, Qt::Key_U);
    QCOMPARE(bench.desk.api.next().path, u"/v1/users/%1/unlock"_s.arg(bench.anna.id.toString()));
    bench.anna.locked = false;
    bench.desk.api.reply(bench.anna.toJson());
    QVERIFY(bench.desk.textOf("lockedNotice").startsWith(u"Nobody"));
    QVERIFY(bench.desk.textOf("branchNotice").contains(u"anna"));
}

void BranchPageTest::closesATill() {
    BranchBench bench;
    bench.answer();
    pressMnemonic(bench.desk, Qt::Key_C);
    QCOMPARE(bench.desk.focusName(), u"countedEUR"_s);
    bench.count("1234.56", "49000");
    QVERIFY(!bench.desk.api.isWaiting());
    const QString readBack = bench.desk.textOf("closingReadBack");
    QVERIFY2(readBack.contains(u"as expected") && readBack.contains(u"SHORT by"), qPrintable(readBack));
    pressMnemonic(bench.desk, Qt::Key_R);
    bench.desk.type(u"Counted by two"_s);
    bench.desk.press(Qt::Key_F9);
    const ApiCall call = bench.desk.api.next();
    QCOMPARE(call.path, u"/v1/till-sessions/%1/close"_s.arg(bench.till.id.toString()));
    QVERIFY(call.key);
    const CloseTillRequest wanted{.counted = {{.currency = currency("EUR"), .amountMinor = 123'456},
                                              {.currency = currency("KRW"), .amountMinor = 49'000}},
                                  .reason = u"Counted by two"_s};
    QCOMPARE(*call.body, wanted.toJson());
    TillSession closed = bench.till;
    closed.status = TillStatus::Closed;
    bench.desk.api.reply(closed.toJson());
    QVERIFY(!bench.desk.isShown("closingWhose"));
    QVERIFY(bench.desk.textOf("branchNotice").contains(u"closed"));
    QCOMPARE(qobject_cast<QListWidget*>(bench.desk.find("openTills"))->count(), 1);
    pressMnemonic(bench.desk, Qt::Key_C); // the own one is closed by F8
    QVERIFY(!bench.desk.isShown("closingWhose"));
}

void BranchPageTest::repeatsWithTheSameKey() {
    BranchBench bench;
    bench.answer();
    pressMnemonic(bench.desk, Qt::Key_C);
    bench.count("0", "0");
    bench.desk.press(Qt::Key_F9);
    const auto key = bench.desk.api.next().key;
    bench.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QVERIFY(!bench.desk.textOf("branchNotice").isEmpty());
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().key, key);
    bench.desk.api.refuse(ErrorCode::TillSessionClosed);
    bench.desk.press(Qt::Key_F9);
    QVERIFY(bench.desk.api.next().key != key);
}

void BranchPageTest::marksWhatIsNoAmount() {
    BranchBench bench;
    bench.answer();
    pressMnemonic(bench.desk, Qt::Key_C);
    bench.count("12x", "");
    QVERIFY(!bench.desk.textOf("countedEURFault").isEmpty());
    QVERIFY(!bench.desk.textOf("countedKRWFault").isEmpty());
    QCOMPARE(bench.desk.focusName(), u"countedEUR"_s);
    QVERIFY(!bench.desk.api.isWaiting());
}

void BranchPageTest::stepsBack() {
    BranchBench bench;
    bench.answer();
    pressMnemonic(bench.desk, Qt::Key_C);
    bench.count("1", "2");
    bench.desk.press(Qt::Key_Escape);
    QCOMPARE(bench.desk.textOf("countedEUR"), u"1"_s); // nothing typed is lost
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(!bench.desk.isShown("closingWhose"));
    QCOMPARE(bench.desk.focusName(), u"openTills"_s);
}

void BranchPageTest::tellsWhenAllIsWell() {
    BranchBench bench;
    QCOMPARE(bench.desk.textOf("lockedNotice"), u"Reading."_s);
    bench.desk.api.reply(userPageOf({}));
    bench.desk.api.reply(tellerdesk::Page<TillSession>().toJson());
    QVERIFY(bench.desk.textOf("lockedNotice").startsWith(u"Nobody"));
    QVERIFY(bench.desk.textOf("tillsNotice").startsWith(u"No till"));
}

void BranchPageTest::cutsNothingOff() {
    BranchBench bench;
    bench.anna.fullName = longName();
    bench.till.positions = {cashOf("EUR", 10'000'000'000'000'000), cashOf("KRW", 10'000'000'000'000'000),
                            cashOf("USD", 10'000'000'000'000'000)};
    bench.answer();
    QCOMPARE(cutOffIn(bench.desk), QString());
    pressMnemonic(bench.desk, Qt::Key_C);
    QCOMPARE(cutOffIn(bench.desk), QString());
    bench.count("1", "2");
    QCOMPARE(cutOffIn(bench.desk), QString());
    bench.desk.type(u"3"_s);
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(cutOffIn(bench.desk), QString());
    QVERIFY(bench.desk.window.grab().save(pictureFile("branch-page")));
}

QTEST_MAIN(BranchPageTest)
#include "tst_branchpage.moc"

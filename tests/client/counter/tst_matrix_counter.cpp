// SPDX-License-Identifier: GPL-3.0-or-later
// Row C9: impatient hands. However a key or button is held or hit, one posting goes out.
#include "tests/client/support/workdesk.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Step = PostingPresenter::Step;

struct Reviewed {
    WorkDesk desk;
    CustomerInfo kim = customer(QStringLiteral("Kim Seo-yeon"));
    AccountInfo euro = account(kim, 1, "EUR", 100'000);

    Reviewed() {
        desk.session.set(teller({cashOf("EUR", 500'000)}));
        desk.posting.setArmingTime(0);
        desk.window.showPage(desk.counterPage);
        desk.serve(kim, {euro});
        desk.press(Qt::Key_F3);
        desk.type(QStringLiteral("1"));
    }
    // Down once, then what a keyboard repeats while it is held, then up.
    void hold(Qt::Key key) {
        QWidget* at = QApplication::focusWidget();
        QTest::simulateEvent(at, true, key, Qt::NoModifier, {}, false);
        for (int repeat = 0; repeat < 20; ++repeat) {
            QWidget* now = QApplication::focusWidget();
            QTest::simulateEvent(now != nullptr ? now : at, true, key, Qt::NoModifier, {}, true);
        }
        QWidget* now = QApplication::focusWidget();
        QTest::simulateEvent(now != nullptr ? now : at, false, key, Qt::NoModifier, {}, false);
    }
    std::size_t posts() const { return desk.courier.orders().size(); }
};

} // namespace

class TestMatrixCounter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postsOnceByADoubleClick() {
        Reviewed at;
        at.desk.press(Qt::Key_F9);
        QWidget* button = at.desk.find("post");
        QVERIFY(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseDClick(button, Qt::LeftButton);
        QCOMPARE(at.posts(), std::size_t(1));
        at.desk.courier.say(PostingState::Posted, postedReply(at.euro, PostingKind::Deposit, 100));
        QCOMPARE(at.posts(), std::size_t(1));
    }
    void reviewsOnlyByAHeldF9() {
        Reviewed at;
        at.hold(Qt::Key_F9);
        QCOMPARE(at.desk.posting.step(), Step::Review);
        QCOMPARE(at.posts(), std::size_t(0));
        at.hold(Qt::Key_F9);
        QCOMPARE(at.posts(), std::size_t(1));
        at.desk.courier.say(PostingState::Posted, postedReply(at.euro, PostingKind::Deposit, 100));
        at.hold(Qt::Key_F9);
        QCOMPARE(at.posts(), std::size_t(1));
    }
    void postsNothingBeforeItIsArmed() {
        Reviewed at;
        at.desk.posting.setArmingTime(3'600'000);
        for (int press = 0; press < 5; ++press) {
            at.desk.press(Qt::Key_F9);
        }
        QTest::mouseClick(at.desk.find("post"), Qt::LeftButton);
        at.desk.press(Qt::Key_Space);
        QCOMPARE(at.desk.posting.step(), Step::Review);
        QCOMPARE(at.posts(), std::size_t(0));
    }
    void postsNothingByAHeldEnter() {
        Reviewed at;
        at.hold(Qt::Key_Return);
        QCOMPARE(at.desk.posting.step(), Step::Editing);
        at.desk.press(Qt::Key_F9);
        QCOMPARE(at.desk.focusName(), QStringLiteral("post"));
        for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
            at.hold(enter);
        }
        QCOMPARE(at.desk.posting.step(), Step::Review);
        QCOMPARE(at.posts(), std::size_t(0));
    }
    void postsOnceByAHeldSpace() {
        Reviewed at;
        at.desk.press(Qt::Key_F9);
        at.hold(Qt::Key_Space);
        QCOMPARE(at.posts(), std::size_t(1));
        at.desk.courier.say(PostingState::Posted, postedReply(at.euro, PostingKind::Deposit, 100));
        QCOMPARE(at.desk.textOf("resultState"), QStringLiteral("Posted"));
    }
};

QTEST_MAIN(TestMatrixCounter)
#include "tst_matrix_counter.moc"

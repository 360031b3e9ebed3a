// SPDX-License-Identifier: GPL-3.0-or-later
// Quitting asks before what a page has not saved is dropped; the system's own end is not held up.
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QSessionManager>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

// A deposit, half typed.
struct Drafting {
    WorkDesk desk;
    CustomerInfo kim = customer(u"Kim Seo-yeon"_s);

    Drafting() {
        desk.session.set(teller({cashOf("EUR", 500'000)}));
        desk.window.showPage(desk.counterPage);
        desk.serve(kim, {account(kim, 1, "EUR", 100'000)});
        desk.press(Qt::Key_F3);
        desk.type(u"47"_s);
    }
    QMessageBox* question() const { return desk.window.findChild<QMessageBox*>(u"dropUnsaved"_s); }
    void answer(QMessageBox::StandardButton button) const {
        QTest::keyClick(question()->button(button), Qt::Key_Space);
        QTRY_VERIFY(question() == nullptr);
    }
};

} // namespace

class TestLeaving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksBeforeADraftIsDropped() {
        Drafting at;
        QVERIFY(!at.desk.window.close());
        QVERIFY(at.question() != nullptr);
        QVERIFY(at.question()->text().contains(at.desk.counterPage->title()));
        QVERIFY(!at.desk.window.close()); // pressed again: one question is enough
        QCOMPARE(at.desk.window.findChildren<QMessageBox*>().size(), qsizetype{1});
        QTRY_COMPARE(QApplication::focusWidget(), at.question()->button(QMessageBox::Cancel));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // without looking: nothing is lost
        QTRY_VERIFY(at.question() == nullptr);
        QVERIFY(at.desk.window.isVisible());
        QCOMPARE(at.desk.textOf("amount"), u"47"_s);
        QVERIFY(!at.desk.window.close());
        at.answer(QMessageBox::Discard);
        QVERIFY(!at.desk.window.isVisible());
    }

    void asksForAPageThatIsNotInFront() {
        Drafting at;
        at.desk.window.showPage(at.desk.tillPage);
        QVERIFY(!at.desk.window.close());
        QVERIFY(at.question()->text().contains(at.desk.counterPage->title()));
    }

    void saysNothingOfALockedDesk() {
        Drafting at;
        at.desk.window.hideBehind(at.desk.tillPage);
        QVERIFY(!at.desk.window.close());
        QVERIFY(at.question()->isVisible());
        QVERIFY(!at.question()->text().contains(at.desk.counterPage->title()));
        at.answer(QMessageBox::Cancel);
        at.desk.window.bringBack(at.desk.counterPage);
        QCOMPARE(at.desk.textOf("amount"), u"47"_s);
    }

    void asksNothingWithoutNeed() {
        Drafting at;
        at.desk.posting.drop();
        QVERIFY(at.desk.window.close());
        QVERIFY(at.question() == nullptr);
    }

    void doesNotHoldUpTheEndOfTheSystem() {
        Drafting at;
        alignas(QSessionManager) unsigned char nobody[sizeof(QSessionManager)] = {}; // only the platform can make one
        Q_EMIT qApp->commitDataRequest(*static_cast<QSessionManager*>(static_cast<void*>(nobody)));
        QVERIFY(at.desk.window.close());
        QVERIFY(at.question() == nullptr);
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"

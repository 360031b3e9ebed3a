// SPDX-License-Identifier: GPL-3.0-or-later
// Rows C6 (a locked desk shows nothing and opens for its user only) and C8 (nothing of one user is left to the next),
// on the client as it is and a real server.
#include "client/app/mainwindow.h"
#include "tests/client/support/cutproxy.h"
#include "tests/client/support/realbank.h"
#include "tests/client/support/realdesk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;
using namespace Qt::StringLiterals;

namespace {

const QString kFirst = u"Adalbert Zwickau"_s;
const QString kSecond = u"Bo Li"_s;

// Everything that a screen reader can come upon from the application down.
void readAloud(QAccessibleInterface* from, QStringList& heard) {
    if (from == nullptr || !from->isValid()) {
        return;
    }
    for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help,
                            QAccessible::Accelerator}) {
        heard << from->text(text);
    }
    if (QAccessibleTextInterface* text = from->textInterface()) {
        heard << text->text(0, text->characterCount());
    }
    for (int i = 0; i < from->childCount(); ++i) {
        readAloud(from->child(i), heard);
    }
}

QString everythingHeard() {
    QStringList heard;
    readAloud(QAccessible::queryAccessibleInterface(qApp), heard);
    return heard.join(u'\n');
}

QStringList titles() {
    QStringList all;
    for (const QWindow* window : QGuiApplication::topLevelWindows()) {
        all << window->title();
    }
    return all;
}

QImage pictureOf(RealDesk& desk) {
    QTest::qWait(50); // what was asked to paint has painted
    return desk.window().grab().toImage();
}

} // namespace

class TestMatrixLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void locksWhenNobodyTouchesIt();
    void hidesTheCustomer();
    void bringsBackDialogAndDraft();
    void opensForItsUserOnly();
    void hidesWhatOpensLater();
    void leavesNothingToAnotherUser();
    void settlesBeforeAnotherUser();
    void leavesPostingsToTheirUser();

private:
    // A deposit for the first customer, half typed.
    static bool draft(RealDesk& desk) {
        if (!desk.signIn(u"mina"_s) || !desk.serve(kFirst)) {
            return false;
        }
        desk.press(Qt::Key_F3);
        if (!desk.waitFor("draftTitle")) {
            return false;
        }
        desk.type(u"4711"_s);
        return true;
    }
    // Posts 47.11, and the server's answer is lost.
    bool postIntoNowhere(RealDesk& desk) {
        const bool ready = desk.signIn(u"mina"_s) && (desk.textOf("tillPosition") != u"Closed" || desk.openTill()) &&
                           desk.serve(kFirst);
        desk.press(Qt::Key_F3);
        if (!ready || !desk.waitFor("draftTitle")) {
            return false;
        }
        desk.type(u"47.11"_s);
        desk.press(Qt::Key_F9);
        if (!desk.waitFor("reviewAmount")) {
            return false;
        }
        QTest::qWait(350); // a second F9 counts only after the teller could read
        m_proxy->setWay(CutProxy::Way::LoseReplies);
        desk.press(Qt::Key_F9);
        return desk.waitUntil([this] { return m_proxy->lostBytes() > 0; });
    }
    RealBank m_bank;
    QString m_account;
    std::unique_ptr<CutProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMatrixLock::initTestCase() {
    QApplication::setCursorFlashTime(0); // pictures are compared
    QAccessible::setActive(true);
    QVERIFY(m_bank.start());
    m_account = m_bank.addCustomer(kFirst);
    m_bank.addCustomer(kSecond);
}

void TestMatrixLock::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_proxy = std::make_unique<CutProxy>(m_bank.port());
    m_bank.writeConfig(m_folder->filePath(u"tellerdesk.conf"_s), m_proxy->port());
}

void TestMatrixLock::locksWhenNobodyTouchesIt() {
    RealDesk desk(m_folder->path(), {.idleLimit = std::chrono::seconds(2)});
    QVERIFY(desk.signIn(u"mina"_s));
    QCOMPARE(desk.application().desk().place(), Place::Working);
    QVERIFY(desk.waitFor("anotherUser")); // and nobody touches anything
    QCOMPARE(desk.application().desk().place(), Place::Locked);
    QVERIFY(desk.unlock());
    QVERIFY(desk.waitFor("anotherUser")); // again
}

void TestMatrixLock::hidesTheCustomer() {
    RealDesk desk(m_folder->path());
    QVERIFY(draft(desk));
    QVERIFY(everythingHeard().contains(kFirst));
    const QImage open = pictureOf(desk);
    desk.press(Qt::CTRL | Qt::Key_L);
    QVERIFY(desk.waitFor("anotherUser"));
    const QImage first = pictureOf(desk);
    const QString heard = everythingHeard();
    for (const QString& secret : {kFirst, u"Adalbert"_s, u"4711"_s, u"4,711"_s, u"EUR"_s, u"Branch"_s}) {
        QVERIFY2(!heard.contains(secret), qPrintable(secret));
    }
    QVERIFY(heard.contains(u"mina"));
    QVERIFY(!titles().join(u' ').contains(u"Counter"));
    QVERIFY(first != open);

    QVERIFY(desk.unlock());
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.waitFor("dropDraft"));
    desk.press(Qt::ALT | Qt::Key_D);
    QVERIFY(desk.serve(kSecond));
    desk.press(Qt::Key_F12);
    QVERIFY(desk.waitFor("anotherUser"));
    QVERIFY(pictureOf(desk) == first); // whoever is served
}

void TestMatrixLock::bringsBackDialogAndDraft() {
    RealDesk desk(m_folder->path());
    QVERIFY(draft(desk));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.waitFor("dropDraft"));
    const QPointer<QWidget> dialog = desk.find("dropDraft");
    const QWidget* focused = QApplication::focusWidget();
    desk.application().desk().lock(); // as the idle time or the OS does, whatever is open
    QVERIFY(desk.waitFor("anotherUser"));
    QVERIFY(dialog && !dialog->isVisible());
    for (const QWidget* window : QApplication::topLevelWidgets()) {
        QVERIFY(!window->isVisible() || window == &desk.window());
    }
    QVERIFY(!everythingHeard().contains(u"Drop what"));
    QVERIFY(!titles().join(u' ').contains(u"Drop"));

    QVERIFY(desk.unlock());
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    QCOMPARE(QApplication::focusWidget(), focused);
    desk.press(Qt::Key_Escape); // keeps the draft
    QVERIFY(desk.waitUntil([&] { return !dialog || !dialog->isVisible(); }));
    QVERIFY(desk.textOf("customerName").contains(kFirst));
    QCOMPARE(desk.textOf("amount").remove(u','), u"4711"_s);
}

void TestMatrixLock::opensForItsUserOnly() {
    RealDesk desk(m_folder->path());
    QVERIFY(draft(desk));
    desk.press(Qt::CTRL | Qt::Key_L);
    QVERIFY(desk.waitFor("anotherUser"));
    desk.type(u"not the password of mina"_s);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.waitUntil([&] { return !desk.textOf("pageError").isEmpty(); }));
    QCOMPARE(desk.application().desk().place(), Place::Locked);
    for (const QKeyCombination keys :
         {QKeyCombination(Qt::Key_F2), QKeyCombination(Qt::Key_F3), QKeyCombination(Qt::Key_F8),
          QKeyCombination(Qt::Key_F9), QKeyCombination(Qt::Key_Escape), Qt::CTRL | Qt::Key_E, Qt::CTRL | Qt::Key_P}) {
        desk.press(keys); // none of them leads past it
        QCOMPARE(desk.application().desk().place(), Place::Locked);
        QVERIFY(desk.isShown("anotherUser"));
    }
    QVERIFY(desk.unlock());
    QCOMPARE(desk.textOf("amount").remove(u','), u"4711"_s);
}

void TestMatrixLock::hidesWhatOpensLater() {
    RealDesk desk(m_folder->path());
    QVERIFY(draft(desk));
    desk.press(Qt::CTRL | Qt::Key_L);
    QVERIFY(desk.waitFor("anotherUser"));
    QMessageBox late(QMessageBox::NoIcon, u"Statement of "_s + kFirst, kFirst, QMessageBox::Ok, &desk.window());
    late.open();
    QVERIFY(desk.waitUntil([&] { return !late.isVisible(); }));
    QVERIFY(!everythingHeard().contains(kFirst));
    QVERIFY(!titles().join(u' ').contains(kFirst));
    QVERIFY(desk.unlock());
    QVERIFY(late.isVisible());
}

void TestMatrixLock::leavesNothingToAnotherUser() {
    RealDesk desk(m_folder->path());
    QVERIFY(draft(desk));
    auto* amount = qobject_cast<QLineEdit*>(desk.find("amount"));
    QVERIFY(amount != nullptr);
    QApplication::clipboard()->setText(kFirst);
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.waitFor("dropDraft"));
    const QPointer<QWidget> dialog = desk.find("dropDraft");
    desk.application().desk().lock();
    QVERIFY(desk.waitFor("anotherUser"));
    desk.press(Qt::Key_Tab); // from the password by the button to the other one
    while (QApplication::focusWidget()->objectName() != u"anotherUser") {
        desk.press(Qt::Key_Tab);
    }
    desk.press(Qt::Key_Space);
    QVERIFY(desk.waitFor("username"));
    QVERIFY(!dialog);
    QVERIFY(!everythingHeard().contains(u"mina"));
    QVERIFY(desk.signIn(u"jun"_s));

    const QString heard = everythingHeard();
    for (const QString& secret : {kFirst, u"4711"_s, u"4,711"_s, u"mina"_s}) {
        QVERIFY2(!heard.contains(secret), qPrintable(secret));
    }
    QVERIFY(QApplication::clipboard()->text().isEmpty());
    for (auto* edit : desk.window().findChildren<QLineEdit*>()) {
        edit->undo();
        QVERIFY2(edit->text().isEmpty(), qPrintable(edit->objectName()));
    }
    // The first user's session is over on the server.
    QVERIFY(desk.waitUntil([this] { return m_bank.log().contains("/v1/logout"); }));
}

void TestMatrixLock::settlesBeforeAnotherUser() {
    const qint64 before = m_bank.balanceOf(m_account);
    RealDesk desk(m_folder->path());
    QVERIFY(postIntoNowhere(desk));
    desk.application().desk().lock();
    QVERIFY(desk.waitFor("anotherUser"));
    qobject_cast<QAbstractButton*>(desk.find("anotherUser"))->click();
    QVERIFY(everythingHeard().contains(u"no known outcome"));
    QCOMPARE(desk.application().desk().place(), Place::Locked);
    m_proxy->setWay(CutProxy::Way::Pass);
    QVERIFY(desk.waitFor("username"));
    QCOMPARE(m_bank.balanceOf(m_account), before + 4711);
    QVERIFY(desk.signIn(u"jun"_s));
    QVERIFY(!everythingHeard().contains(u"unsettled"));
}

void TestMatrixLock::leavesPostingsToTheirUser() {
    const qint64 before = m_bank.balanceOf(m_account);
    RealDesk desk(m_folder->path());
    QVERIFY(postIntoNowhere(desk));
    desk.application().desk().lock();
    QVERIFY(desk.waitFor("anotherUser"));
    auto* other = qobject_cast<QAbstractButton*>(desk.find("anotherUser"));
    other->click();
    QCOMPARE(desk.application().desk().place(), Place::Locked);
    other->click(); // does not wait
    m_proxy->setWay(CutProxy::Way::Pass);
    QVERIFY(desk.signIn(u"jun"_s));
    QVERIFY(desk.waitUntil([&] { return desk.textOf("messageText").contains(u"1 unsettled, mina"); }));
    desk.press(Qt::CTRL | Qt::Key_L);
    QVERIFY(desk.waitFor("anotherUser"));
    qobject_cast<QAbstractButton*>(desk.find("anotherUser"))->click();
    QVERIFY(desk.signIn(u"mina"_s));
    QVERIFY(desk.waitUntil([&] { return !everythingHeard().contains(u"unsettled"); }));
    QCOMPARE(m_bank.balanceOf(m_account), before + 4711);
    QVERIFY(desk.textOf("tillPosition") != u"Closed"); // all the time
}

QTEST_MAIN(TestMatrixLock)
#include "tst_matrix_lock.moc"

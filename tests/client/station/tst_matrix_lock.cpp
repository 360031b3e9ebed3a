// SPDX-License-Identifier: GPL-3.0-or-later
// Rows C6 (a locked desk shows nothing and opens for its user only) and C8 (nothing of one user is left to the next),
// on the client as it is and a real server.
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "tests/client/faults/deskhand.h"
#include "tests/client/faults/faultylink.h"
#include "tests/client/station/readaloud.h"
#include "tests/client/support/realbank.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
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

QStringList titles() {
    QStringList all;
    for (const QWindow* window : QGuiApplication::topLevelWindows()) {
        all << window->title();
    }
    return all;
}

// The client as it is, driven by keys; its files lie in one folder.
class Seat : public DeskHand {
public:
    explicit Seat(std::unique_ptr<Application> application)
        : DeskHand(*application)
        , m_application(std::move(application)) {}

    Desk& desk() { return m_application->desk(); }
    QWidget& window() { return m_application->window(); }
    QWidget* find(const char* objectName) {
        for (QWidget* widget : window().findChildren<QWidget*>(QString::fromLatin1(objectName))) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    bool waitFor(const char* objectName) {
        return waits(objectName, [this, objectName] { return sees(objectName); });
    }
    bool waitUntil(const std::function<bool()>& condition) { return waits("condition", condition); }
    bool signInAs(const QString& username) { return signIn(username, kPassword); }
    bool unlock() {
        if (!waitUntil([] {
                const QWidget* focused = QApplication::focusWidget();
                return focused != nullptr && focused->objectName() == u"password";
            })) {
            return false;
        }
        type(kPassword);
        press(Qt::Key_Return);
        return waitUntil([this] { return !sees("anotherUser"); });
    }
    void clickAnotherUser() { qobject_cast<QAbstractButton*>(find("anotherUser"))->click(); }

private:
    std::unique_ptr<Application> m_application;
};

QImage pictureOf(Seat& desk) {
    QTest::qWait(50); // what was asked to paint has painted
    return desk.window().grab().toImage();
}

} // namespace

#define TRY_DESK(step) QVERIFY2(step, qPrintable(desk.fault()))

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
    void keepsTheLastCustomersForTheirUser();
    void leavesNothingToAnotherUser();
    void leavesNoNoticeToAnotherUser();
    void settlesBeforeAnotherUser();
    void leavesPostingsToTheirUser();

private:
    std::unique_ptr<Application> start(std::optional<std::chrono::milliseconds> idleLimit = {}) const {
        qputenv("TELLERDESK_CONFIG", QFile::encodeName(m_folder->filePath(u"tellerdesk.conf"_s)));
        return std::make_unique<Application>(Application::Options{.dataFolder = m_folder->filePath(u"data"_s),
                                                                  .documentsFolder = m_folder->filePath(u"papers"_s),
                                                                  .keychain = false,
                                                                  .idleLimit = idleLimit});
    }
    // A deposit for the first customer, half typed.
    static bool draft(Seat& desk) {
        if (!desk.signInAs(u"mina"_s) || !desk.serve(kFirst)) {
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
    bool postIntoNowhere(Seat& desk) {
        const bool ready = desk.signInAs(u"mina"_s) && (desk.reads("tillPosition") != u"Closed" || desk.openTill()) &&
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
        m_link->loseAnswers(1'000'000);
        desk.press(Qt::Key_F9);
        return desk.waitUntil([this] { return m_link->lostAnswers() > 0; });
    }
    RealBank m_bank;
    QString m_account;
    std::unique_ptr<FaultyLink> m_link;
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
    m_link = std::make_unique<FaultyLink>(m_bank.port());
    m_bank.writeConfig(m_folder->filePath(u"tellerdesk.conf"_s), m_link->port());
}

void TestMatrixLock::locksWhenNobodyTouchesIt() {
    Seat desk(start(std::chrono::seconds(2)));
    TRY_DESK(desk.signInAs(u"mina"_s));
    QCOMPARE(desk.desk().place(), Place::Working);
    TRY_DESK(desk.waitFor("anotherUser")); // and nobody touches anything
    QCOMPARE(desk.desk().place(), Place::Locked);
    TRY_DESK(desk.unlock());
    TRY_DESK(desk.waitFor("anotherUser")); // again
}

void TestMatrixLock::hidesTheCustomer() {
    Seat desk(start());
    TRY_DESK(draft(desk));
    QVERIFY(everythingHeard().contains(kFirst));
    const QImage open = pictureOf(desk);
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    const QImage first = pictureOf(desk);
    const QString heard = everythingHeard();
    for (const QString& secret : {kFirst, u"Adalbert"_s, u"4711"_s, u"4,711"_s, u"EUR"_s}) {
        QVERIFY2(!heard.contains(secret), qPrintable(secret));
    }
    QVERIFY(heard.contains(u"mina"));
    QVERIFY(!titles().join(u' ').contains(u"Counter"));
    QVERIFY(first != open);

    TRY_DESK(desk.unlock());
    desk.press(Qt::Key_Escape);
    TRY_DESK(desk.waitFor("dropDraft"));
    qobject_cast<QMessageBox*>(desk.find("dropDraft"))->button(QMessageBox::Discard)->click();
    TRY_DESK(desk.waitUntil([&] { return desk.window().isActiveWindow() && !desk.sees("dropDraft"); }));
    TRY_DESK(desk.serve(kSecond));
    desk.desk().lock();
    TRY_DESK(desk.waitFor("anotherUser"));
    TRY_DESK(desk.waitUntil([&] { return pictureOf(desk) == first; })); // whoever is served
}

void TestMatrixLock::bringsBackDialogAndDraft() {
    Seat desk(start());
    TRY_DESK(draft(desk));
    desk.press(Qt::Key_Escape);
    TRY_DESK(desk.waitFor("dropDraft"));
    const QPointer<QWidget> dialog = desk.find("dropDraft");
    TRY_DESK(desk.waitUntil([&] { return dialog->isActiveWindow(); }));
    const QWidget* focused = QApplication::focusWidget();
    desk.desk().lock(); // as the idle time or the OS does, whatever is open
    TRY_DESK(desk.waitFor("anotherUser"));
    QVERIFY(dialog && !dialog->isVisible());
    for (const QWidget* window : QApplication::topLevelWidgets()) {
        QVERIFY(!window->isVisible() || window == &desk.window());
    }
    QVERIFY(!everythingHeard().contains(u"Drop what"));
    QVERIFY(!titles().join(u' ').contains(u"Drop"));

    TRY_DESK(desk.unlock());
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    TRY_DESK(desk.waitUntil([&] { return QApplication::focusWidget() == focused; }));
    desk.press(Qt::Key_Escape); // keeps the draft
    QVERIFY(desk.waitUntil([&] { return !dialog || !dialog->isVisible(); }));
    QVERIFY(desk.reads("customerName").contains(kFirst));
    QCOMPARE(desk.reads("amount").remove(u','), u"4711"_s);
}

void TestMatrixLock::opensForItsUserOnly() {
    Seat desk(start());
    TRY_DESK(draft(desk));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.type(u"not the password of mina"_s);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.waitUntil([&] { return !desk.reads("pageError").isEmpty(); }));
    QCOMPARE(desk.desk().place(), Place::Locked);
    for (const QKeyCombination keys :
         {QKeyCombination(Qt::Key_F2), QKeyCombination(Qt::Key_F3), QKeyCombination(Qt::Key_F8),
          QKeyCombination(Qt::Key_F9), QKeyCombination(Qt::Key_Escape), Qt::CTRL | Qt::Key_E, Qt::CTRL | Qt::Key_P}) {
        desk.press(keys); // none of them leads past it
        QCOMPARE(desk.desk().place(), Place::Locked);
        QVERIFY(desk.sees("anotherUser"));
    }
    TRY_DESK(desk.unlock());
    QCOMPARE(desk.reads("amount").remove(u','), u"4711"_s);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"amount"_s); // and typing goes on where it was
}

void TestMatrixLock::hidesWhatOpensLater() {
    Seat desk(start());
    TRY_DESK(draft(desk));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    QMessageBox late(QMessageBox::NoIcon, u"Statement of "_s + kFirst, kFirst, QMessageBox::Ok, &desk.window());
    late.open();
    QVERIFY(desk.waitUntil([&] { return !late.isVisible(); }));
    QVERIFY(!everythingHeard().contains(kFirst));
    QVERIFY(!titles().join(u' ').contains(kFirst));
    TRY_DESK(desk.unlock());
    QVERIFY(late.isVisible());
}

// What is served last is a key away after the lock, and for nobody else.
void TestMatrixLock::keepsTheLastCustomersForTheirUser() {
    Seat desk(start());
    TRY_DESK(desk.signInAs(u"mina"_s));
    TRY_DESK(desk.serve(kFirst));
    TRY_DESK(desk.serve(kSecond));
    const auto lastCustomers = [&desk] {
        desk.press(Qt::Key_F2);
        desk.press(Qt::Key_Down);
        QStringList names;
        const auto* list = qobject_cast<QListWidget*>(desk.find("found"));
        for (int row = 0; list != nullptr && row < list->count(); ++row) {
            names << list->item(row)->text().section(u'\n', 0, 0);
        }
        return names;
    };
    QCOMPARE(lastCustomers(), QStringList({kSecond, kFirst}));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    QVERIFY(!everythingHeard().contains(kSecond));
    TRY_DESK(desk.unlock());
    QCOMPARE(lastCustomers(), QStringList({kSecond, kFirst}));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.clickAnotherUser();
    TRY_DESK(desk.signInAs(u"jun"_s));
    QCOMPARE(lastCustomers(), QStringList());
    QVERIFY(!everythingHeard().contains(kFirst) && !everythingHeard().contains(kSecond));
}

void TestMatrixLock::leavesNothingToAnotherUser() {
    Seat desk(start());
    TRY_DESK(draft(desk));
    auto* amount = qobject_cast<QLineEdit*>(desk.find("amount"));
    QVERIFY(amount != nullptr);
    desk.press(Qt::Key_Escape);
    TRY_DESK(desk.waitFor("dropDraft"));
    const QPointer<QWidget> dialog = desk.find("dropDraft");
    desk.desk().lock();
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.press(Qt::Key_Tab); // from the password by the button to the other one
    while (QApplication::focusWidget()->objectName() != u"anotherUser") {
        desk.press(Qt::Key_Tab);
    }
    desk.press(Qt::Key_Space);
    TRY_DESK(desk.waitFor("username"));
    QVERIFY(!dialog);
    QVERIFY(!everythingHeard().contains(u"mina"));
    TRY_DESK(desk.signInAs(u"jun"_s));

    const QString heard = everythingHeard();
    for (const QString& secret : {kFirst, u"4711"_s, u"4,711"_s, u"mina"_s}) {
        QVERIFY2(!heard.contains(secret), qPrintable(secret));
    }
    for (auto* edit : desk.window().findChildren<QLineEdit*>()) {
        edit->undo();
        if (edit->objectName() == u"address") { // the server's, which is the desk's and not the user's
            continue;
        }
        QVERIFY2(edit->text().isEmpty(), qPrintable(edit->objectName()));
    }
    // The first user's session is over on the server.
    QVERIFY(desk.waitUntil([this] { return m_bank.log().contains("/v1/logout"); }));
}

// A statement's file is named after the account: what was done for one user is not read by the next.
void TestMatrixLock::leavesNoNoticeToAnotherUser() {
    Seat desk(start());
    TRY_DESK(desk.signInAs(u"mina"_s));
    TRY_DESK(desk.serve(kFirst));
    desk.press(Qt::CTRL | Qt::Key_E);
    TRY_DESK(desk.waitFor("savePdf"));
    TRY_DESK(desk.waitUntil([&desk] { return desk.find("savePdf")->isEnabled(); }));
    desk.press(Qt::ALT | Qt::Key_S);
    TRY_DESK(desk.waitUntil([&desk] { return desk.reads("messageText").contains(u"statement-"); }));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    QVERIFY(!everythingHeard().contains(u"statement-"));
    desk.clickAnotherUser();
    TRY_DESK(desk.waitFor("username"));
    QVERIFY(!everythingHeard().contains(u"statement-"));
    TRY_DESK(desk.signInAs(u"jun"_s));
    QVERIFY(!desk.reads("messageText").contains(u"statement-"));
    QVERIFY(!everythingHeard().contains(u"statement-"));
}

void TestMatrixLock::settlesBeforeAnotherUser() {
    const qint64 before = m_bank.balanceOf(m_account);
    Seat desk(start());
    TRY_DESK(postIntoNowhere(desk));
    desk.desk().lock();
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.clickAnotherUser();
    QVERIFY(everythingHeard().contains(u"no known outcome"));
    QCOMPARE(desk.desk().place(), Place::Locked);
    m_link->pass();
    TRY_DESK(desk.waitFor("username"));
    QCOMPARE(m_bank.balanceOf(m_account), before + 4711);
    TRY_DESK(desk.signInAs(u"jun"_s));
    QVERIFY(!desk.reads("messageText").contains(u"unsettled"));
}

void TestMatrixLock::leavesPostingsToTheirUser() {
    const qint64 before = m_bank.balanceOf(m_account);
    Seat desk(start());
    TRY_DESK(postIntoNowhere(desk));
    desk.desk().lock();
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.clickAnotherUser();
    QCOMPARE(desk.desk().place(), Place::Locked);
    desk.clickAnotherUser(); // does not wait
    m_link->pass();
    TRY_DESK(desk.signInAs(u"jun"_s));
    QVERIFY(desk.waitUntil([&] { return desk.reads("messageText").contains(u"1 unsettled, mina"); }));
    const QString heard = everythingHeard();
    for (const QString& secret : {kFirst, u"Adalbert"_s, u"47.11"_s}) {
        QVERIFY2(!heard.contains(secret), qPrintable(secret));
    }
    QVERIFY(desk.reads("tillPosition") != u"Closed" || desk.openTill());
    TRY_DESK(desk.serve(kSecond)); // and the work of the next one does not wait for it
    desk.press(Qt::Key_F3);
    TRY_DESK(desk.waitFor("draftTitle"));
    desk.type(u"12"_s);
    desk.press(Qt::Key_F9);
    TRY_DESK(desk.waitFor("reviewAmount"));
    QTest::qWait(350);
    desk.press(Qt::Key_F9);
    TRY_DESK(desk.waitUntil([&] { return desk.reads("resultState") == u"Posted"; }));
    desk.press(Qt::CTRL | Qt::Key_L);
    TRY_DESK(desk.waitFor("anotherUser"));
    desk.clickAnotherUser();
    TRY_DESK(desk.signInAs(u"mina"_s));
    QVERIFY(desk.waitUntil([&] { return !desk.reads("messageText").contains(u"unsettled"); }));
    QCOMPARE(m_bank.balanceOf(m_account), before + 4711);
    QVERIFY(desk.reads("tillPosition") != u"Closed"); // all the time
}

QTEST_MAIN(TestMatrixLock)
#include "tst_matrix_lock.moc"

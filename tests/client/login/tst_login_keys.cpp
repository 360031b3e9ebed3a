// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/errortext.h"
#include "tests/client/login/door.h"
#include "tests/client/net/clientofserver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTest>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

// A desk that knows its server.
struct AtTheDoor {
    Door door;

    void open(Place place, const char* focusName) {
        door.writeConfig(door.config(), door.server.address());
        door.start();
        QVERIFY(door.comesToPlace(place));
        QVERIFY(door.comesTo(focusName));
    }
    void fill(std::initializer_list<const char*> lines) { // Enter leads on; in the last line it sends
        for (const char* line : lines) {
            door.type(QString::fromUtf8(line));
            door.press(Qt::Key_Return);
        }
    }
    void replace(const char* line) {
        door.press(Qt::CTRL | Qt::Key_A);
        door.type(QString::fromUtf8(line));
        door.press(Qt::Key_Return);
    }
    void signInAsMina() {
        open(Place::SignIn, "username");
        fill({"mina", "a good long sentence"});
        QVERIFY(door.comesToPlace(Place::Working));
        QVERIFY(door.comesTo("search"));
    }
};

} // namespace

class TestLoginKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsIn() {
        AtTheDoor at;
        at.open(Place::SignIn, "username");
        at.fill({"MINA ", "a good long sentence"}); // people type names as they like
        QVERIFY(at.door.comesToPlace(Place::Working));
        QVERIFY(at.door.find("tellerName")->accessibleName().contains(QStringLiteral("Ines Berger")));
    }

    void saysThatThePasswordIsWrong() {
        AtTheDoor at;
        at.open(Place::SignIn, "username");
        at.fill({"mina", "wrong"});
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }));
        QCOMPARE(at.door.textOf("pageError"), errorText(ErrorCode::InvalidCredentials));
        QVERIFY(at.door.comesTo("password"));
        QCOMPARE(at.door.description(), at.door.textOf("pageError"));
        QCOMPARE(at.door.textOf("password"), QString());
        QCOMPARE(at.door.textOf("username"), QStringLiteral("mina"));
        at.fill({"a good long sentence"});
        QVERIFY(at.door.comesToPlace(Place::Working));
        QCOMPARE(at.door.bank.wrongTries, 1);
    }

    void sendsNothingThatIsEmpty() {
        AtTheDoor at;
        at.open(Place::SignIn, "username");
        at.fill({"", ""});
        QVERIFY(at.door.comesTo("username"));
        QVERIFY(!at.door.textOf("usernameFault").isEmpty());
        QVERIFY(at.door.textOf("usernameFault").contains(at.door.description()));
        at.fill({"mina", ""});
        QVERIFY(at.door.comesTo("password"));
        QVERIFY(!at.door.textOf("passwordFault").isEmpty());
        QCOMPARE(at.door.bank.wrongTries, 0);
    }

    void keepsThePersonAtTheDoorWhileTheServerIsAway() {
        AtTheDoor at;
        at.open(Place::SignIn, "username");
        at.door.server.stop();
        at.fill({"mina", "a good long sentence"});
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }, 20'000));
        QVERIFY(at.door.textOf("pageError").contains(QStringLiteral("cannot be reached")));
        QVERIFY(at.door.server.start());
        QVERIFY(at.door.comesTo("password"));
        at.fill({"a good long sentence"});
        QVERIFY(at.door.comesToPlace(Place::Working));
    }

    void asksForANewPasswordAndForNothingElse() {
        AtTheDoor at;
        at.door.bank.people[QStringLiteral("mina")].facts.mustChangePassword = true;
        at.open(Place::SignIn, "username");
        at.fill({"mina", "a good long sentence"});
        QVERIFY(at.door.comesToPlace(Place::NewPassword));
        QVERIFY(at.door.comesTo("current_password"));
        for (const QKeyCombination away : {QKeyCombination(Qt::Key_Escape), QKeyCombination(Qt::Key_F2),
                                           QKeyCombination(Qt::Key_F8), Qt::CTRL | Qt::Key_L}) {
            at.door.press(away);
            QCOMPARE(at.door.client().desk().place(), Place::NewPassword);
            QVERIFY(at.door.find("current_password") != nullptr);
        }
        at.fill({"wrong", "another good sentence", "another good sentence"});
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }));
        QCOMPARE(at.door.textOf("pageError"), errorText(ErrorCode::CurrentPasswordWrong));
        QVERIFY(at.door.comesTo("current_password"));
        QCOMPARE(at.door.description(), at.door.textOf("pageError"));
        QCOMPARE(at.door.textOf("new_password"), QStringLiteral("another good sentence")); // nothing typed is lost
        at.replace("a good long sentence");
        at.door.press(Qt::Key_Return);
        at.door.press(Qt::Key_Return);
        QVERIFY(at.door.comesToPlace(Place::Working));
        QCOMPARE(at.door.bank.people[QStringLiteral("mina")].password, QStringLiteral("another good sentence"));
    }

    void marksWhatIsNoNewPassword() {
        AtTheDoor at;
        at.door.bank.people[QStringLiteral("mina")].facts.mustChangePassword = true;
        at.open(Place::SignIn, "username");
        at.fill({"mina", "a good long sentence"});
        QVERIFY(at.door.comesTo("current_password"));
        at.fill({"a good long sentence", "short", "short"});
        QVERIFY(at.door.comesTo("new_password"));
        at.replace("another good sentence");
        at.replace("another good sentense");
        QVERIFY(at.door.comesTo("again"));
        QVERIFY(at.door.description().contains(QStringLiteral("differs")));
        at.replace("a good long sentence"); // the old one, twice
        at.door.find("new_password")->setFocus();
        at.replace("a good long sentence");
        at.door.press(Qt::Key_Return);
        QVERIFY(at.door.comesTo("new_password"));
        QVERIFY(at.door.description().contains(QStringLiteral("another one")));
        QCOMPARE(at.door.bank.people[QStringLiteral("mina")].password, QStringLiteral("a good long sentence"));
    }

    void setsUpANewBank() {
        AtTheDoor at;
        at.door.bank.info.setupRequired = true;
        at.door.bank.setUpCode = QStringLiteral("K7Q2-9XVA");
        at.open(Place::SetUp, "setup_code");
        at.fill({"", "Boss!", "", "short", "shorter"}); // one fault after the other, each at its field
        QVERIFY(at.door.comesTo("setup_code"));
        at.fill({"WRONG", "", "", "", ""});
        QVERIFY(at.door.comesTo("username"));
        at.replace("boss");
        at.fill({"", "", ""});
        QVERIFY(at.door.comesTo("full_name"));
        at.fill({"관리자", "", ""});
        QVERIFY(at.door.comesTo("password"));
        at.replace("a good long sentence");
        at.replace("a good long sentence");
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }));
        QCOMPARE(at.door.client().desk().place(), Place::SetUp);
        QVERIFY(at.door.bank.people.count(QStringLiteral("boss")) == 0);
        at.door.find("setup_code")->setFocus();
        at.replace("K7Q2-9XVA");
        for (int line = 0; line < 4; ++line) {
            at.door.press(Qt::Key_Return);
        }
        QVERIFY(at.door.comesToPlace(Place::SignIn));
        QVERIFY(at.door.comesTo("username"));
        at.fill({"boss", "a good long sentence"});
        QVERIFY(at.door.comesToPlace(Place::Working));
    }

    void locksAndUnlocks() {
        AtTheDoor at;
        at.signInAsMina();
        at.door.press(Qt::CTRL | Qt::Key_L);
        QCOMPARE(at.door.client().desk().place(), Place::Locked);
        QVERIFY(at.door.comesTo("password"));
        QVERIFY(at.door.find("tellerName") == nullptr);
        QVERIFY(at.door.find("search") == nullptr);
        at.fill({""});
        QVERIFY(!at.door.textOf("passwordFault").isEmpty());
        at.fill({"wrong"});
        QVERIFY(QTest::qWaitFor([&] { return at.door.bank.wrongTries == 1; }));
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }));
        QCOMPARE(at.door.description(), at.door.textOf("pageError"));
        QCOMPARE(at.door.client().desk().place(), Place::Locked);
        at.fill({"a good long sentence"});
        QVERIFY(at.door.comesToPlace(Place::Working));
        QVERIFY(at.door.comesTo("search"));
    }

    void signsOutByTheMenu() {
        AtTheDoor at;
        at.signInAsMina();
        for (int round = 0; round < 2; ++round) {
            at.door.press(Qt::ALT | Qt::Key_D);
            QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }));
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_O);
            QVERIFY(at.door.comesToPlace(Place::SignIn));
            at.door.client().window().activateWindow(); // which this platform does not do when a menu goes
            QVERIFY(at.door.comesTo("username"));
            QTRY_COMPARE(at.door.bank.logouts, round + 1);
            at.fill({"mina", "a good long sentence"});
            QVERIFY(at.door.comesToPlace(Place::Working));
            QVERIFY(at.door.comesTo("search"));
        }
    }

    void asksBeforeSigningOutDropsWhatWasTyped() {
        AtTheDoor at;
        at.signInAsMina();
        at.door.press(Qt::CTRL | Qt::Key_N);
        QVERIFY(at.door.comesTo("full_name"));
        at.door.type(QStringLiteral("Lee"));
        const auto question = [&at] {
            return at.door.client().window().findChild<QMessageBox*>(QStringLiteral("dropUnsaved"));
        };
        for (const auto answer : {QMessageBox::Cancel, QMessageBox::Discard}) {
            at.door.press(Qt::ALT | Qt::Key_D);
            QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }));
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_O);
            QTRY_VERIFY(question() != nullptr);
            QVERIFY(question()->text().contains(QStringLiteral("Counter")));
            QTest::keyClick(question()->button(answer), Qt::Key_Space);
            QTRY_VERIFY(question() == nullptr);
            const bool stays = answer == QMessageBox::Cancel;
            QCOMPARE(at.door.client().desk().place(), stays ? Place::Working : Place::SignIn);
            QCOMPARE(at.door.textOf("full_name"), stays ? QStringLiteral("Lee") : QString());
            at.door.client().window().activateWindow(); // which this platform does not do when a menu goes
            QVERIFY(at.door.comesTo(stays ? "full_name" : "username"));
        }
    }

    void endsTheSessionWhoseAccessTokenRanOut() {
        AtTheDoor at;
        at.signInAsMina();
        at.door.bank.tokensRanOut = true;
        at.door.client().desk().signOut();
        QCOMPARE(at.door.client().desk().place(), Place::SignIn);
        QTRY_COMPARE(at.door.bank.logouts, 1);
    }

    // The server is slow, and the person has been sent away before their login is answered.
    void signsNobodyInWhoHasBeenSentAway() {
        AtTheDoor at;
        at.signInAsMina();
        at.door.press(Qt::Key_F12);
        QVERIFY(at.door.comesTo("password"));
        at.door.bank.holdsLogins = true;
        at.fill({"a good long sentence"});
        const auto logins = [&at] {
            const auto& all = at.door.server.requests();
            return std::count_if(all.begin(), all.end(),
                                 [](const FakeRequest& each) { return each.target == "/v1/login"; });
        };
        QTRY_COMPARE(logins(), 2);
        at.door.press(Qt::ALT | Qt::Key_A);
        QVERIFY(at.door.comesTo("username"));
        QTRY_COMPARE(at.door.bank.logouts, 1); // of the locked session
        at.door.type(QStringLiteral("ju"));
        at.door.server.release();
        QTRY_COMPARE(at.door.bank.logouts, 2); // and of the one that came too late
        QCOMPARE(at.door.client().desk().place(), Place::SignIn);
        QCOMPARE(at.door.textOf("username"), QStringLiteral("ju"));
    }

    // What is shown of them after a restart is the name that the server signed in.
    void keepsTheNameOfAUserItCouldNotRead() {
        AtTheDoor at;
        at.open(Place::SignIn, "username");
        at.door.bank.meFails = true;
        at.fill({"mina", "a good long sentence"});
        QVERIFY(QTest::qWaitFor([&] { return !at.door.textOf("pageError").isEmpty(); }));
        at.door.bank.tokensRanOut = true;
        at.door.client().desk().refreshMe();
        const auto asked = [&at] { return at.door.server.requests().back().headers.value("authorization"); };
        QTRY_COMPARE(asked(), QByteArray("Bearer renewed-token-of-mina"));
        at.door.client().desk().start(trustIn(at.door.server, at.door.authority));
        QVERIFY(at.door.comesToPlace(Place::Locked));
        QCOMPARE(at.door.client().desk().lockedUsername(), QStringLiteral("mina"));
    }

    void leavesALockedDeskToAnotherUser() {
        AtTheDoor at;
        auto& jun = at.door.bank.people[QStringLiteral("jun")];
        jun = {.password = QStringLiteral("quite another sentence"), .facts = teller()};
        jun.facts.username = QStringLiteral("jun");
        jun.facts.fullName = QStringLiteral("박준");
        at.signInAsMina();
        at.door.press(Qt::Key_F12);
        QVERIFY(at.door.comesTo("password"));
        at.door.press(Qt::ALT | Qt::Key_A);
        QVERIFY(at.door.comesToPlace(Place::SignIn));
        QVERIFY(at.door.comesTo("username"));
        QCOMPARE(at.door.textOf("username"), QString()); // nor the name of the user before
        at.fill({"jun", "quite another sentence"});
        QVERIFY(at.door.comesToPlace(Place::Working));
        QVERIFY(at.door.find("tellerName")->accessibleName().contains(QStringLiteral("박준")));
    }
};

QTEST_MAIN(TestLoginKeys)
#include "tst_login_keys.moc"

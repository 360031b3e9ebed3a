// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/login/door.h"

#include <QApplication>
#include <QFile>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

// A connection page whose desk has read a file for another server than the one that answers.
struct Astray {
    Door door;

    explicit Astray(const char* address = "https://localhost:1") {
        door.writeConfig(door.config(), QUrl(QString::fromLatin1(address)));
        door.start();
        QVERIFY(door.comesToPlace(Place::Connection));
        QVERIFY(door.comesTo("address"));
        QVERIFY(QTest::qWaitFor([this] { return !door.textOf("pageError").isEmpty(); }));
    }
    void address(const QString& text) {
        door.press(Qt::CTRL | Qt::Key_A);
        door.type(text);
    }
    QString served() const { return QStringLiteral("localhost:%1").arg(door.server.address().port()); }
    bool finds(const QString& text) const {
        return QTest::qWaitFor([&] { return door.textOf("findings").contains(text); }, 20'000);
    }
    bool refuses(const QString& text) const {
        return QTest::qWaitFor([&] { return door.textOf("pageError").contains(text); }, 20'000);
    }
};

} // namespace

class TestConnectionKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForAServerWhereNoneIsKnown() {
        Door door;
        door.start();
        QVERIFY(door.comesToPlace(Place::Connection));
        QVERIFY(door.comesTo("address"));
        QVERIFY(QTest::qWaitFor([&] { return door.textOf("pageError").contains(door.config()); })); // which file
        QCOMPARE(door.description(), door.textOf("pageError"));
    }

    void testsAnAddressThenUsesIt() {
        Astray at;
        at.address(at.served());
        QCOMPARE(at.door.textOf("pageError"), QString()); // of the address before
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.finds(QStringLiteral("Test Bank")));
        QVERIFY(at.finds(QStringLiteral("agrees"))); // the clock
        QCOMPARE(at.door.client().desk().place(), Place::Connection);
        at.door.press(Qt::Key_Return);
        QVERIFY(at.door.comesToPlace(Place::SignIn));
        QFile config(at.door.config()); // kept for the next start
        QVERIFY(config.open(QIODevice::ReadOnly));
        QVERIFY(config.readAll().contains(at.served().toLatin1()));
    }

    void saysWhatIsNoAddress() {
        Astray at;
        at.address(QStringLiteral("bank with spaces"));
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.refuses(QStringLiteral("no address of a server")));
        QCOMPARE(at.door.textOf("address"), QStringLiteral("bank with spaces"));
        QVERIFY(at.door.description().contains(QStringLiteral("no address of a server")));
        QVERIFY(at.door.server.requests().empty());
    }

    void saysThatNobodyAnswers() {
        Astray at;
        at.door.server.stop();
        at.address(at.served());
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.refuses(QStringLiteral("cannot be reached")));
        QVERIFY(at.door.server.start());
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.finds(QStringLiteral("Test Bank")));
    }

    void refusesAServerOfAnotherName() {
        Astray at;
        FakeServer another(at.door.authority.make(CertificateFault::WrongHost).configuration(),
                           [](const FakeRequest&) { return FakeReply::json({}); });
        at.address(QStringLiteral("localhost:%1").arg(another.address().port()));
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.refuses(QStringLiteral("another name")));
        at.door.press(Qt::Key_Return); // nor by using it without a test: there is no "continue anyway"
        QVERIFY(at.refuses(QStringLiteral("another name")));
        QCOMPARE(at.door.client().desk().place(), Place::Connection);
        QVERIFY(another.requests().empty());
    }

    void saysThatTheProtocolDiffers() {
        Astray at;
        at.door.bank.info.apiVersion = 99;
        at.address(at.served());
        at.door.press(Qt::ALT | Qt::Key_T);
        QVERIFY(at.refuses(QStringLiteral("99")));
    }

    void importsTheFileOfTheServer() {
        Astray at;
        at.door.writeConfig(at.door.in("given.conf"), at.door.server.address());
        at.door.press(Qt::ALT | Qt::Key_I);
        QVERIFY(at.door.comesTo("fileNameEdit"));
        at.door.type(at.door.in("given.conf"));
        at.door.press(Qt::Key_Return);
        QVERIFY(at.finds(QStringLiteral("Test Bank"))); // imported and tested at once
        QCOMPARE(at.door.textOf("address"), at.door.server.address().toString());
        at.door.client().window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&at.door.client().window()));
        at.door.find("address")->setFocus();
        at.door.press(Qt::Key_Return);
        QVERIFY(at.door.comesToPlace(Place::SignIn));
    }

    void saysWhatIsWrongWithAFile() {
        Astray at;
        QFile file(at.door.in("given.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("colour = blue\n") > 0);
        file.close();
        at.door.press(Qt::ALT | Qt::Key_I);
        QVERIFY(at.door.comesTo("fileNameEdit"));
        at.door.type(file.fileName());
        at.door.press(Qt::Key_Return);
        QVERIFY(at.refuses(QStringLiteral("given.conf")));
    }
};

QTEST_MAIN(TestConnectionKeys)
#include "tst_connection_keys.moc"

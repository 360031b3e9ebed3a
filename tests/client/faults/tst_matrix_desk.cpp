// SPDX-License-Identifier: GPL-3.0-or-later
// Rows C2, C3 and C4: the real client, driven by keys, and the real server behind a link that cuts, delays and
// swallows.
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "shared/api/clientconfig.h"
#include "tests/client/faults/deskhand.h"
#include "tests/client/faults/faultylink.h"
#include "tests/support/branch.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::DeskHand;

namespace {

const QString kCustomer = QStringLiteral("Mina Kim");

// A bank with one customer, and the way to it.
struct Bank {
    Bank()
        : server(folder) {}

    bool open() {
        test::createUser(folder, QStringLiteral("head"), "administrator"); // a bank that needs no set-up
        test::createUser(folder, QStringLiteral("mina"), "teller");
        test::createUser(folder, QStringLiteral("onlooker"), "teller");
        if (!server.waitForReady()) {
            return false;
        }
        link = std::make_unique<test::FaultyLink>(server.port());
        onlooker = std::make_unique<test::ApiClient>(server.port(), folder.authority());
        if (!onlooker->login(QStringLiteral("onlooker"), test::kPassword)) {
            return false;
        }
        const auto customer =
            onlooker->post(QStringLiteral("/v1/customers"), {{QStringLiteral("full_name"), kCustomer}});
        const auto made = onlooker->post(QStringLiteral("/v1/accounts"),
                                         {{QStringLiteral("customer_id"), customer.body[QStringLiteral("id")]},
                                          {QStringLiteral("currency"), QStringLiteral("EUR")}});
        account = made.body[QStringLiteral("id")].toString();
        QFile conf(files.filePath(QStringLiteral("tellerdesk.conf")));
        const ClientConfig config{.address = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(link->port())),
                                  .authorities = folder.authority()};
        return made.status == 201 && conf.open(QIODevice::WriteOnly) && conf.write(config.toText()) > 0;
    }

    qint64 balance() {
        return onlooker->get(QStringLiteral("/v1/accounts/") + account).body[QStringLiteral("balance")].toInteger(-1);
    }
    qsizetype postings() {
        return onlooker->get(QStringLiteral("/v1/accounts/%1/entries").arg(account))
            .body[QStringLiteral("items")]
            .toArray()
            .size();
    }
    bool verifies() const { return folder.run({QStringLiteral("verify")}).exitCode == 0; }

    QTemporaryDir files;
    test::ServerFolder folder;
    test::ServerProgram server;
    std::unique_ptr<test::FaultyLink> link;
    std::unique_ptr<test::ApiClient> onlooker;
    QString account;
};

Application::Options optionsIn(const QString& folder) {
    qputenv("TELLERDESK_CONFIG", QFile::encodeName(folder + QStringLiteral("/tellerdesk.conf")));
    return {.dataFolder = folder + QStringLiteral("/data"),
            .documentsFolder = folder + QStringLiteral("/papers"),
            .keychain = false};
}

void say(const char* word) {
    std::printf("%s\n", word);
    std::fflush(stdout);
}

// The child process: comes to the review, asks whether to post, posts, says when it does not know what became of it,
// and waits to be killed.
int postAndWait(const QString& folder) {
    Application application(optionsIn(folder));
    DeskHand hand(application);
    if (!hand.signIn(QStringLiteral("mina"), test::kPassword) || !hand.openTill() || !hand.serve(kCustomer) ||
        !hand.fillDeposit(QStringLiteral("12.34")) || !hand.review()) {
        qWarning("%s", qPrintable(hand.fault()));
        return 1;
    }
    say("review");
    if (!hand.waits("leave to post", [&] { return QFile::exists(folder + QStringLiteral("/post")); })) {
        return 1;
    }
    hand.post();
    if (!hand.waits("a word for not knowing", [&] { return hand.reads("resultState").contains(u"checking"); })) {
        return 1;
    }
    say("unknown");
    return QApplication::exec();
}

} // namespace

class TestMatrixDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void C2_serverAway();
    void C2_answersLost();
    void C2_slowNetwork();
    void C3_deskKilled_data();
    void C3_deskKilled();
    void C4_sessionEnds();
};

#define TRY_HAND(hand, step) QVERIFY2(step, qPrintable((hand).fault()))

// At the start, in the middle of a form, and in the middle of a posting.
void TestMatrixDesk::C2_serverAway() {
    Bank bank;
    QVERIFY(bank.open());
    bank.link->cut();
    Application application(optionsIn(bank.files.path()));
    DeskHand hand(application);
    TRY_HAND(hand, hand.waits("the reason on the connection page", [&] { return !hand.reads("pageError").isEmpty(); }));
    bank.link->pass();
    TRY_HAND(hand, hand.signIn(QStringLiteral("mina"), test::kPassword));
    TRY_HAND(hand, hand.openTill() && hand.serve(kCustomer) && hand.fillDeposit(QStringLiteral("12.34")));

    bank.link->cut();
    hand.press(Qt::Key_F9);
    if (hand.waits("review", [&] { return hand.sees("reviewAmount"); })) {
        hand.post();
    }
    TRY_HAND(hand,
             hand.waits("a word for not knowing", [&] { return hand.reads("resultState").contains(u"checking"); }));
    TRY_HAND(hand, hand.waits("the banner", [&] { return hand.sees("messageBar"); }));
    QCOMPARE(bank.postings(), 0);
    bank.link->pass();
    TRY_HAND(hand, hand.waits("posted by itself", [&] { return hand.reads("resultState") == u"Posted"; }));
    QCOMPARE(bank.balance(), 1234);
    QCOMPARE(bank.postings(), 1);
    QVERIFY(bank.verifies());
}

void TestMatrixDesk::C2_answersLost() {
    Bank bank;
    QVERIFY(bank.open());
    Application application(optionsIn(bank.files.path()));
    DeskHand hand(application);
    TRY_HAND(hand, hand.signIn(QStringLiteral("mina"), test::kPassword));
    TRY_HAND(hand, hand.openTill() && hand.serve(kCustomer) && hand.fillDeposit(QStringLiteral("12.34")));
    TRY_HAND(hand, hand.review());
    bank.link->loseAnswers(3); // QNetworkAccessManager asks again by itself, and then the courier does
    hand.post();
    TRY_HAND(hand, hand.waits("posted", [&] { return hand.reads("resultState") == u"Posted"; }));
    QVERIFY(bank.link->lostAnswers() > 0);
    QCOMPARE(bank.balance(), 1234);
    QCOMPARE(bank.postings(), 1);
    QVERIFY(bank.verifies());
}

// Whoever presses the key again and again while a slow network carries the first one posts once.
void TestMatrixDesk::C2_slowNetwork() {
    Bank bank;
    QVERIFY(bank.open());
    Application application(optionsIn(bank.files.path()));
    DeskHand hand(application);
    TRY_HAND(hand, hand.signIn(QStringLiteral("mina"), test::kPassword));
    TRY_HAND(hand, hand.openTill() && hand.serve(kCustomer) && hand.fillDeposit(QStringLiteral("12.34")));
    TRY_HAND(hand, hand.review());
    bank.link->delay(std::chrono::milliseconds(400));
    for (int times = 0; times < 4; ++times) {
        hand.post();
    }
    TRY_HAND(hand, hand.waits("posted", [&] { return hand.reads("resultState") == u"Posted"; }));
    QCOMPARE(bank.balance(), 1234);
    QCOMPARE(bank.postings(), 1);
}

void TestMatrixDesk::C3_deskKilled_data() {
    QTest::addColumn<bool>("arrived");
    QTest::newRow("the posting had arrived") << true;
    QTest::newRow("the posting was lost") << false;
}

void TestMatrixDesk::C3_deskKilled() {
    QFETCH(bool, arrived);
    Bank bank;
    QVERIFY(bank.open());
    QProcess desk;
    desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    desk.start(QApplication::applicationFilePath(), {QStringLiteral("--desk"), bank.files.path()});
    QTRY_VERIFY_WITH_TIMEOUT(desk.canReadLine() || desk.state() == QProcess::NotRunning, 60'000);
    QCOMPARE(desk.readLine().trimmed(), QByteArray("review"));
    arrived ? bank.link->loseAnswers(1'000) : bank.link->loseNextRequest();
    QVERIFY(QFile(bank.files.filePath(QStringLiteral("post"))).open(QIODevice::WriteOnly));
    // Which of the desk's calls the link loses first is not ours to say: the desk tells when the posting's was lost.
    QTRY_VERIFY_WITH_TIMEOUT(desk.canReadLine() || desk.state() == QProcess::NotRunning, 60'000);
    QCOMPARE(desk.readLine().trimmed(), QByteArray("unknown"));
    QTRY_COMPARE_WITH_TIMEOUT(bank.postings(), arrived ? 1 : 0, 20'000);
    desk.kill(); // SIGKILL
    QVERIFY(desk.waitForFinished());

    bank.link->pass();
    Application application(optionsIn(bank.files.path()));
    DeskHand hand(application);
    TRY_HAND(hand, hand.signIn(QStringLiteral("mina"), test::kPassword));
    if (!arrived) { // the customer may have left: the desk asks
        TRY_HAND(hand,
                 hand.waits("the notice", [&] { return hand.reads("messageText").contains(u"without a known"); }));
        QCOMPARE(bank.postings(), 0);
        hand.press(Qt::ALT | Qt::Key_W);
        TRY_HAND(hand, hand.waits("the list", [&] { return hand.sees("unsettled"); }));
        hand.press(Qt::ALT | Qt::Key_S);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bank.postings(), 1, 20'000);
    QTRY_VERIFY(!hand.reads("messageText").contains(u"without a known"));
    QCOMPARE(bank.balance(), 1234);
    QVERIFY(bank.verifies());
}

// Their password is changed elsewhere, which ends every other session: what is half typed stays, for them alone.
void TestMatrixDesk::C4_sessionEnds() {
    Bank bank;
    QVERIFY(bank.open());
    Application application(optionsIn(bank.files.path()));
    DeskHand hand(application);
    TRY_HAND(hand, hand.signIn(QStringLiteral("mina"), test::kPassword));
    TRY_HAND(hand, hand.openTill() && hand.serve(kCustomer) && hand.fillDeposit(QStringLiteral("12.34")));
    TRY_HAND(hand, hand.review());
    const QString changed = QStringLiteral("another password of hers");
    test::ApiClient elsewhere(bank.server.port(), bank.folder.authority());
    QVERIFY(elsewhere.login(QStringLiteral("mina"), test::kPassword));
    QCOMPARE(elsewhere
                 .post(QStringLiteral("/v1/me/password"), {{QStringLiteral("current_password"), test::kPassword},
                                                           {QStringLiteral("new_password"), changed}})
                 .status,
             204);
    hand.post();
    TRY_HAND(hand, hand.waits("the locked page", [&] { return hand.sees("password") && !hand.sees("resultState"); }));
    QCOMPARE(bank.postings(), 0);
    hand.type(changed);
    hand.press(Qt::Key_Return);
    TRY_HAND(hand, hand.waits("their form", [&] { return hand.sees("reviewAmount") || hand.sees("resultState"); }));
    if (hand.sees("reviewAmount")) { // another call had found out first, and the key was never pressed
        hand.post();
    }
    TRY_HAND(hand, hand.waits("posted", [&] { return hand.reads("resultState") == u"Posted"; }));
    QCOMPARE(bank.balance(), 1234);
    QCOMPARE(bank.postings(), 1);
    QVERIFY(bank.verifies());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"--desk") {
        return postAndWait(arguments.value(2));
    }
    TestMatrixDesk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_matrix_desk.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Row C5: the real client on a PC whose clock is wrong, in a process of its own under faketime, and the real server.
#include "client/app/application.h"
#include "client/app/dates.h"
#include "client/app/mainwindow.h"
#include "tests/client/faults/deskhand.h"
#include "tests/client/support/realbank.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTimeZone>

#include <cstdio>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;
using namespace Qt::StringLiterals;

namespace {

const QString kCustomer = u"Mina Kim"_s;
constexpr qint64 kDay = 86'400;

void say(const char* what, QString text) {
    std::printf("%s %s\n", what, text.replace(u'\n', u' ').replace(QChar(QChar::Nbsp), u' ').toUtf8().constData());
    std::fflush(stdout);
}

// What the receipt's page shows.
QString paperOf(Application& application) {
    const auto* paper = application.window().findChild<QTextEdit*>(u"receiptPaper"_s);
    return paper != nullptr && paper->isVisible() ? paper->toPlainText() : QString();
}

// The child process, which has the wrong clock: works as far as it gets, and says what it reads.
int work(const QString& folder) {
    qputenv("TELLERDESK_CONFIG", QFile::encodeName(folder + u"/tellerdesk.conf"_s));
    Application application(
        {.dataFolder = folder + u"/data"_s, .documentsFolder = folder + u"/papers"_s, .keychain = false});
    DeskHand hand(application);
    say("clock", QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    hand.waits("sign-in or the reason against it",
               [&] { return hand.sees("username") || !hand.reads("pageError").isEmpty(); });
    if (!hand.sees("username")) {
        say("refused", hand.reads("pageError"));
        say("fault", hand.fault());
        return hand.fault().isEmpty() ? 0 : 1;
    }
    hand.signIn(u"mina"_s, kPassword);
    say("notice", hand.reads("messageText"));
    const bool open = hand.reads("tillPosition") != u"Closed" || hand.openTill(); // one till serves all rows
    if (open && hand.serve(kCustomer) && hand.fillDeposit(u"12.34"_s) && hand.review()) {
        hand.post();
        hand.waits("posted", [&] { return hand.reads("resultState") == u"Posted"; });
    }
    hand.press(Qt::Key_F7);
    hand.waits("my work", [&] { return hand.sees("showReceipt"); });
    hand.press(Qt::Key_Return);
    hand.waits("the receipt", [&] { return !paperOf(application).isEmpty(); });
    say("paper", paperOf(application));
    say("fault", hand.fault());
    return hand.fault().isEmpty() ? 0 : 1;
}

struct Said {
    QHash<QByteArray, QString> words;
    int exitCode = -1;

    QString operator[](const char* what) const { return words.value(what); }
};

// The library itself: the program around it shares the clock by names that another process may have taken already.
QString fakeClock() {
    for (const QString& folder : QDir(u"/usr/lib"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString library = u"/usr/lib/%1/faketime/libfaketimeMT.so.1"_s.arg(folder);
        if (QFile::exists(library)) {
            return library;
        }
    }
    return {};
}

QDateTime now() {
    return QDateTime::currentDateTimeUtc();
}

} // namespace

class TestMatrixClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worksWithinTheCertificatesValidity_data();
    void worksWithinTheCertificatesValidity();
    void refusesOutsideOfIt_data();
    void refusesOutsideOfIt();

private:
    Said deskAhead(qint64 seconds, const QByteArray& zone);
    RealBank m_bank;
};

void TestMatrixClock::initTestCase() {
    QVERIFY2(!fakeClock().isEmpty(), "faketime is missing; ./tools/install brings it");
    QVERIFY(m_bank.start());
    m_bank.addCustomer(kCustomer);
}

// A desk of its own that starts at that time by its own clock, which goes on from there.
Said TestMatrixClock::deskAhead(qint64 seconds, const QByteArray& zone) {
    const QTemporaryDir folder;
    m_bank.writeConfig(folder.filePath(u"tellerdesk.conf"_s), m_bank.port());
    QProcess desk;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TZ"_s, QString::fromLatin1(zone));
    environment.insert(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s); // timers and waits are not the clock's business
    environment.insert(u"NO_FAKE_STAT"_s, u"1"_s);
    environment.insert(u"FAKETIME_DISABLE_SHM"_s, u"1"_s);
    // The package's own correction for old systems ends every timed wait at once. Qt then leaves main without the
    // thread of its network, and the one closes connections while the other takes down what that needs.
    environment.insert(u"FAKETIME_FORCE_MONOTONIC_FIX"_s, u"0"_s);
    environment.insert(u"LD_PRELOAD"_s, fakeClock());
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s); // a sanitized desk bears what is loaded ahead
    environment.insert(u"FAKETIME"_s, u"%1%2"_s.arg(seconds < 0 ? u""_s : u"+"_s).arg(seconds));
    desk.setProcessEnvironment(environment);
    desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    desk.start(QApplication::applicationFilePath(), {u"--desk"_s, folder.path()});
    Said said;
    if (!QTest::qWaitFor([&desk] { return desk.state() == QProcess::NotRunning; }, 100'000)) {
        desk.kill();
        desk.waitForFinished();
    }
    said.exitCode = desk.exitStatus() == QProcess::NormalExit ? desk.exitCode() : -1;
    while (desk.canReadLine()) {
        const QByteArray line = desk.readLine().trimmed();
        const auto end = line.indexOf(' ');
        said.words.insert(line.left(end), end < 0 ? QString() : QString::fromUtf8(line.mid(end + 1)));
    }
    if (said.exitCode != 0) {
        qWarning("the desk ended with %d, %s, after %d words", desk.exitCode(),
                 desk.exitStatus() == QProcess::NormalExit ? "by itself" : "by a signal", int(said.words.size()));
    }
    return said;
}

void TestMatrixClock::worksWithinTheCertificatesValidity_data() {
    QTest::addColumn<qint64>("ahead"); // seconds
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("notice");
    const QByteArray utc = "UTC";
    QTest::newRow("right") << qint64{0} << utc << QString();
    QTest::newRow("ten minutes ahead") << qint64{630} << utc << u"10 minute(s) ahead"_s;
    QTest::newRow("ten minutes behind") << qint64{-630} << utc << u"10 minute(s) behind"_s;
    QTest::newRow("a day ahead") << kDay + 30 << utc << u"1440 minute(s) ahead"_s;
    QTest::newRow("a day behind") << -kDay - 30 << utc << u"1440 minute(s) behind"_s;
    QTest::newRow("another zone") << qint64{0} << QByteArray("Asia/Seoul") << QString();
    // The clocks change in the middle of the work.
    const QTimeZone berlin("Europe/Berlin");
    const QDateTime first = berlin.nextTransition(now()).atUtc;
    const QDateTime second = berlin.nextTransition(first).atUtc;
    QTest::newRow("into one half of the year") << now().secsTo(first) - 3 << berlin.id() << u"ahead"_s;
    QTest::newRow("into the other half") << now().secsTo(second) - 3 << berlin.id() << u"ahead"_s;
}

void TestMatrixClock::worksWithinTheCertificatesValidity() {
    QFETCH(qint64, ahead);
    QFETCH(QByteArray, zone);
    QFETCH(QString, notice);
    const QDateTime before = now();
    const auto callsBefore = m_bank.log().count("/v1/server");
    const Said said = deskAhead(ahead, zone);
    QVERIFY2(said.exitCode == 0, qPrintable(said["fault"]));
    QVERIFY(std::abs(QDateTime::fromString(said["clock"], Qt::ISODate).secsTo(before.addSecs(ahead))) <
            60); // it had that clock
    QCOMPARE(said["notice"].contains(u"clock of this PC"), !notice.isEmpty());
    QVERIFY2(said["notice"].contains(notice), qPrintable(said["notice"]));
    QTRY_VERIFY(m_bank.log().count("/v1/server") > callsBefore);
    // The slip has the server's time, whose zone is UTC here.
    bool found = false;
    for (QDateTime second = before; !found && second <= now().addSecs(1); second = second.addSecs(1)) {
        found = said["paper"].contains(dateTimeText(second));
    }
    QVERIFY2(found, qPrintable(said["paper"]));
}

void TestMatrixClock::refusesOutsideOfIt_data() {
    QTest::addColumn<qint64>("ahead"); // seconds
    QTest::addColumn<QString>("year"); // as this PC has it
    const auto row = [](const char* name, qint64 ahead) {
        QTest::newRow(name) << ahead << now().addSecs(ahead).toString(u"yyyy"_s);
    };
    row("before", -3 * kDay);
    row("after", 900 * kDay);
    // Over the last second that 32 bits can count.
    row("2038", now().secsTo(QDateTime(QDate(2038, 1, 19), QTime(3, 14, 6), Qt::UTC)));
}

void TestMatrixClock::refusesOutsideOfIt() {
    QFETCH(qint64, ahead);
    QFETCH(QString, year);
    const auto callsBefore = m_bank.log().count("/v1/server"); // the first that a desk says
    const Said said = deskAhead(ahead, "UTC");
    QVERIFY2(said.exitCode == 0, qPrintable(said["fault"]));
    const QString reason = said["refused"];
    QVERIFY2(reason.contains(u"nothing was sent") && reason.contains(u"This PC's time is"), qPrintable(reason));
    QVERIFY2(reason.contains(year.right(2)) && reason.contains(u"valid from"), qPrintable(reason));
    QCOMPARE(m_bank.log().count("/v1/server"), callsBefore);
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"--desk") {
        return work(arguments.value(2));
    }
    TestMatrixClock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_matrix_clock.moc"

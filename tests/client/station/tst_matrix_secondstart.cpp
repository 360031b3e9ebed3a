// SPDX-License-Identifier: GPL-3.0-or-later
// Row C9: the program started twice, and started again after it was killed or crashed. The real program, each with a
// home of its own.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 30'000;

// A person at this PC, and what the program leaves in their home.
class Home {
public:
    Home() { QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); }

    std::unique_ptr<QProcess> start(const QString& data = u"data"_s) const {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(data));
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.insert(u"DBUS_SYSTEM_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.remove(u"TELLERDESK_CONFIG"_s);
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(qEnvironmentVariable("TELLERDESK_BINARY_DIR") + u"/client/tellerdesk"_s, QStringList());
        return process;
    }
    // Lines of the log with these words.
    qsizetype logged(const char* words, const QString& data = u"data"_s) const {
        QFile log(m_folder.filePath(data + u"/tellerdesk/station/log/desk.log"_s));
        return log.open(QIODevice::ReadOnly) ? log.readAll().count(words) : 0;
    }
    bool comesToLog(const char* words, qsizetype times, const QString& data = u"data"_s) const {
        return QTest::qWaitFor([&] { return logged(words, data) == times; }, kPatienceMs);
    }
    QString lock() const { return m_folder.filePath(u"data/tellerdesk/desk.lock"_s); }
    QString crashNote() const { return m_folder.filePath(u"data/tellerdesk/station/crash.txt"_s); }
    QString configFolder() const { return m_folder.filePath(u"config/tellerdesk"_s); }

private:
    QTemporaryDir m_folder;
};

void end(QProcess& process) {
    process.kill();
    QVERIFY(process.waitForFinished(kPatienceMs));
}

} // namespace

class TestMatrixSecondStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheFirstWindowToTheFront() {
        const Home home;
        const auto first = home.start();
        QVERIFY(home.comesToLog("started", 1));
        for (int times = 1; times <= 3; ++times) {
            const auto second = home.start();
            QVERIFY(second->waitForFinished(kPatienceMs));
            QCOMPARE(second->exitStatus(), QProcess::NormalExit);
            QCOMPARE(second->exitCode(), 0);
            QVERIFY(home.comesToLog("raised by a second start", times));
        }
        QCOMPARE(home.logged("started"), 1);
        QCOMPARE(first->state(), QProcess::Running);
        end(*first);
    }

    void letsTwoDeskFoldersBe() {
        const Home home;
        const auto first = home.start(u"data"_s);
        QVERIFY(home.comesToLog("started", 1));
        const auto second = home.start(u"other data"_s);
        QVERIFY(home.comesToLog("started", 1, u"other data"_s));
        QCOMPARE(home.logged("raised"), 0);
        end(*first);
        end(*second);
    }

    void startsAgainAfterItWasKilled() {
        const Home home;
        const auto killed = home.start();
        QVERIFY(home.comesToLog("started", 1));
        end(*killed);
        QVERIFY(QFile::exists(home.lock())); // the lock is still there
        const auto next = home.start();
        QVERIFY(home.comesToLog("started", 2));
        QCOMPARE(home.logged("crashed"), 0);
        const auto second = home.start();
        QVERIFY(second->waitForFinished(kPatienceMs));
        QCOMPARE(second->exitCode(), 0);
        QVERIFY(home.comesToLog("raised by a second start", 1));
        end(*next);
    }

    void tellsOfACrashAtTheNextStart() {
        const Home home;
        const auto crashes = home.start();
        QVERIFY(home.comesToLog("started", 1));
        ::kill(static_cast<pid_t>(crashes->processId()), SIGSEGV);
        QVERIFY(crashes->waitForFinished(kPatienceMs));
        QCOMPARE(crashes->exitStatus(), QProcess::CrashExit);
        QVERIFY(QFile::exists(home.crashNote()));
        const auto next = home.start();
        QVERIFY(home.comesToLog("the run before this one crashed", 1));
        end(*next);
        const auto later = home.start(); // which was killed, and did not crash
        QVERIFY(home.comesToLog("started", 3));
        QCOMPARE(home.logged("crashed"), 1);
        end(*later);
    }

    void startsWithBrokenSettings() {
        const Home home;
        QVERIFY(QDir().mkpath(home.configFolder()));
        QFile file(home.configFolder() + u"/desk.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\xff\xfe{]") > 0);
        file.close();
        const auto desk = home.start();
        QVERIFY(home.comesToLog("started", 1));
        end(*desk);
    }
};

QTEST_GUILESS_MAIN(TestMatrixSecondStart)
#include "tst_matrix_secondstart.moc"

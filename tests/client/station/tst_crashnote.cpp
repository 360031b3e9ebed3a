// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/crashnote.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

namespace {

// The child process: ends in the way that it is told.
int end(const QString& how, const QString& file) {
    const rlimit noCore{0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
    if (!watchForCrash(file)) {
        return 2;
    }
    if (how == u"well") {
        endCrashWatch();
        return 0;
    }
    if (how == u"abort") {
        std::abort();
    }
    ::raise(how.toInt());
    return 3;
}

} // namespace

class TestCrashNote : public QObject {
    Q_OBJECT

private:
    QProcess m_process;
    void runChild(const QString& how, const QString& file) {
        m_process.start(QCoreApplication::applicationFilePath(), {u"--end"_s, how, file});
        QVERIFY(m_process.waitForFinished());
    }

private Q_SLOTS:
    void leavesANote_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("signal");
        for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
            QTest::addRow("signal %d", signal) << QString::number(signal) << signal;
        }
        QTest::newRow("abort") << u"abort"_s << SIGABRT;
    }

    void leavesANote() {
        QFETCH(QString, how);
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a/crash.txt"_s);
        runChild(how, file);
        QCOMPARE(m_process.exitStatus(), QProcess::CrashExit); // the system sees it as it was
        QCOMPARE(m_process.exitCode(), signal);
        QCOMPARE(QFileInfo(file).permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
                 QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        const QStringList lines = takeCrashNote(file).split(u'\n');
        QVERIFY(lines[0].startsWith(u"program " TELLERDESK_VERSION ", Qt 6."));
        QCOMPARE(lines[1], u"signal %1"_s.arg(signal));
        QVERIFY(lines[2].startsWith(u"seconds since 1970 "));
        QVERIFY(lines.size() > 6); // and addresses
        QVERIFY(!QFile::exists(file));
        QVERIFY(takeCrashNote(file).isEmpty()); // shown once
    }

    void leavesNoneWhenItEndsWell() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"crash.txt"_s);
        runChild(u"well"_s, file);
        QCOMPARE(m_process.exitCode(), 0);
        QVERIFY(!QFile::exists(file));
    }

    // One that was killed leaves an empty file, which says nothing.
    void leavesNoneWhenItIsKilled() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"crash.txt"_s);
        runChild(QString::number(SIGKILL), file);
        QVERIFY(QFile::exists(file));
        QVERIFY(takeCrashNote(file).isEmpty());
    }

    void goesOnWhereItCannotWrite() { QVERIFY(!watchForCrash(u"/proc/nowhere/crash.txt"_s)); }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--end") {
        return end(arguments.value(2), arguments.value(3));
    }
    TestCrashNote test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crashnote.moc"

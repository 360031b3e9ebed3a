// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/singleinstance.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;
using Start = SingleInstance::Start;

class TestSingleInstance : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    // As another process does it, while this one goes on.
    Start startElsewhere(const QString& folder, QString* problem = nullptr) {
        Start outcome = Start::First;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            SingleInstance other(folder);
            outcome = other.start();
            if (problem != nullptr) {
                *problem = other.problem();
            }
        }));
        thread->start();
        if (!QTest::qWaitFor([&] { return thread->isFinished(); }, 30'000)) {
            qFatal("The second start does not end");
        }
        return outcome;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void raisesTheFirst() {
        SingleInstance first(m_folder->path());
        QSignalSpy raised(&first, &SingleInstance::raiseWanted);
        QCOMPARE(first.start(), Start::First);
        QCOMPARE(startElsewhere(m_folder->path()), Start::Raised);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(startElsewhere(m_folder->path() + u"/."_s), Start::Raised); // the same folder
        QCOMPARE(raised.size(), 2);
    }

    void isFirstAgainAfterTheFirstHasEnded() {
        {
            SingleInstance first(m_folder->path());
            QCOMPARE(first.start(), Start::First);
        }
        SingleInstance next(m_folder->path());
        QCOMPARE(next.start(), Start::First);
    }

    void hasAShortSocketForALongFolder() {
        const QString folder = m_folder->path() + u'/' + QString(150, u'x') + u'/' + QString(150, u'y');
        SingleInstance first(folder);
        QSignalSpy raised(&first, &SingleInstance::raiseWanted);
        QCOMPARE(first.start(), Start::First);
        QVERIFY(QFile::encodeName(first.socketName()).size() <= 100);
        QCOMPARE(startElsewhere(folder), Start::Raised);
        QCOMPARE(raised.size(), 1);
        // For its user only.
        QCOMPARE(QFileInfo(first.socketName()).permissions() & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                                QFileDevice::ReadOther | QFileDevice::WriteOther),
                 QFileDevice::Permissions());
    }

    void listensToNothingElse() {
        SingleInstance first(m_folder->path());
        QSignalSpy raised(&first, &SingleInstance::raiseWanted);
        QCOMPARE(first.start(), Start::First);
        for (const QByteArray& words : {QByteArray("lower\n"), QByteArray(10'000, 'x'), QByteArray("\n")}) {
            QLocalSocket socket;
            socket.connectToServer(first.socketName());
            socket.write(words);
            QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        }
        QVERIFY(raised.isEmpty());
        QCOMPARE(startElsewhere(m_folder->path()), Start::Raised);
    }

    // Held by somebody who does not answer: it tells by whom, and leaves the desk alone.
    void leavesALockThatIsHeld() {
        QLockFile held(m_folder->filePath(u"desk.lock"_s));
        held.setStaleLockTime(0);
        QVERIFY(held.tryLock(0));
        QString problem;
        QCOMPARE(startElsewhere(m_folder->path(), &problem), Start::Blocked);
        QVERIFY2(problem.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(problem));
        QVERIFY2(problem.contains(u"desk.lock"), qPrintable(problem));
    }

    void tellsWhereItCannotWrite() {
        SingleInstance instance(u"/proc/nowhere"_s);
        QCOMPARE(instance.start(), Start::Blocked);
        QVERIFY(instance.problem().contains(u"/proc/nowhere"));
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of the operating system, played by fake services on a bus of the test's own, which stands in for the session
// bus and for the system bus.
#include "client/station/oslock.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

namespace {

constexpr char kInside[] = "TELLERDESK_OSLOCK_TEST";
const QString kSession = u"/org/freedesktop/login1/session/_37"_s;
const QString kSessionInterface = u"org.freedesktop.login1.Session"_s;

} // namespace

// org.freedesktop.login1, as far as the desk asks it.
class FakeLogind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    QStringList asked;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusObjectPath GetSession(const QString& id) {
        asked << id;
        return QDBusObjectPath(kSession);
    }
};

class TestOsLock : public QObject {
    Q_OBJECT

private:
    // Another connection, as another program has it.
    QDBusConnection service(const QString& name) {
        auto bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), name);
        if (!bus.isConnected() || !bus.registerService(name)) {
            qFatal("%s cannot be played", qPrintable(name));
        }
        return bus;
    }
    static void emitFrom(const QDBusConnection& bus, const QString& path, const QString& interface, const QString& name,
                         const QVariantList& arguments = {}) {
        QDBusMessage signal = QDBusMessage::createSignal(path, interface, name);
        signal.setArguments(arguments);
        QVERIFY(bus.send(signal));
    }
    static void listen(OsLock& lock) {
        QSignalSpy listening(&lock, &OsLock::listening);
        lock.start();
        QTRY_COMPARE(listening.size(), 1);
    }

private Q_SLOTS:
    void followsScreenSavers_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isThereFirst");
        QTest::newRow("freedesktop") << u"org.freedesktop.ScreenSaver"_s << u"/ScreenSaver"_s << true;
        QTest::newRow("gnome") << u"org.gnome.ScreenSaver"_s << u"/org/gnome/ScreenSaver"_s << true;
        QTest::newRow("comes later") << u"org.gnome.ScreenSaver"_s << u"/org/gnome/ScreenSaver"_s << false;
    }

    void followsScreenSavers() {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QFETCH(bool, isThereFirst);
        OsLock lock;
        QSignalSpy locked(&lock, &OsLock::locked);
        if (!isThereFirst) {
            listen(lock);
        }
        auto bus = service(name);
        if (isThereFirst) {
            listen(lock);
        }
        emitFrom(bus, path, name, u"ActiveChanged"_s, {false}); // unlocked: nothing to do
        emitFrom(bus, path, name, u"ActiveChanged"_s, {true});
        QTRY_COMPARE(locked.size(), 1);
        emitFrom(bus, path, name, u"ActiveChanged"_s, {true});
        QTRY_COMPARE(locked.size(), 2);
        QDBusConnection::disconnectFromBus(name);
    }

    void followsTheLoginSession() {
        auto bus = service(u"org.freedesktop.login1"_s);
        FakeLogind logind;
        QVERIFY(bus.registerObject(u"/org/freedesktop/login1"_s, &logind, QDBusConnection::ExportScriptableSlots));
        OsLock lock;
        QSignalSpy locked(&lock, &OsLock::locked);
        listen(lock);
        QTRY_COMPARE(logind.asked, QStringList{u"7"_s});
        emitFrom(bus, kSession, kSessionInterface, u"Lock"_s);
        QTRY_COMPARE(locked.size(), 1);
        emitFrom(bus, u"/org/freedesktop/login1/session/_38"_s, kSessionInterface, u"Lock"_s); // somebody else's
        emitFrom(bus, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {false});
        emitFrom(bus, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {true});
        QTRY_COMPARE(locked.size(), 2);
        emitFrom(bus, kSession, kSessionInterface, u"Lock"_s);
        QTRY_COMPARE(locked.size(), 3);
        QDBusConnection::disconnectFromBus(u"org.freedesktop.login1"_s);
    }

    void hearsNothingWithoutABus() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        OsLock lock;
        QSignalSpy locked(&lock, &OsLock::locked);
        listen(lock);
        QVERIFY(locked.isEmpty());
    }

    // The desk's thread goes on: it is the one that sees the knock at the bus that says nothing.
    void goesOnWithABusThatSaysNothing() {
        const QTemporaryDir folder;
        QLocalServer silent;
        QVERIFY(silent.listen(folder.filePath(u"bus"_s)));
        const QByteArray address = "unix:path=" + silent.fullServerName().toUtf8();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        OsLock lock;
        QSignalSpy listening(&lock, &OsLock::listening);
        lock.start();
        QTRY_VERIFY(silent.hasPendingConnections());
        QVERIFY(listening.isEmpty());
        silent.nextPendingConnection()->abort();
        QTRY_VERIFY(silent.hasPendingConnections()); // the other bus
        silent.nextPendingConnection()->abort();
        QTRY_COMPARE(listening.size(), 1);
    }
};

namespace {

// The library of D-Bus reads the addresses once a process.
bool passes(QStringList command) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(command.takeFirst(), command);
    return process.waitForFinished(50'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kInside)) {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        qputenv("XDG_SESSION_ID", "7");
        TestOsLock test;
        return QTest::qExec(&test, argc, argv);
    }
    qputenv(kInside, "1");
    const QString self = QCoreApplication::applicationFilePath();
    const bool followed =
        passes({u"dbus-run-session"_s, u"--"_s, self, u"followsScreenSavers"_s, u"followsTheLoginSession"_s});
    const bool without = passes({self, u"hearsNothingWithoutABus"_s});
    const bool silent = passes({self, u"goesOnWithABusThatSaysNothing"_s});
    return followed && without && silent ? 0 : 1;
}
#include "tst_oslock.moc"

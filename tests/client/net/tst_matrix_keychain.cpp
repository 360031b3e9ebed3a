// SPDX-License-Identifier: GPL-3.0-or-later
// Row C1 on a real Secret Service. Each slot runs in a process, a session bus and a home of its own: the keychain's
// library chooses its backend once a process.
#include "client/net/keychainvault.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <utility>

using namespace tellerdesk::client;

namespace {

constexpr char kInside[] = "TELLERDESK_KEYCHAIN_TEST";
constexpr int kUsableMs = 5'000;

// A bus that starts nothing by itself, so that there is a keychain only where a slot starts one.
constexpr char kBusConfig[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

const KeptToken kToken{.server = QStringLiteral("https://bank.example:8443"),
                       .username = QStringLiteral("mina"),
                       .refreshToken = QStringLiteral("a-refresh-token")};

// gnome-keyring with the default keyring of this slot's home.
class Keyring {
public:
    ~Keyring() { stop(); }

    bool start(bool unlocked) {
        QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
        if (unlocked) {
            arguments << QStringLiteral("--unlock");
        }
        m_daemon.setStandardOutputFile(QProcess::nullDevice());
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"), arguments);
        if (!m_daemon.waitForStarted()) {
            return false;
        }
        if (unlocked) {
            m_daemon.write("word");
        }
        m_daemon.closeWriteChannel();
        return QTest::qWaitFor([] { return isThere(); }, 10'000);
    }
    void freeze() const { ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP); }
    void stop() {
        if (m_daemon.state() != QProcess::NotRunning) {
            m_daemon.kill();
            m_daemon.waitForFinished();
            static_cast<void>(QTest::qWaitFor([] { return !isThere(); }));
        }
    }

private:
    static bool isThere() {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            QStringLiteral("org.freedesktop.secrets"));
    }
    QProcess m_daemon;
};

} // namespace

class TestMatrixKeychain : public QObject {
    Q_OBJECT

private:
    struct Load {
        bool answered = false;
        std::optional<KeptToken> token = {};
    };

    // As the desk does it at its start, within the time that a person waits.
    Load load(KeychainVault& vault) {
        Load load;
        vault.load(this,
                   [&load](std::optional<KeptToken> token) { load = {.answered = true, .token = std::move(token)}; });
        static_cast<void>(QTest::qWaitFor([&load] { return load.answered; }, kUsableMs));
        return load;
    }

    // A session that lives in memory: signed in, renewed, signed out, and told so.
    void isUsableInMemoryOnly(KeychainVault& vault) {
        QSignalSpy changed(&vault, &TokenVault::memoryOnlyChanged);
        const Load before = load(vault);
        QVERIFY(before.answered);
        QVERIFY(!before.token);
        vault.keep(kToken);
        const Load kept = load(vault);
        QVERIFY(kept.answered);
        QCOMPARE(kept.token, std::optional(kToken));
        QTRY_VERIFY_WITH_TIMEOUT(vault.isMemoryOnly(), kUsableMs);
        QCOMPARE(changed.size(), 1);
        vault.forget();
        QVERIFY(!load(vault).token);
        QVERIFY(vault.isMemoryOnly());
    }

private Q_SLOTS:
    void keepsTheTokenInAnOpenKeychain() {
        Keyring keyring;
        QVERIFY(keyring.start(true));
        KeychainVault first;
        QVERIFY(!load(first).token);
        first.keep(
            {.server = kToken.server, .username = kToken.username, .refreshToken = QStringLiteral("an older one")});
        first.keep(kToken);
        QTRY_COMPARE(KeychainVaultReader(*this).token(), std::optional(kToken));
        QVERIFY(!first.isMemoryOnly());

        first.forget();
        QTRY_VERIFY(!KeychainVaultReader(*this).token());
        QVERIFY(!load(first).token);
        QVERIFY(!first.isMemoryOnly());
    }

    void worksWithALockedKeychain() {
        Keyring keyring;
        QVERIFY(keyring.start(true));
        KeychainVault before;
        before.keep(kToken);
        QTRY_COMPARE(KeychainVaultReader(*this).token(), std::optional(kToken));
        keyring.stop();

        QVERIFY(keyring.start(false));
        KeychainVault vault;
        isUsableInMemoryOnly(vault);
    }

    void worksWithoutADaemon() {
        KeychainVault vault;
        isUsableInMemoryOnly(vault);
    }

    void worksWithoutABus() {
        QVERIFY(!QDBusConnection::sessionBus().isConnected());
        KeychainVault vault;
        isUsableInMemoryOnly(vault);
    }

    void worksWithAFrozenKeychain() {
        Keyring keyring;
        QVERIFY(keyring.start(true));
        keyring.freeze();
        KeychainVault vault;
        isUsableInMemoryOnly(vault);
    }

    void worksWithoutAGlibLoop() {
        Keyring keyring;
        QVERIFY(keyring.start(true));
        KeychainVault vault;
        isUsableInMemoryOnly(vault);
    }

private:
    // The next run of the program, as far as the vault is concerned.
    class KeychainVaultReader {
    public:
        explicit KeychainVaultReader(TestMatrixKeychain& test)
            : m_test(test) {}
        std::optional<KeptToken> token() {
            KeychainVault next;
            return m_test.load(next).token;
        }

    private:
        TestMatrixKeychain& m_test;
    };
};

namespace {

int runSlot(const QString& slot) {
    const QTemporaryDir home;
    const QString runtime = home.filePath(QStringLiteral("run"));
    QDir().mkpath(runtime);
    QFile::setPermissions(runtime, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QFile config(home.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly) || config.write(kBusConfig) < 0) {
        return 1;
    }
    config.close();

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                             "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"}) {
        environment.remove(QString::fromLatin1(name));
    }
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    environment.insert(QString::fromLatin1(kInside), QStringLiteral("1"));
    if (slot == u"worksWithoutAGlibLoop") {
        environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
    }
    QStringList command{QCoreApplication::applicationFilePath(), slot};
    if (slot != u"worksWithoutABus") {
        command = QStringList{QStringLiteral("dbus-run-session"), QStringLiteral("--config-file=") + config.fileName(),
                              QStringLiteral("--")} +
                  command;
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(command.takeFirst(), command);
    return process.waitForFinished(110'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    TestMatrixKeychain test;
    if (qEnvironmentVariableIsSet(kInside)) {
        return QTest::qExec(&test, argc, argv);
    }
    if (argc != 2) {
        std::fputs("usage: tst_matrix_keychain SLOT\n", stderr);
        return 2;
    }
    return runSlot(QString::fromLocal8Bit(argv[1]));
}
#include "tst_matrix_keychain.moc"

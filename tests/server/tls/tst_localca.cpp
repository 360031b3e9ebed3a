// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/certificates.h"
#include "server/tls/localca.h"
#include "server/tls/pem.h"
#include "server/tls/servernames.h"
#include "tests/server/tls/handshake.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::server::tls;
using namespace tellerdesk::test;
using std::chrono::days;

class TestLocalCa : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_settings = {.dataFolder = m_folder->filePath(QStringLiteral("data")),
                      .names = QStringLiteral("desk.example")};
    }

    void isTakenByAClientThatTrustsTheCaAlone() {
        const auto identity = load(m_now);
        QVERIFY(identity);
        QCOMPARE(identity->authorityFile, path("ca.pem"));
        for (const char* host : {"localhost", "127.0.0.1", "::1", "desk.example"}) {
            const auto handshake =
                shakeHands(serverConfiguration(*identity), trusting(read("ca.pem")), QString::fromLatin1(host));
            QVERIFY2(handshake.succeeded, host);
        }
    }

    void isRefusedForAnotherHostAndByAStranger() {
        const auto identity = load(m_now);
        QVERIFY(identity);
        const auto other =
            shakeHands(serverConfiguration(*identity), trusting(read("ca.pem")), QStringLiteral("other.example"));
        QVERIFY(!other.succeeded);
        QCOMPARE(other.errors, QList<QSslError::SslError>{QSslError::HostNameMismatch});
        QVERIFY(!shakeHands(serverConfiguration(*identity), QSslConfiguration::defaultConfiguration(),
                            QStringLiteral("localhost"))
                     .succeeded);
    }

    void keepsKeysToItselfAndLetsEverybodyReadTheCa() {
        const mode_t before = ::umask(077);
        const auto identity = load(m_now);
        ::umask(before);
        QVERIFY(identity);
        QCOMPARE(mode("ca.key"), 0600U);
        QCOMPARE(mode("server.key"), 0600U);
        QCOMPARE(mode("ca.pem"), 0644U);
        QCOMPARE(mode("."), 0711U);
        QCOMPARE(mode(".."), 0711U);
    }

    void opensAnExistingDataFolderForPassingThrough() {
        QVERIFY(::mkdir(QFile::encodeName(m_settings.dataFolder).constData(), 0700) == 0);
        QVERIFY(load(m_now));
        QCOMPARE(mode(".."), 0711U);
    }

    void staysTheSameOverRestarts() {
        const auto first = load(m_now);
        const auto second = load(m_now + days{700});
        QVERIFY(first && second);
        QCOMPARE(second->chain, first->chain);
        QCOMPARE(second->key, first->key);
    }

    void renewsTheServersCertificateBeforeItEnds() {
        const auto first = load(m_now);
        const QByteArray authority = read("ca.pem");
        const auto second = load(m_now + days{736});
        QVERIFY(first && second);
        QVERIFY(second->chain != first->chain && second->key != first->key);
        QCOMPARE(read("ca.pem"), authority);
        QVERIFY(isSignedBy(certificatesFromPem(read("server.pem")).front(), certificatesFromPem(authority).front()));
    }

    void renewsTheCaWithTheSameKeyBeforeItEnds() {
        QVERIFY(load(m_now));
        const Certificate before = certificatesFromPem(read("ca.pem")).front();
        QVERIFY(load(m_now + days{2900}));
        const Certificate after = certificatesFromPem(read("ca.pem")).front();
        QVERIFY(validityOf(after).until > validityOf(before).until);
        QVERIFY(isSignedBy(certificatesFromPem(read("server.pem")).front(), before));
    }

    void startsTwoDaysEarlierThanItWasMade() {
        QVERIFY(load(m_now));
        for (const char* name : {"ca.pem", "server.pem"}) {
            const Validity validity = validityOf(certificatesFromPem(read(name)).front());
            QVERIFY(validity.from <= m_now - days{2} && validity.from > m_now - days{3});
        }
    }

    void makesItAgainWhenTheClockWasAhead() {
        QVERIFY(load(m_now + days{300}));
        const auto identity = load(m_now);
        QVERIFY(identity);
        QVERIFY(validityOf(certificatesFromPem(read("server.pem")).front()).from < m_now);
        QVERIFY(validityOf(certificatesFromPem(read("ca.pem")).front()).from < m_now);
    }

    void followsItsNames() {
        const auto first = load(m_now);
        m_settings.names = QStringLiteral("desk.example, 10.1.2.3  *.BANK.example,2001:DB8:0::7");
        const auto second = load(m_now);
        QVERIFY(first && second);
        QVERIFY(first->chain != second->chain);
        const QStringList names = namesOf(certificatesFromPem(read("server.pem")).front());
        for (const char* name : {"desk.example", "10.1.2.3", "*.bank.example", "2001:db8::7", "localhost"}) {
            QVERIFY2(names.contains(QLatin1StringView(name)), name);
        }
        QCOMPARE(load(m_now)->chain, second->chain);
    }

    void refusesNamesThatAreNone_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a b.example;c", "-desk", "desk-", "desk..example", "*", "*.", "a.*.example", "1.2.3",
                                 "fe80::1%eth0", "DNS:desk", "https://desk", "desk:8443"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void refusesNamesThatAreNone() {
        QFETCH(QString, name);
        m_settings.names = name;
        const auto identity = load(m_now);
        QVERIFY(!identity);
        QVERIFY(identity.error().startsWith(u"TLS_NAMES"));
    }

    void mendsWhatACrashLeftHalfDone_data() {
        QTest::addColumn<QStringList>("lost");
        QTest::newRow("only the CA's key was made")
            << QStringList{QStringLiteral("ca.pem"), QStringLiteral("server.key"), QStringLiteral("server.pem")};
        QTest::newRow("only the CA was made")
            << QStringList{QStringLiteral("server.key"), QStringLiteral("server.pem")};
        QTest::newRow("certificate missing") << QStringList{QStringLiteral("server.pem")};
        QTest::newRow("key missing") << QStringList{QStringLiteral("server.key")};
    }
    void mendsWhatACrashLeftHalfDone() {
        QFETCH(QStringList, lost);
        QVERIFY(load(m_now));
        const QByteArray authorityKey = read("ca.key");
        for (const QString& name : lost) {
            QVERIFY(QFile::remove(m_settings.dataFolder + QStringLiteral("/tls/") + name));
        }
        const auto identity = load(m_now);
        QVERIFY(identity);
        QCOMPARE(read("ca.key"), authorityKey);
        QVERIFY(shakeHands(serverConfiguration(*identity), trusting(read("ca.pem")), QStringLiteral("localhost"))
                    .succeeded);
    }

    void mendsAKeyThatIsNewerThanItsCertificate() {
        QVERIFY(load(m_now));
        QFile file(path("server.key"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(toPem(makeKey()));
        file.close();
        const auto identity = load(m_now);
        QVERIFY(identity);
        QVERIFY(shakeHands(serverConfiguration(*identity), trusting(read("ca.pem")), QStringLiteral("localhost"))
                    .succeeded);
    }

    void livesWithoutTheCasKeyUntilANewCertificateIsNeeded() {
        const auto first = load(m_now);
        QVERIFY(first && QFile::remove(path("ca.key")));
        const auto second = load(m_now + days{800});
        QVERIFY(second);
        QCOMPARE(second->chain, first->chain);
        const auto late = load(m_now + days{825});
        QVERIFY(!late);
        QVERIFY(late.error().contains(path("ca.key")));
        QVERIFY(!QFile::exists(path("ca.key")));
    }

    void givesOneCertificateToAllWhoStartAtOnce() {
        std::mutex mutex;
        std::set<QByteArray> certificates;
        std::vector<std::thread> starters;
        for (int each = 0; each < 8; ++each) {
            starters.emplace_back([this, &mutex, &certificates] {
                const auto identity = load(m_now);
                const std::lock_guard lock(mutex);
                certificates.insert(identity ? identity->chain.front().toPem() : identity.error().toUtf8());
            });
        }
        for (std::thread& starter : starters) {
            starter.join();
        }
        QCOMPARE(certificates.size(), 1U);
        QVERIFY(certificates.begin()->startsWith("-----BEGIN CERTIFICATE-----"));
    }

private:
    files::Loaded<TlsIdentity> load(Instant now) const { return loadIdentity(m_settings, now); }
    QString path(const char* name) const {
        return m_settings.dataFolder + QStringLiteral("/tls/") + QLatin1StringView(name);
    }
    QByteArray read(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    uint mode(const char* name) const {
        struct stat status{};
        return ::stat(QFile::encodeName(path(name)).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
    }

    const Instant m_now = SystemClock().now();
    std::unique_ptr<QTemporaryDir> m_folder;
    TlsSettings m_settings;
};

QTEST_GUILESS_MAIN(TestLocalCa)
#include "tst_localca.moc"

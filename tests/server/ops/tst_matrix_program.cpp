// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/grants.h"
#include "tests/support/certificates.h"
#include "tests/support/serverprogram.h"
#include "tests/support/tellersdesk.h"
#include "tests/support/testcluster.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>

using namespace tellerdesk::test;

namespace {

const QString kPassword = QStringLiteral("a password for the tests");
constexpr int kDesks = 4;

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void createUser(const ServerFolder& folder, const QString& username, const char* role) {
    const Ended ended = folder.run(words("user create --password-stdin --full-name Kim --username")
                                       << username << QStringLiteral("--role") << QString::fromUtf8(role),
                                   kPassword.toUtf8() + '\n');
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.errors));
}

// Several desks that post at once, on threads of their own.
class Branch {
public:
    Branch(const ServerFolder& folder, const ServerProgram& server) {
        for (int i = 0; i < kDesks; ++i) {
            const QString name = QStringLiteral("teller%1").arg(i);
            createUser(folder, name, "teller");
            m_desks.push_back(std::make_unique<TellersDesk>(server.port(), folder.authority(), name, kPassword));
        }
    }
    ~Branch() { stop(); }

    // Sockets belong to their threads: each desk is used by one at a time.
    bool open() {
        std::atomic<bool> opened = true;
        each([&](TellersDesk& desk) {
            if (!desk.open()) {
                opened = false;
            }
            desk.letGo();
        });
        return opened;
    }
    void start() {
        m_stop = false;
        for (const auto& desk : m_desks) {
            m_threads.emplace_back(QThread::create([&stop = m_stop, &desk = *desk] {
                desk.work(stop);
                desk.letGo();
            }));
            m_threads.back()->start();
        }
    }
    void stop() {
        m_stop = true;
        for (const auto& thread : m_threads) {
            thread->wait();
        }
        m_threads.clear();
    }
    void moveTo(quint16 port) {
        for (const auto& desk : m_desks) {
            desk->moveTo(port);
        }
    }
    // Each desk's account holds exactly what its teller was told to be posted.
    void compare() {
        for (const auto& desk : m_desks) {
            QVERIFY2(desk->settle(), qPrintable(desk->tally().firstWrong));
            QCOMPARE(desk->balance(), qint64{desk->tally().posted});
            QVERIFY2(desk->tally().wrong == 0, qPrintable(desk->tally().firstWrong));
        }
    }
    int posted() const {
        int sum = 0;
        for (const auto& desk : m_desks) {
            sum += desk->tally().posted;
        }
        return sum;
    }

private:
    template <class Work>
    void each(Work work) {
        std::vector<std::unique_ptr<QThread>> threads;
        for (const auto& desk : m_desks) {
            threads.emplace_back(QThread::create([&desk = *desk, &work] { work(desk); }));
            threads.back()->start();
        }
        for (const auto& thread : threads) {
            thread->wait();
        }
    }

    std::vector<std::unique_ptr<TellersDesk>> m_desks;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::atomic<bool> m_stop = false;
};

} // namespace

// Rows of the test matrix that need the real program.
class ProgramMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void T6_noStartWithoutSoundKeys_data() {
        QTest::addColumn<QString>("fault");
        for (const char* fault : {"no certificate", "no key", "another's key", "key for everybody",
                                  "authority's key for everybody", "token key for everybody"}) {
            QTest::newRow(fault) << QString::fromUtf8(fault);
        }
    }
    void T6_noStartWithoutSoundKeys();

    void T7_newCertificateWhileServing();
    void D1_restartOfTheDatabase_data() {
        QTest::addColumn<bool>("busy");
        QTest::newRow("idle") << false;
        QTest::newRow("busy") << true;
    }
    void D1_restartOfTheDatabase();
    void D5_fullDisk();
    void D9_refusedDatabase();
    void G1_fourServersOnAnEmptyDatabase();
    void S2_stopUnderLoad();
    void S4_databaseComesLater();
};

void ProgramMatrix::D1_restartOfTheDatabase() {
    QFETCH(bool, busy);
    const ServerFolder folder;
    ServerProgram server(folder);
    QVERIFY(server.waitForReady());
    Branch branch(folder, server);
    QVERIFY(branch.open());
    if (busy) {
        branch.start();
    }
    const qint64 database = server.databaseProcess();
    QVERIFY(::kill(static_cast<pid_t>(database), SIGINT) == 0); // what pg_ctl stop -m fast sends
    QTRY_VERIFY_WITH_TIMEOUT(!lives(database), 30'000);
    ApiClient observer(server.port(), folder.authority());
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/v1/server")).status, 200, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 200, 30'000);
    const int before = branch.posted();
    if (busy) {
        QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before, 30'000);
    }
    branch.stop();
    branch.compare();
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
    QVERIFY(server.isRunning());
}

void ProgramMatrix::D5_fullDisk() {
    ServerFolder folder;
    const QString library = folder.path() + QStringLiteral("/fulldisk.so");
    QVERIFY(QFile::copy(QStringLiteral(TELLERDESK_FULLDISK), library));
    QFile full(library + QStringLiteral(".full"));
    folder.set(QStringLiteral("LD_PRELOAD"), library);
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
    Branch branch(folder, server);
    QVERIFY(branch.open());
    branch.start();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > 10, 30'000);
    QVERIFY(full.open(QIODevice::WriteOnly));
    ApiClient observer(server.port(), folder.authority());
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 503, 30'000);
    const ApiAnswer refused = observer.get(QStringLiteral("/v1/server"));
    QCOMPARE(refused.status, 503);
    QVERIFY(!refused.header("retry-after").isEmpty());
    QVERIFY(contentOf(folder.dataFolder() + QStringLiteral("/postgres.log")).contains("No space left on device"));
    QVERIFY(full.remove());
    QTRY_COMPARE_WITH_TIMEOUT(observer.get(QStringLiteral("/readyz")).status, 200, 120'000);
    const int before = branch.posted();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before, 30'000);
    branch.stop();
    branch.compare();
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

void ProgramMatrix::D9_refusedDatabase() {
    const EmptyDatabase ascii(QStringLiteral("ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"));
    const Ended encoding =
        ServerFolder({{QStringLiteral("DB_SOURCE"), ascii.url()}}, ServerFolder::Bank::None).run(words("serve"));
    QCOMPARE(encoding.exitCode, 65);
    QVERIFY2(encoding.errors.contains(QStringLiteral("SQL_ASCII")), qPrintable(encoding.errors));

    const EmptyDatabase backslashes;
    runSql(clusterUrl(),
           QStringLiteral("ALTER DATABASE %1 SET standard_conforming_strings = off").arg(backslashes.name()));
    const Ended strings =
        ServerFolder({{QStringLiteral("DB_SOURCE"), backslashes.url()}}, ServerFolder::Bank::None).run(words("serve"));
    QCOMPARE(strings.exitCode, 65);
    QVERIFY(strings.errors.contains(QStringLiteral("standard_conforming_strings")));
    QVERIFY(!strings.output.contains(QStringLiteral("ready")));
}

void ProgramMatrix::G1_fourServersOnAnEmptyDatabase() {
    const EmptyDatabase database;
    QVERIFY(tellerdesk::server::db::ensureApplicationRole({.url = clusterUrl()}));
    std::vector<std::unique_ptr<ServerFolder>> folders;
    std::vector<std::unique_ptr<ServerProgram>> servers;
    for (int i = 0; i < 4; ++i) {
        const Settings settings{
            {QStringLiteral("DB_OWNER_SOURCE"), database.url()},
            {QStringLiteral("DB_SOURCE"),
             urlOf(database.name(), QString::fromLatin1(tellerdesk::server::db::kApplicationRole))}};
        folders.push_back(std::make_unique<ServerFolder>(settings, ServerFolder::Bank::None));
        servers.push_back(std::make_unique<ServerProgram>(*folders.back()));
    }
    int migrated = 0;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        QVERIFY2(servers[i]->waitForReady(), servers[i]->log().constData());
        static const QRegularExpression applied(QStringLiteral("\"applied\":([0-9]+)"));
        migrated += applied.match(QString::fromUtf8(servers[i]->log())).captured(1).toInt();
        ApiClient desk(servers[i]->port(), folders[i]->authority());
        QCOMPARE(desk.get(QStringLiteral("/readyz")).status, 200);
        QCOMPARE(desk.get(QStringLiteral("/v1/server")).status, 200);
    }
    QCOMPARE(QString::number(migrated),
             askSql(database.url(), QStringLiteral("SELECT count(*) FROM schema_migrations")));
}

void ProgramMatrix::S2_stopUnderLoad() {
    const ServerFolder folder;
    auto server = std::make_unique<ServerProgram>(folder);
    QVERIFY(server->waitForReady());
    Branch branch(folder, *server);
    QVERIFY(branch.open());
    branch.start();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > 20, 30'000);
    const Ended ended = server->stop();
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.errors));
    QVERIFY2(!ended.errors.contains(QStringLiteral("cut off")), qPrintable(ended.errors));
    branch.stop();
    server = std::make_unique<ServerProgram>(folder);
    QVERIFY(server->waitForReady());
    branch.moveTo(server->port());
    branch.compare();
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

namespace {

// Of processor time that the process has had, in seconds.
double secondsUsed(qint64 process) {
    const QList<QByteArray> fields =
        contentOf(QStringLiteral("/proc/%1/stat").arg(process)).split(')').back().split(' ');
    return fields.size() < 14
               ? -1
               : (fields[12].toDouble() + fields[13].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

void ProgramMatrix::S4_databaseComesLater() {
    OwnCluster cluster;
    cluster.stop();
    const ServerFolder folder({{QStringLiteral("DB_SOURCE"), cluster.url()}}, ServerFolder::Bank::None);
    ServerProgram server(folder);
    QVERIFY2(server.waitForListening(), server.log().constData());
    ApiClient desk(server.port(), folder.authority());
    QCOMPARE(desk.get(QStringLiteral("/healthz")).status, 200);
    QCOMPARE(desk.get(QStringLiteral("/readyz")).status, 503);
    const ApiAnswer early = desk.get(QStringLiteral("/v1/server"));
    QCOMPARE(early.status, 503);
    QCOMPARE(early.code(), QStringLiteral("unavailable"));
    QVERIFY(!early.header("retry-after").isEmpty());
    const double before = secondsUsed(server.process());
    QTest::qWait(3'000);
    QVERIFY(secondsUsed(server.process()) - before < 1.0); // it waits, and does not spin
    cluster.start();
    QVERIFY2(server.waitForReady(), server.log().constData());
    QCOMPARE(desk.get(QStringLiteral("/v1/server")).status, 200);
    cluster.stop(); // and goes away again
    QTRY_COMPARE_WITH_TIMEOUT(desk.get(QStringLiteral("/readyz")).status, 503, 30'000);
    QCOMPARE(desk.get(QStringLiteral("/healthz")).status, 200);
    cluster.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.get(QStringLiteral("/readyz")).status, 200, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(desk.get(QStringLiteral("/v1/server")).status, 200, 30'000);
}

namespace {

void writeFile(const QString& path, const QByteArray& content, mode_t mode) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(::chmod(QFile::encodeName(path).constData(), mode) == 0);
}

// With a certificate of the operator's own, in the files own.pem and own.key.
void writeOwn(const ServerFolder& folder, const ServerCertificate& own) {
    writeFile(folder.path() + QStringLiteral("/own.pem"), own.certificate, 0644);
    writeFile(folder.path() + QStringLiteral("/own.key"), own.key, 0600);
}

void useOwn(ServerFolder& folder) {
    folder.set(QStringLiteral("TLS_CERT_FILE"), folder.path() + QStringLiteral("/own.pem"));
    folder.set(QStringLiteral("TLS_KEY_FILE"), folder.path() + QStringLiteral("/own.key"));
}

} // namespace

void ProgramMatrix::T6_noStartWithoutSoundKeys() {
    QFETCH(QString, fault);
    const EmptyDatabase database;
    ServerFolder folder({{QStringLiteral("DB_SOURCE"), database.url()}}, ServerFolder::Bank::None);
    const CertificateAuthority authority;
    const auto own = [&](const char* name) { return folder.path() + u'/' + QLatin1StringView(name); };
    const bool isOwn = !fault.contains(QStringLiteral("authority")) && !fault.contains(QStringLiteral("token"));
    QString culprit;
    if (isOwn) {
        writeOwn(folder, authority.make(CertificateFault::None));
        useOwn(folder);
        culprit = own("own.key");
    } else {
        ServerProgram first(folder); // makes its keys
        QVERIFY2(first.waitForReady(), first.log().constData());
        culprit = folder.dataFolder() + (fault.contains(QStringLiteral("token")) ? QStringLiteral("/keys/token.paserk")
                                                                                 : QStringLiteral("/tls/ca.key"));
    }
    if (fault == u"no certificate") {
        culprit = own("own.pem");
        QVERIFY(QFile::remove(culprit));
    } else if (fault == u"no key") {
        QVERIFY(QFile::remove(culprit));
    } else if (fault == u"another's key") {
        writeFile(culprit, authority.make(CertificateFault::None).key, 0600);
    } else {
        QVERIFY(::chmod(QFile::encodeName(culprit).constData(), 0644) == 0);
    }
    ServerProgram server(folder);
    const Ended ended = server.waitForEnd();
    QVERIFY2(ended.exitCode == 77, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(culprit), qPrintable(ended.errors));
    QVERIFY(!ended.errors.contains(QStringLiteral("listening")));
}

void ProgramMatrix::T7_newCertificateWhileServing() {
    const EmptyDatabase database;
    ServerFolder folder({{QStringLiteral("DB_SOURCE"), database.url()}}, ServerFolder::Bank::None);
    const CertificateAuthority authority;
    const ServerCertificate first = authority.make(CertificateFault::None);
    const ServerCertificate second = authority.make(CertificateFault::None);
    writeOwn(folder, first);
    useOwn(folder);
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
    ApiClient before(server.port(), authority.certificate());
    QCOMPARE(before.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(before.certificate(), first.certificate);

    writeFile(folder.path() + QStringLiteral("/own.key"), second.key, 0600); // half of the exchange: refused
    server.send(SIGHUP);
    QTRY_VERIFY(server.log().contains("the certificate stays as it is"));
    writeOwn(folder, second);
    server.send(SIGHUP);
    QTRY_VERIFY(server.log().contains("the certificate was read anew"));
    ApiClient after(server.port(), authority.certificate());
    QCOMPARE(after.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(after.certificate(), second.certificate);
    QCOMPARE(before.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(before.certificate(), first.certificate);
}

QTEST_GUILESS_MAIN(ProgramMatrix)
#include "tst_matrix_program.moc"

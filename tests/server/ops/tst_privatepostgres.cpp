// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/postmasterfile.h"
#include "server/ops/privatepostgres.h"
#include "server/ops/runas.h"
#include "tests/support/testcluster.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <libpq-fe.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tellerdesk::server::ops;
using tellerdesk::test::askSql;

namespace {

const PrivatePostgres::Cancelled kNever = [] { return false; };

bool answers(const QString& url) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.toUtf8().constData()), &PQfinish);
    return PQstatus(connection.get()) == CONNECTION_OK;
}

mode_t modeOf(const QString& path) {
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class PrivatePostgresTest : public QObject {
    Q_OBJECT

private:
    PrivatePostgresSettings settings(const char* command = "serve") const {
        return {.dataFolder = m_data, .command = QString::fromLatin1(command)};
    }
    static Attempt<std::unique_ptr<PrivatePostgres>> tryStart(const PrivatePostgresSettings& settings,
                                                              const PrivatePostgres::Cancelled& cancelled = kNever) {
        auto locked = PrivatePostgres::lock(settings, cancelled);
        if (locked) {
            if (const auto started = (*locked)->start(cancelled); !started) {
                return started.failed();
            }
        }
        return locked;
    }
    std::unique_ptr<PrivatePostgres> start() const {
        auto started = tryStart(settings());
        if (!started) {
            qFatal("%s", qPrintable(started.error().message));
        }
        return std::move(*started);
    }
    qint64 process() const { return readPostmasterFile(m_data + QStringLiteral("/postgres"))->process; }

    QTemporaryDir m_folder;
    QString m_data = m_folder.filePath(QStringLiteral("data"));

private Q_SLOTS:
    void initTestCase() {
        ::umask(0); // what we make is closed whatever the caller lets through
        QVERIFY(::chmod(QFile::encodeName(m_folder.path()).constData(), 0711) == 0);
    }

    void readsVersions() {
        QCOMPARE(majorVersionIn(QStringLiteral("postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)\n")), 15);
        QCOMPARE(majorVersionIn(QStringLiteral("postgres (PostgreSQL) 18beta1\n")), 18);
        QVERIFY(!majorVersionIn(QStringLiteral("bash: 15.8")));
    }

    void readsThePostmastersFile() {
        const auto file = parsePostmasterFile("4711\n/data\n1700000000\n5432\n/run/x\n\n  5432001   65536\nready   \n");
        QVERIFY(file);
        QCOMPARE(file->process, 4711);
        QCOMPARE(file->socketFolder, QStringLiteral("/run/x"));
        QVERIFY(file->ready);
        QVERIFY(!parsePostmasterFile("4711\n/data\n1\n5432\n/run/x\n\n 1 2\nstarting\n")->ready);
        QVERIFY(!parsePostmasterFile("4711\n")->ready);
        QVERIFY(!parsePostmasterFile(""));
    }

    void saysThatThereIsNoPostgreSQL() {
        const auto found = findPostgresPrograms(std::nullopt, {m_folder.path(), QStringLiteral("/nonexistent")});
        QVERIFY(!found);
        QCOMPARE(found.error().code, ExitCode::DataFolder);
        QVERIFY(findPostgresPrograms(3).error().message.contains(QStringLiteral("PostgreSQL 3")));
    }

    void makesAClusterOnce() {
        QDir().mkpath(m_data + QStringLiteral("/postgres.new/rest")); // of a start that was cut short
        QVERIFY(::chmod(QFile::encodeName(m_data).constData(), 0711) == 0);
        auto database = start();
        const QString owner = database->urls().owner;
        QCOMPARE(askSql(owner, QStringLiteral("SHOW server_encoding")), QStringLiteral("UTF8"));
        QCOMPARE(askSql(owner, QStringLiteral("SHOW fsync")), QStringLiteral("on"));
        QCOMPARE(askSql(owner, QStringLiteral("SHOW data_checksums")), QStringLiteral("on"));
        QCOMPARE(askSql(owner, QStringLiteral("SHOW listen_addresses")), QString());
        QCOMPARE(askSql(owner, QStringLiteral("SELECT current_database()")), QStringLiteral("tellerdesk"));
        tellerdesk::test::runSql(owner, QStringLiteral("CREATE TABLE kept (n integer)"));
        const qint64 first = process();
        database.reset();
        QVERIFY(::kill(static_cast<pid_t>(first), 0) != 0);
        database = start();
        QCOMPARE(askSql(owner, QStringLiteral("SELECT count(*) FROM kept")), QStringLiteral("0"));
        QVERIFY(!QFileInfo::exists(m_data + QStringLiteral("/postgres.new")));
    }

    void keepsItsFilesToItself() {
        const auto database = start();
        const QString socketFolder = readPostmasterFile(m_data + QStringLiteral("/postgres"))->socketFolder;
        QVERIFY(socketFolder.size() < 90);
        QCOMPARE(modeOf(socketFolder), 0700U);
        QCOMPARE(modeOf(m_data) & 022U, 0U);
        QCOMPARE(modeOf(m_data + QStringLiteral("/postgres")), 0700U);
        QCOMPARE(modeOf(m_data + QStringLiteral("/postgres.log")), 0600U);
        QCOMPARE(modeOf(m_data + QStringLiteral("/postgres.lock")), 0600U);
    }

    void knowsOnlyItsOwnRoles() {
        const auto database = start();
        const QString url = database->urls().owner;
        QVERIFY(answers(url));
        QVERIFY(!answers(QString(url).replace(QStringLiteral("tellerdesk_owner@"), QStringLiteral("postgres@"))));
        QVERIFY(!answers(database->urls().application)); // the role is made by the migrations' grants
    }

    void refusesASecondServer() {
        const auto database = start();
        const auto second = tryStart(settings());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ExitCode::DataFolderInUse);
        QVERIFY(second.error().message.contains(QString::number(::getpid())));
        QVERIFY(answers(database->urls().owner));
    }

    void letsCommandsUseTheServersDatabase() {
        auto database = start();
        auto use = PrivatePostgres::use(settings("verify"), kNever);
        QVERIFY(use);
        QVERIFY(use->own == nullptr);
        QVERIFY(answers(use->urls.owner));
        database.reset();
        use = PrivatePostgres::use(settings("verify"), kNever);
        QVERIFY(use);
        QVERIFY(use->own != nullptr);
        QVERIFY(answers(use->urls.owner));
    }

    void startsAgainAfterKill() {
        const auto database = start();
        QSignalSpy ended(database.get(), &PrivatePostgres::ended);
        const qint64 first = process();
        QVERIFY(::kill(static_cast<pid_t>(first), SIGKILL) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(answers(database->urls().owner), 20'000);
        QVERIFY(process() != first);
    }

    void endsWhatAKilledServerLeft() {
        start().reset();
        const auto account = clusterAccount(m_data, {});
        const auto socketFolder = makeSocketFolder(m_data, *account);
        const auto programs = findPostgresPrograms(std::nullopt);
        QProcess left;
        left.setChildProcessModifier(childBecomes(*account, 0));
        left.setProcessEnvironment(bareEnvironment());
        left.setWorkingDirectory(QStringLiteral("/"));
        left.start(programs->program("postgres"),
                   {QStringLiteral("-D"), m_data + QStringLiteral("/postgres"), QStringLiteral("-c"),
                    QStringLiteral("listen_addresses="), QStringLiteral("-k"), *socketFolder});
        const auto isReady = [&] {
            const auto file = readPostmasterFile(m_data + QStringLiteral("/postgres"));
            return file && file->process == left.processId();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 20'000);
        const auto database = start();
        QVERIFY(left.waitForFinished(20'000));
        QVERIFY(answers(database->urls().owner));
    }

    void startsThoughAnotherProcessHasTheNumberInItsFile() {
        start().reset();
        QFile file(m_data + QStringLiteral("/postgres/postmaster.pid"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(::getppid()) + "\n" + m_data.toUtf8() +
                   "/postgres\n1700000000\n5432\n/tmp\n\n0 0\nready\n");
        file.close();
        QVERIFY(answers(start()->urls().owner));
    }

    void stopsWhileStartingWhenTold() {
        const auto started = tryStart(settings(), [] { return true; });
        QVERIFY(!started);
        QCOMPARE(started.error().code, ExitCode::Done);
        QVERIFY(!QFileInfo::exists(m_data + QStringLiteral("/postgres/postmaster.pid")));
    }

    void refusesADamagedFolder() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("postgres")));
        const auto started = tryStart({.dataFolder = folder.path(), .command = QStringLiteral("serve")});
        QVERIFY(!started);
        QCOMPARE(started.error().code, ExitCode::DataFolder);
    }

    void saysWhyItDoesNotStart() {
        start().reset();
        const QString control = m_data + QStringLiteral("/postgres/global/pg_control");
        QVERIFY(QFile::rename(control, control + QStringLiteral(".away")));
        const auto started = tryStart(settings());
        QVERIFY(QFile::rename(control + QStringLiteral(".away"), control));
        QVERIFY(!started);
        QCOMPARE(started.error().code, ExitCode::DataFolder);
        QVERIFY2(started.error().message.contains(QStringLiteral("pg_control")), qPrintable(started.error().message));
    }
};

QTEST_GUILESS_MAIN(PrivatePostgresTest)
#include "tst_privatepostgres.moc"

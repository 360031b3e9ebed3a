// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/clientconfig.h"
#include "tests/support/apiclient.h"
#include "tests/support/serverprogram.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <signal.h>
#include <unistd.h>

using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QByteArray kPassword = "a password for the tests";

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

QStringList createUser(const char* username, const char* role) {
    return words("user create --password-stdin --full-name Kim --username")
           << QString::fromUtf8(username) << QStringLiteral("--role") << QString::fromUtf8(role);
}

} // namespace

// tellerdesk-server as operators use it.
class ProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsHelpAndVersion() {
        const ServerFolder folder({}, ServerFolder::Bank::None);
        QCOMPARE(folder.run(words("--help")).exitCode, 0);
        QVERIFY(folder.run(words("--version")).output.startsWith(QStringLiteral("tellerdesk-server ")));
        const Ended nonsense = folder.run(words("sevre"));
        QCOMPARE(nonsense.exitCode, 64);
        QVERIFY(nonsense.errors.contains(QStringLiteral("sevre")));
    }

    void namesWhatIsWrongWithTheSettings() {
        const ServerFolder folder({{QStringLiteral("DB_WORKERS"), QStringLiteral("many")}}, ServerFolder::Bank::None);
        for (const char* command : {"config check", "config print", "serve", "verify"}) {
            const Ended ended = folder.run(words(command));
            QCOMPARE(ended.exitCode, 78);
            QVERIFY(ended.errors.contains(QStringLiteral("DB_WORKERS (environment): a whole number")));
        }
        QVERIFY(!QFile::exists(folder.dataFolder()));
    }

    void printsSettingsWithoutSecrets() {
        const ServerFolder folder({{QStringLiteral("DB_SOURCE"), QStringLiteral("postgresql://u:canary@h/d")},
                                   {QStringLiteral("TOKEN_SYMMETRIC_KEY"), QStringLiteral("k4.local.canary")}},
                                  ServerFolder::Bank::None);
        const Ended ended = folder.run(words("config print --db-workers 3"));
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains(QStringLiteral("DB_WORKERS=3 # command line")));
        QVERIFY(!(ended.output + ended.errors).contains(QStringLiteral("canary")));
    }

    void checksWhatServingWouldRefuse() {
        const ServerFolder key({{QStringLiteral("TOKEN_SYMMETRIC_KEY"), QStringLiteral("k4.public.canary")}},
                               ServerFolder::Bank::None);
        const Ended keys = key.run(words("config check"));
        QCOMPARE(keys.exitCode, 77);
        QVERIFY(keys.errors.contains(QStringLiteral("TOKEN_SYMMETRIC_KEY")) && !keys.errors.contains(u"canary"));
        const ServerFolder url({{QStringLiteral("DB_SOURCE"), QStringLiteral("postgresql://u:canary@h/d?colour=red")}},
                               ServerFolder::Bank::None);
        for (const char* command : {"config check", "serve"}) {
            const Ended ended = url.run(words(command));
            QCOMPARE(ended.exitCode, 78);
            QVERIFY(ended.errors.contains(QStringLiteral("DB_SOURCE")) && !ended.errors.contains(u"canary"));
        }
    }

    // A mistyped DATA_DIR must not be reported as a healthy bank.
    void makesNoBooksToLookAt() {
        const ServerFolder folder({}, ServerFolder::Bank::None);
        for (const char* command : {"verify", "migrate status", "migrate down"}) {
            const Ended ended = folder.run(words(command));
            QCOMPARE(ended.exitCode, 73);
            QVERIFY(ended.errors.contains(QStringLiteral("no books")));
        }
        QVERIFY(!QFile::exists(folder.dataFolder()));
    }

    void worksFromTheFirstStartToTheLast() {
        const ServerFolder folder({}, ServerFolder::Bank::None);
        {
            ServerProgram server(folder);
            QVERIFY2(server.waitForReady(), server.log().constData());
            const QString told = server.line(QStringLiteral("There is no administrator yet."));
            const auto code = QRegularExpression(QStringLiteral("[0-9A-Z-]+$")).match(told).captured();
            ApiClient desk(server.port(), folder.authority());
            QVERIFY(desk.get(QStringLiteral("/v1/server")).body[QStringLiteral("setup_required")].toBool());
            QCOMPARE(
                desk.post(QStringLiteral("/v1/setup"), {{QStringLiteral("setup_code"), code},
                                                        {QStringLiteral("username"), QStringLiteral("first")},
                                                        {QStringLiteral("full_name"), QStringLiteral("First")},
                                                        {QStringLiteral("password"), QString::fromUtf8(kPassword)}})
                    .status,
                201);
            QVERIFY(desk.login(QStringLiteral("first"), QString::fromUtf8(kPassword)));
            QCOMPARE(desk.get(QStringLiteral("/v1/me")).status, 200);
            QVERIFY(!server.log().contains(kPassword));
            QVERIFY(!server.log().contains(code.toUtf8()));
            QCOMPARE(server.stop().exitCode, 0);
        }
        ServerProgram server(folder);
        QVERIFY(server.waitForReady());
        QVERIFY(server.line(QStringLiteral("There is no administrator yet.")).isEmpty());
        ApiClient desk(server.port(), folder.authority());
        QVERIFY(desk.login(QStringLiteral("first"), QString::fromUtf8(kPassword)));
        const qint64 database = server.databaseProcess();
        QVERIFY(lives(database));
        QCOMPARE(server.stop().exitCode, 0);
        QVERIFY(!lives(database));
    }

    void servesCommandsWhileItRuns() {
        const ServerFolder folder;
        ServerProgram server(folder);
        QVERIFY(server.waitForReady());
        const Ended created = folder.run(createUser("teller", "teller"), kPassword + "\n");
        QVERIFY2(created.exitCode == 0, qPrintable(created.errors));
        const Ended again = folder.run(createUser("teller", "teller"), kPassword + "\n");
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.errors.contains(QStringLiteral("taken")));
        QCOMPARE(folder.run(createUser("other", "teller"), "too short\n").exitCode, 1);
        QCOMPARE(folder.run(createUser("other", "teller"), "eleven char\r\n").exitCode, 1);
        QCOMPARE(folder.run(createUser("windows", "teller"), kPassword + "\r\n").exitCode, 0);
        QCOMPARE(folder.run(createUser("Other", "teller"), kPassword + "\n").exitCode, 1);

        ApiClient desk(server.port(), folder.authority());
        QVERIFY(desk.login(QStringLiteral("windows"), QString::fromUtf8(kPassword)));
        QVERIFY(desk.login(QStringLiteral("teller"), QString::fromUtf8(kPassword)));
        QVERIFY(!desk.get(QStringLiteral("/v1/me"))
                     .body[QStringLiteral("user")]
                     .toObject()[QStringLiteral("must_change_password")]
                     .toBool());

        QCOMPARE(folder.run(words("verify")).exitCode, 0);
        QCOMPARE(folder.run(words("migrate status")).exitCode, 0);
        QCOMPARE(folder.run(words("migrate down")).exitCode, 75);

        const auto config = ClientConfig::fromText(folder.run(words("client-config")).output.toUtf8());
        QVERIFY(config);
        QCOMPARE(config->address.port(), server.port());
        QCOMPARE(config->authorities.trimmed(), folder.authority().trimmed());
    }

    void servesCommandsWithoutAServer() {
        const ServerFolder folder({{QStringLiteral("SERVER_ADDRESS"), QStringLiteral("127.0.0.1:18443")}});
        const Ended created = folder.run(createUser("first", "administrator"), kPassword + "\n");
        QVERIFY2(created.exitCode == 0, qPrintable(created.errors));
        QCOMPARE(folder.run(words("verify")).exitCode, 0);
        const auto config = ClientConfig::fromText(folder.run(words("client-config")).output.toUtf8());
        QVERIFY(config);
        QCOMPARE(config->address.toString(), QStringLiteral("https://127.0.0.1:18443"));
        QVERIFY(!QFile::exists(folder.dataFolder() + QStringLiteral("/postgres/postmaster.pid")));
    }

    void migratesWhenTold() {
        const ServerFolder folder({{QStringLiteral("AUTO_MIGRATE"), QStringLiteral("false")}},
                                  ServerFolder::Bank::None);
        const Ended refused = folder.run(words("serve"));
        QCOMPARE(refused.exitCode, 76);
        QVERIFY(refused.errors.contains(QStringLiteral("000001_staff")));
        QVERIFY(folder.run(words("migrate up")).output.startsWith(QStringLiteral("applied: ")));
        QVERIFY(!folder.run(words("migrate status")).output.contains(QStringLiteral("not applied")));
        QCOMPARE(folder.run(words("migrate down")).output, QStringLiteral("taken back: 1\n"));
        QVERIFY(folder.run(words("migrate status")).output.contains(QStringLiteral("not applied")));
        QCOMPARE(folder.run(words("verify")).exitCode, 76);
        QCOMPARE(folder.run(words("migrate up")).output, QStringLiteral("applied: 1\n"));
        ServerProgram server(folder);
        QVERIFY(server.waitForReady());
    }

    void refusesASecondServerOnTheFolder() {
        const ServerFolder folder;
        ServerProgram server(folder);
        QVERIFY(server.waitForReady());
        ServerProgram second(folder);
        const Ended ended = second.waitForEnd();
        QCOMPARE(ended.exitCode, 75);
        QVERIFY(ended.errors.contains(QStringLiteral("process %1").arg(server.process())));
        ApiClient desk(server.port(), folder.authority());
        QCOMPARE(desk.get(QStringLiteral("/readyz")).status, 200);
    }

    void survivesTheKillingOfItsDatabase() {
        const ServerFolder folder;
        ServerProgram server(folder);
        QVERIFY(server.waitForReady());
        ApiClient desk(server.port(), folder.authority());
        QCOMPARE(desk.get(QStringLiteral("/v1/server")).status, 200);
        for (int round = 0; round < 2; ++round) {
            const qint64 database = server.databaseProcess();
            QVERIFY(::kill(static_cast<pid_t>(database), SIGKILL) == 0);
            QTRY_VERIFY_WITH_TIMEOUT(!lives(database), 10'000);
            const auto answer = [&] {
                const ApiAnswer now = desk.get(QStringLiteral("/v1/server"));
                return now.status == 503 && now.header("retry-after").isEmpty() ? 0 : now.status;
            };
            QTRY_COMPARE_WITH_TIMEOUT(answer(), 200, 30'000);
            QCOMPARE(desk.get(QStringLiteral("/healthz")).status, 200);
            QTRY_COMPARE_WITH_TIMEOUT(desk.get(QStringLiteral("/readyz")).status, 200, 10'000);
        }
    }

    void survivesItsOwnKilling() {
        const ServerFolder folder;
        QCOMPARE(folder.run(createUser("first", "administrator"), kPassword + "\n").exitCode, 0);
        qint64 database = 0;
        for (int round = 0; round < 3; ++round) {
            ServerProgram server(folder);
            QVERIFY2(server.waitForReady(), server.log().constData());
            ApiClient desk(server.port(), folder.authority());
            QVERIFY(desk.login(QStringLiteral("first"), QString::fromUtf8(kPassword)));
            database = server.databaseProcess();
            server.kill(); // its database is left to itself, and may still be there when the next one starts
        }
        QTRY_VERIFY_WITH_TIMEOUT(!lives(database), 30'000);
        QCOMPARE(folder.run(words("verify")).exitCode, 0);
    }

    void endsAtOnceAtTheSecondSignal() {
        const ServerFolder folder;
        ServerProgram server(folder, words("--drain-delay 1m"));
        QVERIFY(server.waitForReady());
        ApiClient desk(server.port(), folder.authority());
        QCOMPARE(desk.get(QStringLiteral("/readyz")).status, 200);
        server.send(SIGTERM);
        QTRY_COMPARE(desk.get(QStringLiteral("/readyz")).status, 503);
        server.send(SIGINT);
        QCOMPARE(server.waitForEnd().exitCode, 128 + SIGINT);
    }

    void stopsWhileItStarts() {
        const ServerFolder folder({}, ServerFolder::Bank::None);
        ServerProgram server(folder);
        QVERIFY(server.waitForListening());
        QCOMPARE(server.stop().exitCode, 0);
    }

    void worksForAnOrdinaryAccount() {
        ServerFolder folder({}, ServerFolder::Bank::None);
        if (::geteuid() == 0) { // an ordinary one is what all other tests run as otherwise
            folder.giveTo(QStringLiteral("postgres"));
        }
        {
            ServerProgram server(folder);
            QVERIFY2(server.waitForReady(), server.log().constData());
            QCOMPARE(folder.run(createUser("first", "administrator"), kPassword + "\n").exitCode, 0);
            QCOMPARE(server.stop().exitCode, 0);
        }
        QCOMPARE(folder.run(words("verify")).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"

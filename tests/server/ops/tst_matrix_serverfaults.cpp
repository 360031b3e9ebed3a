// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/branch.h"
#include "tests/support/testcluster.h"
#include "tests/support/testdatabase.h"

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTest>

#include <unistd.h>

using namespace tellerdesk::test;

namespace {

quint16 freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

void letWork(int longestMs) {
    QTest::qWait(200 + static_cast<int>(QRandomGenerator::global()->bounded(longestMs)));
}

// Of processor time that the process has had, in seconds.
double secondsUsed(qint64 process) {
    const QList<QByteArray> fields =
        contentOf(QStringLiteral("/proc/%1/stat").arg(process)).split(')').back().split(' ');
    return fields.size() < 14
               ? -1
               : (fields[12].toDouble() + fields[13].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

// Rows S of the test matrix, on the real program.
class ServerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S1_killedServer() { killServer(6, 1'000); }
    void S1_killedServerLong() { killServer(200, 5'000); }
    void S2_stopUnderLoad();
    void S3_twoServers();
    void S4_databaseComesLater();

private:
    static void killServer(int rounds, int longestMs);
};

// The desks do not notice but by errors: they ask again with their keys until they are answered.
void ServerFaults::killServer(int rounds, int longestMs) {
    const ServerFolder folder({{QStringLiteral("SERVER_ADDRESS"), QStringLiteral("127.0.0.1:%1").arg(freePort())}});
    auto server = std::make_unique<ServerProgram>(folder);
    QVERIFY2(server->waitForReady(), server->log().constData());
    Branch branch(folder, *server);
    QVERIFY(branch.open());
    branch.start();
    for (int round = 0; round < rounds; ++round) {
        const int before = branch.posted();
        letWork(longestMs);
        server->kill();
        server = std::make_unique<ServerProgram>(folder);
        QVERIFY2(server->waitForReady(), server->log().constData());
        QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > before, 30'000);
    }
    branch.stop();
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

void ServerFaults::S2_stopUnderLoad() {
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
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(folder.run(words("verify")).exitCode, 0);
}

void ServerFaults::S3_twoServers() {
    const TestDatabase database;
    const Settings settings{{QStringLiteral("DB_SOURCE"), database.applicationUrl()},
                            {QStringLiteral("AUTO_MIGRATE"), QStringLiteral("false")}};
    ServerFolder firstFolder(settings, ServerFolder::Bank::None);
    ServerFolder secondFolder(settings, ServerFolder::Bank::None);
    ServerProgram first(firstFolder);
    QVERIFY2(first.waitForReady(), first.log().constData());
    secondFolder.set(
        QStringLiteral("TOKEN_SYMMETRIC_KEY"),
        QString::fromLatin1(contentOf(firstFolder.dataFolder() + QStringLiteral("/keys/token.paserk"))).trimmed());
    ServerProgram second(secondFolder);
    QVERIFY2(second.waitForReady(), second.log().constData());

    createUser(firstFolder, QStringLiteral("wanderer"), "teller");
    ApiClient here(first.port(), firstFolder.authority());
    ApiClient there(second.port(), secondFolder.authority());
    QVERIFY(here.login(QStringLiteral("wanderer"), kPassword));
    there.setToken(here.token());
    QCOMPARE(there.get(QStringLiteral("/v1/me")).status, 200);
    QCOMPARE(here.post(QStringLiteral("/v1/logout"), {}).status, 204);
    QCOMPARE(there.get(QStringLiteral("/v1/me")).status, 401);

    Branch branch(firstFolder, first);
    QVERIFY(branch.open());
    Branch other(secondFolder, second, Branch::kDesks);
    QVERIFY(other.open());
    branch.start();
    other.start();
    QTRY_VERIFY_WITH_TIMEOUT(branch.posted() > 20 && other.posted() > 20, 30'000);
    branch.stop();
    other.stop();
    QCOMPARE(branch.faults(), QString());
    QCOMPARE(other.faults(), QString());
    QCOMPARE(firstFolder.run(words("verify")).exitCode, 0);
}

void ServerFaults::S4_databaseComesLater() {
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

QTEST_GUILESS_MAIN(ServerFaults)
#include "tst_matrix_serverfaults.moc"

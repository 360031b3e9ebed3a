// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcluster.h"

#include "server/db/connectionurl.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <libpq-fe.h>

#include <atomic>
#include <memory>

namespace tellerdesk::test {

namespace {

QString trimmedFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing: is the run's cluster started?", qPrintable(path));
    }
    return QString::fromUtf8(file.readAll()).trimmed();
}

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

Result execute(const QString& url, const QString& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.toUtf8().constData()), &PQfinish);
    PQclear(PQexec(connection.get(), "SET client_min_messages = warning"));
    Result result(PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        qFatal("%s: %s", qPrintable(sql), PQerrorMessage(connection.get()));
    }
    return result;
}

} // namespace

QString clusterUrl() {
    return trimmedFile(qEnvironmentVariable("TELLERDESK_TEST_RUN") + QStringLiteral("/database"));
}

QString urlOf(const QString& database, const QString& role) {
    return *server::db::urlForRole(clusterUrl(), role, database);
}

void runSql(const QString& url, const QString& sql) {
    execute(url, sql);
}

QString askSql(const QString& url, const QString& sql) {
    const Result result = execute(url, sql);
    return PQntuples(result.get()) == 0 ? QString() : QString::fromUtf8(PQgetvalue(result.get(), 0, 0));
}

EmptyDatabase::EmptyDatabase(const QString& creationOptions) {
    static std::atomic<int> count = 0;
    m_name = QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
    runSql(clusterUrl(), QStringLiteral("CREATE DATABASE %1 %2").arg(m_name, creationOptions));
}

EmptyDatabase::~EmptyDatabase() {
    runSql(clusterUrl(), QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_name));
}

OwnCluster::OwnCluster() {
    QTemporaryDir folder;
    folder.setAutoRemove(false);
    m_run = folder.path();
    script(QStringLiteral("start"));
}

OwnCluster::~OwnCluster() {
    script(QStringLiteral("stop"));
    QDir(m_run).removeRecursively();
}

void OwnCluster::script(const QString& command) const {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TELLERDESK_TEST_RUN"), m_run);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(TELLERDESK_DATABASE_SCRIPT), {command});
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        qFatal("The cluster in %s does not %s", qPrintable(m_run), qPrintable(command));
    }
}

QString OwnCluster::url() const {
    return trimmedFile(m_run + QStringLiteral("/database"));
}

QString OwnCluster::socketFile() const {
    return trimmedFile(m_run + QStringLiteral("/folder")) + QStringLiteral("/.s.PGSQL.5432");
}

void OwnCluster::stop() {
    script(QStringLiteral("down"));
}

void OwnCluster::start() {
    script(QStringLiteral("up"));
}

} // namespace tellerdesk::test

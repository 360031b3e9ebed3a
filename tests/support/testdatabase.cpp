// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdatabase.h"

#include "server/db/grants.h"
#include "server/db/migrator.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLockFile>

#include <atomic>

namespace tellerdesk::test {

namespace {

using namespace server::db;

const QString kOwner = QStringLiteral("tellerdesk_owner");

QString applicationRole() {
    return QString::fromLatin1(kApplicationRole);
}

template <class T>
void must(const MigrationResult<T>& result) {
    if (!result) {
        qFatal("%s", qPrintable(describe(result.error())));
    }
}

void makeRoles() {
    must(ensureApplicationRole({.url = clusterUrl()}));
    if (askSql(clusterUrl(), QStringLiteral("SELECT 1 FROM pg_roles WHERE rolname = '%1'").arg(kOwner)).isEmpty()) {
        runSql(clusterUrl(), QStringLiteral("CREATE ROLE %1 LOGIN").arg(kOwner));
    }
}

// A rebuilt program has its template made anew, even if the cluster runs on.
QString templateName() {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Migration& migration : embeddedMigrations()) {
        hash.addData(migration.up);
    }
    return QStringLiteral("template_") + QString::fromLatin1(hash.result().toHex().left(16));
}

void makeTemplate(const QString& name) {
    const QString unfinished = name + QStringLiteral("_unfinished"); // left by a test that was killed
    runSql(clusterUrl(), QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(unfinished));
    runSql(clusterUrl(), QStringLiteral("CREATE DATABASE %1 OWNER %2").arg(unfinished, kOwner));
    runSql(urlOf(unfinished), QStringLiteral("GRANT CREATE ON SCHEMA public TO %1").arg(kOwner));
    const ConnectionSettings owner{.url = urlOf(unfinished, kOwner)};
    must(Migrator(owner).up());
    must(grantToApplication(owner, applicationRole()));
    runSql(clusterUrl(), QStringLiteral("ALTER DATABASE %1 RENAME TO %2").arg(unfinished, name));
}

QString readyTemplate() {
    static const QString name = [] {
        QString made = templateName();
        QLockFile lock(qEnvironmentVariable("TELLERDESK_TEST_RUN") + QStringLiteral("/template.lock"));
        lock.lock();
        if (askSql(clusterUrl(), QStringLiteral("SELECT 1 FROM pg_database WHERE datname = '%1'").arg(made))
                .isEmpty()) {
            makeRoles();
            makeTemplate(made);
        }
        return made;
    }();
    return name;
}

} // namespace

TestDatabase::TestDatabase() {
    static std::atomic<int> count = 0;
    m_name = QStringLiteral("migrated_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
    runSql(clusterUrl(),
           QStringLiteral("CREATE DATABASE %1 TEMPLATE %2 OWNER %3").arg(m_name, readyTemplate(), kOwner));
}

TestDatabase::~TestDatabase() {
    runSql(clusterUrl(), QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_name));
}

QString TestDatabase::superuserUrl() const {
    return urlOf(m_name);
}

QString TestDatabase::ownerUrl() const {
    return urlOf(m_name, kOwner);
}

QString TestDatabase::applicationUrl() const {
    return urlOf(m_name, applicationRole());
}

} // namespace tellerdesk::test

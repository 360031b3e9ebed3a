// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace tellerdesk::test {

// The run's temporary PostgreSQL cluster, as its superuser (ctest starts it for tests declared with DATABASE).
QString clusterUrl();

// The same cluster, another database of it, as another role.
QString urlOf(const QString& database, const QString& role = QStringLiteral("postgres"));

// Runs SQL on a database as a superuser, outside of all that is being tested; aborts when it fails.
void runSql(const QString& url, const QString& sql);
// The first column of the first row, as text.
QString askSql(const QString& url, const QString& sql);

// An empty database of the run's cluster, dropped with the object.
class EmptyDatabase {
public:
    explicit EmptyDatabase(const QString& creationOptions = {});
    ~EmptyDatabase();
    EmptyDatabase(const EmptyDatabase&) = delete;
    EmptyDatabase& operator=(const EmptyDatabase&) = delete;

    const QString& name() const { return m_name; }
    QString url() const { return urlOf(m_name); }

private:
    QString m_name;
};

// A cluster of the test's own, to be stopped and started at will.
class OwnCluster {
public:
    OwnCluster();
    ~OwnCluster();
    OwnCluster(const OwnCluster&) = delete;
    OwnCluster& operator=(const OwnCluster&) = delete;

    QString url() const;
    QString socketFile() const;
    void stop();
    void start();

private:
    void script(const QString& command) const;
    QString m_run;
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migrator.h"

#include "server/db/databaseerror.h"
#include "server/db/link.h"

#include <algorithm>
#include <thread>

namespace tellerdesk::server::db {

namespace {

constexpr std::chrono::milliseconds kPause{100};

const char* const kBookkeeping =
    "CREATE TABLE IF NOT EXISTS schema_migrations (version integer NOT NULL CONSTRAINT schema_migrations_pkey PRIMARY "
    "KEY,"
    " name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL);"
    "CREATE TABLE IF NOT EXISTS schema_lock (one boolean NOT NULL CONSTRAINT schema_lock_pkey PRIMARY KEY);"
    "INSERT INTO schema_lock (one) VALUES (true) ON CONFLICT (one) DO NOTHING";

const Statement kHasBookkeeping{.name = "migrations_known",
                                .sql = "SELECT to_regclass('schema_migrations') IS NOT NULL AS known",
                                .columns = {{"known", Type::Boolean}}};

const Statement kLock{
    .name = "migrations_lock", .sql = "SELECT one FROM schema_lock FOR UPDATE", .columns = {{"one", Type::Boolean}}};

const Statement kApplied{.name = "migrations_applied",
                         .sql = "SELECT version, name, checksum FROM schema_migrations ORDER BY version",
                         .columns = {{"version", Type::Integer}, {"name", Type::Text}, {"checksum", Type::Text}}};

const Statement kInsert{.name = "migrations_insert",
                        .sql = "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (:version, "
                               ":name, :checksum, now())",
                        .parameters = {{"version", Type::Integer}, {"name", Type::Text}, {"checksum", Type::Text}}};

const Statement kDelete{.name = "migrations_delete",
                        .sql = "DELETE FROM schema_migrations WHERE version = :version",
                        .parameters = {{"version", Type::Integer}}};

ConnectionSettings withoutLimits(ConnectionSettings settings) {
    settings.statementTimeout = std::chrono::milliseconds(0);
    settings.answerTimeout = std::chrono::hours(24); // an index over millions of rows takes what it takes
    settings.lockTimeout = std::chrono::seconds(2);
    return settings;
}

// IF NOT EXISTS does not keep two that create one table from meeting in the catalogue (a unique key, a table or its row
// type that exists after all); the next try finds what the other did.
void keepBooks(Connection& connection) {
    for (int triesLeft = 5;; --triesLeft) {
        try {
            connection.link().execute(QString::fromLatin1(kBookkeeping), "migrations_bookkeeping");
            return;
        } catch (const DatabaseError& error) {
            const bool raced = error.uniqueViolation() || error.sqlState() == "42P07" || error.sqlState() == "42710";
            if (!raced || triesLeft == 1) {
                throw;
            }
        }
    }
}

} // namespace

Unexpected<MigrationFailure> migrationFailure(const DatabaseError& error, const Connection& connection,
                                              const QString& file) {
    const auto fault = error.connectionLost() ? MigrationFault::Unreachable
                       : error.lockTimeout()  ? MigrationFault::Locked
                                              : MigrationFault::Failed;
    return {{.fault = fault,
             .file = file,
             .sqlState = error.sqlState(),
             .constraint = error.constraint(),
             .opening = connection.openError()}};
}

QString describe(const MigrationFailure& failure) {
    switch (failure.fault) {
    case MigrationFault::Edited:
        return QStringLiteral("%1 was edited after it had been applied").arg(failure.file);
    case MigrationFault::Missing:
        return QStringLiteral("%1 was applied, but is missing from this program").arg(failure.file);
    case MigrationFault::Newer:
        return QStringLiteral("the database is newer than this program: it has %1").arg(failure.file);
    case MigrationFault::Skipped:
        return QStringLiteral("%1 is not applied, though later ones are").arg(failure.file);
    case MigrationFault::Behind:
        return QStringLiteral("the database is older than this program: %1 is not applied").arg(failure.file);
    case MigrationFault::Locked:
        return QStringLiteral("%1 could not be applied: others keep the tables locked")
            .arg(failure.file.isEmpty() ? QStringLiteral("migrations") : failure.file);
    case MigrationFault::Failed:
        return QStringLiteral("%1 failed and was rolled back: SQLSTATE %2%3")
            .arg(failure.file.isEmpty() ? QStringLiteral("preparing the database") : failure.file,
                 QString::fromLatin1(failure.sqlState),
                 failure.constraint.isEmpty() ? QString() : QStringLiteral(", constraint ") + failure.constraint);
    case MigrationFault::Unreachable:
        return QStringLiteral("the database cannot be reached: %1")
            .arg(failure.opening.isEmpty() ? QStringLiteral("the connection was lost") : failure.opening);
    }
    return {};
}

Migrator::Migrator(ConnectionSettings owner, std::vector<Migration> migrations, std::chrono::milliseconds patience)
    : m_settings(withoutLimits(std::move(owner)))
    , m_migrations(std::move(migrations))
    , m_patience(patience) {}

std::vector<Migrator::Applied> Migrator::applied(Connection& connection) const {
    return connection.all(kApplied, {}, [](const Row& row) {
        return Applied{.version = static_cast<int>(row.bigInt("version")),
                       .name = row.text("name"),
                       .checksum = row.text("checksum")};
    });
}

std::optional<MigrationFailure> Migrator::refusal(const std::vector<Applied>& applied) const {
    for (std::size_t i = 0; i < applied.size(); ++i) {
        const Applied& row = applied[i];
        const QString file = migrationFileName(row.version, row.name);
        const auto known = std::find_if(m_migrations.begin(), m_migrations.end(), [&row](const Migration& migration) {
            return migration.version == row.version && migration.name == row.name;
        });
        if (known == m_migrations.end()) {
            const bool newer = m_migrations.empty() || row.version > m_migrations.back().version;
            return MigrationFailure{.fault = newer ? MigrationFault::Newer : MigrationFault::Missing, .file = file};
        }
        if (known->checksum() != row.checksum) {
            return MigrationFailure{.fault = MigrationFault::Edited, .file = file};
        }
        if (known != m_migrations.begin() + static_cast<std::ptrdiff_t>(i)) {
            return MigrationFailure{.fault = MigrationFault::Skipped, .file = m_migrations[i].fileName()};
        }
    }
    return std::nullopt;
}

void Migrator::apply(Connection& connection, const Migration& migration) {
    m_at = migration.fileName();
    connection.link().execute(QString::fromUtf8(migration.up), "migration");
    connection.run(kInsert,
                   {{"version", migration.version}, {"name", migration.name}, {"checksum", migration.checksum()}});
}

void Migrator::takeBack(Connection& connection, const Migration& migration) {
    m_at = migration.fileName();
    connection.link().execute(QString::fromUtf8(migration.down), "migration");
    connection.run(kDelete, {{"version", migration.version}});
}

MigrationResult<bool> Migrator::attempt(Connection& connection, const Step& step) {
    m_at.clear();
    connection.open();
    keepBooks(connection);
    Transaction transaction(connection);
    connection.run(kLock, {});
    const auto done = applied(connection);
    if (auto failure = refusal(done)) {
        return Unexpected{std::move(*failure)};
    }
    const bool worked = step(connection, done.size());
    if (worked) {
        transaction.commit();
    }
    return worked;
}

MigrationResult<bool> Migrator::persist(Connection& connection, const Step& step) {
    const auto deadline = std::chrono::steady_clock::now() + m_patience;
    for (;;) {
        try {
            return attempt(connection, step);
        } catch (const DatabaseError& error) {
            const bool passes = error.worthRetrying() || error.lockTimeout();
            if (!passes || std::chrono::steady_clock::now() >= deadline) {
                return migrationFailure(error, connection, m_at);
            }
            std::this_thread::sleep_for(kPause);
        }
    }
}

// Steps until one says that nothing is left; each in its own transaction, so that another starter may do some of them.
MigrationResult<int> Migrator::repeat(const Step& step) {
    Connection connection(m_settings);
    for (int done = 0;; ++done) {
        const auto result = persist(connection, step);
        if (!result) {
            return result.failed();
        }
        if (!*result) {
            return done;
        }
    }
}

MigrationResult<int> Migrator::up() {
    return repeat([this](Connection& connection, std::size_t done) {
        if (done == m_migrations.size()) {
            return false;
        }
        apply(connection, m_migrations[done]);
        return true;
    });
}

MigrationResult<int> Migrator::down(int version) {
    return repeat([this, version](Connection& connection, std::size_t done) {
        if (done == 0 || m_migrations[done - 1].version <= version) {
            return false;
        }
        takeBack(connection, m_migrations[done - 1]);
        return true;
    });
}

MigrationResult<void> Migrator::locked(const Work& work) {
    Connection connection(m_settings);
    const auto result = persist(connection, [&work](Connection& connection, std::size_t) {
        work(connection);
        return true;
    });
    return result ? MigrationResult<void>() : result.failed();
}

MigrationResult<std::vector<MigrationStatus>> Migrator::status() {
    Connection connection(m_settings);
    try {
        std::vector<Applied> done;
        if (*connection.first(kHasBookkeeping, {}, [](const Row& row) { return row.boolean("known"); })) {
            done = applied(connection);
        }
        if (auto failure = refusal(done)) {
            return Unexpected{std::move(*failure)};
        }
        std::vector<MigrationStatus> all;
        for (const Migration& migration : m_migrations) {
            all.push_back({.version = migration.version, .name = migration.name, .applied = all.size() < done.size()});
        }
        return all;
    } catch (const DatabaseError& error) {
        return migrationFailure(error, connection, {});
    }
}

MigrationResult<void> Migrator::check() {
    const auto all = status();
    if (!all) {
        return all.failed();
    }
    for (const MigrationStatus& each : *all) {
        if (!each.applied) {
            return Unexpected{
                MigrationFailure{.fault = MigrationFault::Behind, .file = migrationFileName(each.version, each.name)}};
        }
    }
    return {};
}

} // namespace tellerdesk::server::db

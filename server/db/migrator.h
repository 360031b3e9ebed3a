// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/db/databaseerror.h"
#include "server/db/migration.h"
#include "shared/core/expected.h"

#include <functional>

namespace tellerdesk::server::db {

enum class MigrationFault {
    Edited,      // an applied file is not what it was
    Missing,     // an applied file is not among this program's, though later ones are
    Newer,       // the database knows a migration that this program does not
    Skipped,     // a migration is not applied, though later ones are
    Behind,      // a migration is not applied (said by check() only)
    Locked,      // somebody kept a lock for all the time that we were ready to wait
    Failed,      // the SQL of a migration failed
    Unreachable, // no connection, or it was lost
};

struct MigrationFailure {
    MigrationFault fault = MigrationFault::Failed;
    QString file = {};        // the migration concerned, where there is one
    QByteArray sqlState = {}; // where the database refused
    QString constraint = {};
    QString opening = {}; // why no connection could be opened
};

Unexpected<MigrationFailure> migrationFailure(const DatabaseError& error, const Connection& connection,
                                              const QString& file);

// For the operator's console.
QString describe(const MigrationFailure& failure);

template <class T>
using MigrationResult = Expected<T, MigrationFailure>;

struct MigrationStatus {
    int version = 0;
    QString name = {};
    bool applied = false;
};

// Brings the schema to what this program wants. Each migration is one transaction with its bookkeeping row in
// schema_migrations; who works holds the row of schema_lock, so that several servers may start at once. Locks are
// waited for two seconds at a time, so that a long reader holds up nobody who comes after us.
class Migrator {
public:
    // The URL of the role that owns the schema; limits for statements are lifted.
    explicit Migrator(ConnectionSettings owner, std::vector<Migration> migrations = embeddedMigrations(),
                      std::chrono::milliseconds patience = std::chrono::seconds(60));

    MigrationResult<int> up();              // how many were applied
    MigrationResult<int> down(int version); // how many later ones were taken back, with all that was in their tables
    // What follows reads only, with the application's role as well.
    MigrationResult<std::vector<MigrationStatus>> status();
    MigrationResult<void> check(); // nothing to refuse and nothing to do

    // In one transaction, holding the lock.
    using Work = std::function<void(Connection&)>;
    MigrationResult<void> locked(const Work& work);

private:
    struct Applied {
        int version = 0;
        QString name = {};
        QString checksum = {};
    };
    // Gets the number of applied migrations; false: nothing left to do.
    using Step = std::function<bool(Connection&, std::size_t)>;

    std::vector<Applied> applied(Connection& connection) const;
    std::optional<MigrationFailure> refusal(const std::vector<Applied>& applied) const;
    MigrationResult<bool> attempt(Connection& connection, const Step& step); // throws DatabaseError
    MigrationResult<bool> persist(Connection& connection, const Step& step);
    MigrationResult<int> repeat(const Step& step);
    void apply(Connection& connection, const Migration& migration);
    void takeBack(Connection& connection, const Migration& migration);

    ConnectionSettings m_settings;
    std::vector<Migration> m_migrations;
    std::chrono::milliseconds m_patience;
    QString m_at; // the file being worked on, for messages
};

} // namespace tellerdesk::server::db

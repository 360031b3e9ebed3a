// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/grants.h"
#include "server/db/migrator.h"
#include "server/ops/commandbooks.h"
#include "server/ops/commands.h"
#include "server/ops/console.h"
#include "server/ops/migrationtrouble.h"

namespace tellerdesk::server::ops {

namespace {

const QString kCommand = QStringLiteral("migrate");

int lastApplied(const std::vector<db::MigrationStatus>& status) {
    int version = 0;
    for (const db::MigrationStatus& migration : status) {
        version = migration.applied ? migration.version : version;
    }
    return version;
}

} // namespace

Attempt<void> showMigrations(const Configuration& configuration) {
    const auto books = openBooks(configuration, kCommand, WithoutBooks::Refuse);
    if (!books) {
        return books.failed();
    }
    const auto status = db::Migrator(books->access.owner).status();
    if (!status) {
        return migrationTrouble(status.error());
    }
    for (const db::MigrationStatus& migration : *status) {
        tell(
            QStringLiteral("%1 %2").arg(db::migrationFileName(migration.version, migration.name),
                                        migration.applied ? QStringLiteral("applied") : QStringLiteral("not applied")));
    }
    return {};
}

Attempt<void> migrateUp(const Configuration& configuration) {
    const auto books = openBooks(configuration, kCommand, WithoutBooks::Make);
    if (!books) {
        return books.failed();
    }
    const auto change = prepareBooks(books->access, true);
    if (!change) {
        return change.failed();
    }
    tell(QStringLiteral("applied: %1").arg(change->applied));
    return {};
}

Attempt<void> migrateDown(const Configuration& configuration) {
    const auto books = openBooks(configuration, kCommand, WithoutBooks::Refuse);
    if (!books) {
        return books.failed();
    }
    if (books->serverRuns) {
        return trouble(
            ExitCode::DataFolderInUse,
            QStringLiteral("A server works on the data folder %1; stop it first.").arg(configuration.dataFolder));
    }
    db::Migrator migrator(books->access.owner);
    const auto status = migrator.status();
    if (!status) {
        return migrationTrouble(status.error());
    }
    const int last = lastApplied(*status);
    if (last == 0) {
        tell(QStringLiteral("taken back: 0"));
        return {};
    }
    const auto takenBack = migrator.down(last - 1);
    if (!takenBack) {
        return migrationTrouble(takenBack.error());
    }
    tell(QStringLiteral("taken back: %1").arg(*takenBack));
    return {};
}

} // namespace tellerdesk::server::ops

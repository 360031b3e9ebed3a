// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/books.h"

#include "server/db/connectionurl.h"
#include "server/db/databasecheck.h"
#include "server/db/grants.h"
#include "server/db/migrator.h"
#include "server/db/pgstores.h"
#include "server/db/pgtransactor.h"
#include "server/ops/migrationtrouble.h"

namespace tellerdesk::server::ops {

namespace {

db::ConnectionSettings connectionTo(const Configuration& configuration, const QString& url) {
    db::ConnectionSettings settings = configuration.connection;
    settings.url = url;
    return settings;
}

// The application's role may be missing before the first migration of a private PostgreSQL; the owner is asked then.
Attempt<QStringList> checked(const db::ConnectionSettings& connection) {
    const auto facts = db::databaseFacts(connection);
    if (!facts) {
        return trouble(ExitCode::DatabaseUnavailable,
                       QStringLiteral("The database cannot be reached: ") + facts.error());
    }
    const db::DatabaseVerdict verdict = db::judged(*facts);
    if (!verdict.refusals.isEmpty()) {
        return trouble(ExitCode::DatabaseRefused, QStringLiteral("The database cannot be relied on: ") +
                                                      verdict.refusals.join(QStringLiteral("; ")));
    }
    return verdict.warnings;
}

Attempt<int> migrate(const BooksAccess& access) {
    const auto applied = db::Migrator(access.owner).up();
    if (!applied) {
        return migrationTrouble(applied.error());
    }
    if (access.separateOwner) {
        const auto parts = db::connectionParts(access.application);
        const QString role = parts ? parts->user : QString();
        if (const auto granted = db::grantToApplication(access.owner, role); !granted) {
            return migrationTrouble(granted.error());
        }
    }
    return *applied;
}

} // namespace

BooksAccess accessTo(const Configuration& configuration) {
    const bool separate = !configuration.dbOwnerSource.isEmpty();
    return {.application = connectionTo(configuration, configuration.dbSource),
            .owner = connectionTo(configuration, separate ? configuration.dbOwnerSource : configuration.dbSource),
            .separateOwner = separate};
}

BooksAccess accessTo(const Configuration& configuration, const DatabaseUrls& urls) {
    return {.application = connectionTo(configuration, urls.application),
            .owner = connectionTo(configuration, urls.owner),
            .isPrivate = true,
            .separateOwner = true};
}

Attempt<SchemaChange> prepareBooks(const BooksAccess& access, bool mayMigrate) {
    if (access.isPrivate) {
        if (const auto made = db::ensureApplicationRole(access.owner); !made) {
            return migrationTrouble(made.error());
        }
    }
    if (const auto before = checked(access.application); !before) {
        return before.failed();
    }
    SchemaChange change;
    if (mayMigrate) {
        const auto applied = migrate(access);
        if (!applied) {
            return applied.failed();
        }
        change.applied = *applied;
    }
    if (const auto current = db::Migrator(access.application).check(); !current) {
        return migrationTrouble(current.error());
    }
    const auto after = checked(access.application); // who owns the tables is known now
    if (!after) {
        return after.failed();
    }
    change.warnings = *after;
    return change;
}

Attempt<BankFacts> readBank(const BooksAccess& access) {
    BankFacts facts;
    const auto read = runOnce(access.application, [&](Stores& stores) {
        facts = {.bank = stores.bank.bank(), .currencies = stores.bank.currencies()};
        return Verdict::Rollback;
    });
    if (!read) {
        return trouble(ExitCode::DatabaseUnavailable, QStringLiteral("The database does not answer."));
    }
    return facts;
}

Result<void> runOnce(const db::ConnectionSettings& settings, const Transactor::Work& work) {
    db::Connection connection(settings);
    db::PgStores stores(connection);
    return db::PgTransactor(connection, stores.stores()).run(work);
}

} // namespace tellerdesk::server::ops

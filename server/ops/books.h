// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/bankstore.h"
#include "server/domain/transactor.h"
#include "server/ops/configuration.h"
#include "server/ops/privatepostgres.h"
#include "server/ops/trouble.h"

#include <QStringList>

#include <functional>

namespace tellerdesk::server::ops {

// How to reach the database, as the application's role and as the owner's.
struct BooksAccess {
    db::ConnectionSettings application = {};
    db::ConnectionSettings owner = {};
    bool isPrivate = false;
    bool separateOwner = false; // the owner is another role than the application's
};

BooksAccess accessTo(const Configuration& configuration);                           // by DB_SOURCE
BooksAccess accessTo(const Configuration& configuration, const DatabaseUrls& urls); // of the private PostgreSQL

struct SchemaChange {
    int applied = 0; // migrations
    QStringList warnings = {};
};

// Refuses a database that cannot be relied on, and brings its schema to what this program wants, or refuses where that
// is not allowed. DatabaseUnavailable where it may help to try again later.
Attempt<SchemaChange> prepareBooks(const BooksAccess& access, bool mayMigrate);

struct BankFacts {
    Bank bank = {};
    std::vector<Currency> currencies = {};
};
Attempt<BankFacts> readBank(const BooksAccess& access);

// One use case on a connection of its own, for start and commands. The code is the failure's where the database fails.
Result<void> runOnce(const db::ConnectionSettings& connection, const Transactor::Work& work);

} // namespace tellerdesk::server::ops

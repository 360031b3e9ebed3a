// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "shared/core/expected.h"

#include <QStringList>

namespace tellerdesk::server::db {

struct DatabaseFacts {
    int serverVersion = 0; // as PostgreSQL counts: 150018
    QString encoding = {};
    bool backslashesEscape = false; // standard_conforming_strings is off for the role or the database
    bool encrypted = false;
    bool local = false;         // a unix socket or a loopback address
    bool plainAskedFor = false; // the URL says sslmode=disable
    bool ownsTables = false;    // or is a superuser: append-only is then a promise that nobody holds
};

struct DatabaseVerdict {
    QStringList refusals = {}; // for the operator's console: the server does not start
    QStringList warnings = {};
};

DatabaseVerdict judged(const DatabaseFacts& facts);

// Opens a connection as the application's role and looks; the reason where that fails.
Expected<DatabaseFacts, QString> databaseFacts(const ConnectionSettings& settings);

} // namespace tellerdesk::server::db

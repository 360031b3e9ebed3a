// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"

#include <QString>

#include <optional>

namespace tellerdesk::server::db {

// What QSqlDatabase wants to be told, taken from a PostgreSQL URL (or a `key=value` string) by libpq's own parser, with
// the limits of the settings added. The password stays apart and is never part of a message.
struct ConnectionParts {
    QString host = {};
    QString database = {};
    QString user = {};
    QString password = {};
    QString options = {}; // everything else, quoted for libpq
    QString sslMode = {}; // as asked for in the URL; empty: not asked
    bool local = false;   // a unix socket or a loopback address: nobody can listen in

    // "host/database", for messages.
    QString name() const;
};

// Nothing when the URL cannot be read. libpq's reason is not handed on: it quotes the URL, password and all.
std::optional<ConnectionParts> connectionParts(const ConnectionSettings& settings);

// The same URL for another role without a password, as the owner's URL gives the application's.
std::optional<QString> urlForRole(const QString& url, const QString& role, const QString& database = {});

} // namespace tellerdesk::server::db

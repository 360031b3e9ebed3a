// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databasecheck.h"

#include "server/db/connectionurl.h"
#include "server/db/databaseerror.h"
#include "server/db/link.h"

namespace tellerdesk::server::db {

namespace {

constexpr int kOldestVersion = 140000;

// Our connections switch the setting on for themselves; a base where it is off for others is one to keep away from.
const Statement kLook{
    .name = "database_look",
    .sql =
        "SELECT pg_encoding_to_char(d.encoding)::text AS encoding, "
        "EXISTS (SELECT 1 FROM pg_db_role_setting s WHERE s.setdatabase IN (0, d.oid) "
        "AND s.setrole IN (0, r.oid) AND 'standard_conforming_strings=off' = ANY (s.setconfig)) AS backslashes_escape, "
        "r.rolsuper OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relname IN ('entries', 'audit_events') AND n.nspname = current_schema() "
        "AND pg_has_role(c.relowner, 'MEMBER')) AS owns_tables "
        "FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user",
    .columns = {{"encoding", Type::Text}, {"backslashes_escape", Type::Boolean}, {"owns_tables", Type::Boolean}}};

} // namespace

DatabaseVerdict judged(const DatabaseFacts& facts) {
    DatabaseVerdict verdict;
    if (facts.serverVersion < kOldestVersion) {
        verdict.refusals += QStringLiteral("PostgreSQL 14 or newer is needed; the server is %1.%2")
                                .arg(facts.serverVersion / 10000)
                                .arg(facts.serverVersion % 10000);
    }
    if (facts.encoding != QLatin1StringView("UTF8")) {
        verdict.refusals += QStringLiteral("the database's encoding is %1; it must be UTF8").arg(facts.encoding);
    }
    if (facts.backslashesEscape) {
        verdict.refusals +=
            QStringLiteral("standard_conforming_strings is off for this role or database; it must be on");
    }
    if (!facts.local && !facts.encrypted && !facts.plainAskedFor) {
        verdict.refusals +=
            QStringLiteral("the connection to another machine is not encrypted; set sslmode=verify-full, "
                           "or sslmode=disable if that is what you want");
    }
    if (!facts.local && !facts.encrypted && facts.plainAskedFor) {
        verdict.warnings += QStringLiteral("the connection to another machine is not encrypted (sslmode=disable)");
    }
    if (facts.ownsTables) {
        verdict.warnings +=
            QStringLiteral("the database role owns the tables, or is a superuser: nothing keeps it from "
                           "changing entries; use a role of its own");
    }
    return verdict;
}

Expected<DatabaseFacts, QString> databaseFacts(const ConnectionSettings& settings) {
    const auto parts = connectionParts(settings);
    if (!parts) {
        return Unexpected{QStringLiteral("the database URL cannot be read")};
    }
    Connection connection(settings);
    try {
        connection.open();
        auto facts = *connection.first(kLook, {}, [](const Row& row) {
            return DatabaseFacts{.encoding = row.text("encoding"),
                                 .backslashesEscape = row.boolean("backslashes_escape"),
                                 .ownsTables = row.boolean("owns_tables")};
        });
        facts.serverVersion = connection.link().serverVersion();
        facts.encrypted = connection.link().isEncrypted();
        facts.local = parts->local;
        facts.plainAskedFor = parts->sslMode == QLatin1StringView("disable");
        return facts;
    } catch (const DatabaseError& error) {
        return Unexpected{connection.openError().isEmpty()
                              ? QStringLiteral("SQLSTATE ") + QString::fromLatin1(error.sqlState())
                              : connection.openError()};
    }
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/grants.h"

#include "server/db/databaseerror.h"
#include "server/db/link.h"

namespace tellerdesk::server::db {

namespace {

struct Grant {
    const char* table;
    const char* privileges;
};

constexpr Grant kGrants[] = {
    // What changes
    {"users", "SELECT, INSERT, UPDATE"},
    {"sessions", "SELECT, INSERT, UPDATE"},
    {"session_tokens", "SELECT, INSERT, UPDATE"},
    {"customers", "SELECT, INSERT, UPDATE"},
    {"customer_terms", "SELECT, INSERT, DELETE"},
    {"customer_pictures", "SELECT, INSERT, UPDATE"},
    {"accounts", "SELECT, INSERT, UPDATE"},
    {"till_sessions", "SELECT, INSERT, UPDATE"},
    {"till_positions", "SELECT, INSERT, UPDATE"},
    {"setup_codes", "SELECT, INSERT, DELETE"},
    // What only grows
    {"bank", "SELECT"},
    {"branches", "SELECT, INSERT"},
    {"currencies", "SELECT, INSERT"},
    {"claims", "SELECT, INSERT"},
    {"postings", "SELECT, INSERT"},
    {"entries", "SELECT, INSERT"},
    {"refusals", "SELECT, INSERT"},
    {"abandonments", "SELECT, INSERT"},
    {"replies", "SELECT, INSERT"},
    {"receipt_copies", "SELECT, INSERT"},
    {"audit_events", "SELECT, INSERT"},
    {"schema_migrations", "SELECT"},
};

const Statement kRoleExists{.name = "role_exists",
                            .sql = "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :role::text) AS found",
                            .parameters = {{"role", Type::Text}},
                            .columns = {{"found", Type::Boolean}}};

// Owning a table is more than any grant; taking rights from the owner would lock the migrator out.
const Statement kOwns{.name = "role_owns",
                      .sql = "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND "
                             "tablename = 'schema_migrations' AND tableowner = :role::text) AS found",
                      .parameters = {{"role", Type::Text}},
                      .columns = {{"found", Type::Boolean}}};

bool asks(Connection& connection, const Statement& statement, const QString& role) {
    return *connection.first(statement, {{"role", role}}, [](const Row& row) { return row.boolean("found"); });
}

// An identifier cannot be bound.
QString quotedName(QString name) {
    return u'"' + name.replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

QString grantScript(const QString& role) {
    const QString name = quotedName(role);
    QString script;
    for (const Grant& grant : kGrants) {
        const QLatin1StringView table(grant.table);
        script += QLatin1StringView("REVOKE ALL ON ") + table + QLatin1StringView(" FROM ") + name + u';';
        script += QLatin1StringView("GRANT ") + QLatin1StringView(grant.privileges) + QLatin1StringView(" ON ") +
                  table + QLatin1StringView(" TO ") + name + u';';
    }
    return script;
}

} // namespace

MigrationResult<void> ensureApplicationRole(const ConnectionSettings& owner) {
    Connection connection(owner);
    try {
        const QString role = QString::fromLatin1(kApplicationRole);
        if (!asks(connection, kRoleExists, role)) {
            connection.link().execute(QLatin1StringView("CREATE ROLE ") + role + QLatin1StringView(" LOGIN"),
                                      "role_create");
        }
        return {};
    } catch (const DatabaseError& error) {
        if (error.uniqueViolation() || error.sqlState() == "42710") {
            return {}; // another starter made it meanwhile
        }
        return migrationFailure(error, connection, {});
    }
}

MigrationResult<void> grantToApplication(const ConnectionSettings& owner, const QString& role) {
    return Migrator(owner).locked([&role](Connection& connection) {
        if (!asks(connection, kOwns, role)) {
            connection.link().execute(grantScript(role), "grants");
        }
    });
}

} // namespace tellerdesk::server::db

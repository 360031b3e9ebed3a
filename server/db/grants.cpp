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
    // What changes, and which columns of it
    {"users", "SELECT, INSERT, UPDATE (full_name, email, role, branch_id, status, password_hash, must_change_password, "
              "failed_logins, locked_until, last_login_at, version)"},
    {"sessions", "SELECT, INSERT, DELETE, UPDATE (generation, ended_at, ended_because)"},
    {"session_tokens", "SELECT, INSERT, DELETE, UPDATE (first_used_at)"},
    {"customers", "SELECT, INSERT, UPDATE (full_name, phone, email, date_of_birth, document_type, document_number, "
                  "address, version)"},
    {"customer_terms", "SELECT, INSERT, DELETE"},
    {"customer_pictures", "SELECT, INSERT, UPDATE (jpeg, jpeg_hash, width, height, changed_at, changed_by)"},
    {"accounts", "SELECT, INSERT, UPDATE (balance, last_entry_number)"},
    {"till_sessions", "SELECT, INSERT, UPDATE (status, closed_at, closed_by, closing_id, reason, last_sequence)"},
    {"till_positions", "SELECT, INSERT, UPDATE (expected, counted)"},
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

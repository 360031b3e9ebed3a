// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/preparedstatement.h"

#include "server/db/literals.h"
#include "server/db/placeholders.h"
#include "server/db/resultrow.h"

#include <QScopeGuard>

#include <cstdlib>
#include <cstring>

namespace tellerdesk::server::db {

PreparedStatement::PreparedStatement(Link& link, const Statement& statement)
    : m_link(link)
    , m_statement(statement)
    , m_query(link.database()) {
    const QString sql = numberedSql(statement);
    const Link::Call call(m_link);
    if (!m_query.prepare(sql)) {
        throw m_link.failure(m_query.lastError(), statement.name);
    }
}

// Binds usually come in the order of declaration.
const Value& PreparedStatement::boundTo(std::size_t parameter, std::span<const Bind> binds) const {
    const char* name = m_statement.parameters[parameter].name;
    for (std::size_t tried = 0; tried < binds.size(); ++tried) {
        const Bind& bind = binds[(parameter + tried) % binds.size()];
        if (bind.name == name || std::strcmp(bind.name, name) == 0) {
            if (!fits(bind.value, m_statement.parameters[parameter].type)) {
                qFatal("Statement %s: %s is bound with another type", m_statement.name, name);
            }
            return bind.value;
        }
    }
    qFatal("Statement %s: %s is not bound", m_statement.name, name);
}

void PreparedStatement::execute(std::span<const Bind> binds) {
    if (m_delivering) {
        qFatal("Statement %s runs while its own rows are read", m_statement.name);
    }
    // As many binds as parameters, and each parameter found: the names are the same set.
    if (binds.size() != m_statement.parameters.size()) {
        qFatal("Statement %s has %zu parameters, %zu are bound", m_statement.name, m_statement.parameters.size(),
               binds.size());
    }
    for (std::size_t i = 0; i < m_statement.parameters.size(); ++i) {
        const auto value = literal(boundTo(i, binds));
        if (!value) {
            throw DatabaseError("22021", m_statement.name); // PostgreSQL's own code for a text with U+0000
        }
        m_query.bindValue(static_cast<int>(i), *value);
    }
    const Link::Call call(m_link);
    if (!m_query.exec()) {
        throw m_link.failure(m_query.lastError(), m_statement.name, resultOf(m_query));
    }
}

qint64 PreparedStatement::deliver(const Connection::EachRow& eachRow) {
    const PGresult* result = resultOf(m_query);
    if (PQresultStatus(result) != PGRES_TUPLES_OK) {
        return std::atoll(PQcmdTuples(const_cast<PGresult*>(result)));
    }
    const int rows = PQntuples(result);
    if (eachRow && rows > 0) {
        if (m_places.empty()) {
            m_places = columnPlaces(m_statement, result);
        }
        m_delivering = true;
        const auto done = qScopeGuard([this] { m_delivering = false; });
        ResultRow row(m_statement, m_places, result);
        for (int i = 0; i < rows; ++i) {
            row.moveTo(i);
            eachRow(row);
        }
    }
    return rows;
}

} // namespace tellerdesk::server::db

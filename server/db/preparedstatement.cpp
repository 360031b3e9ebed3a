// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/preparedstatement.h"

#include "server/db/literals.h"
#include "server/db/placeholders.h"
#include "server/db/resultrow.h"

#include <QScopeGuard>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>

namespace tellerdesk::server::db {

namespace {

DatabaseError holdsNul(const Statement& statement) {
    return DatabaseError("22021", statement.name); // PostgreSQL's own code for a text with U+0000
}

QByteArray freshName() {
    static std::atomic<int> count = 0;
    return "tellerdesk_" + QByteArray::number(++count);
}

} // namespace

bool hasArrays(const Statement& statement) {
    return std::any_of(statement.parameters.begin(), statement.parameters.end(), [](const Parameter& parameter) {
        return parameter.type >= Type::UuidArray; // the arrays stand last
    });
}

std::unique_ptr<PreparedStatement> PreparedStatement::make(Link& link, const Statement& statement) {
    if (hasArrays(statement)) {
        return std::make_unique<BatchStatement>(link, statement);
    }
    return std::make_unique<DriverStatement>(link, statement);
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

// As many binds as parameters, and each parameter found: the names are the same set.
void PreparedStatement::requireAllBound(std::span<const Bind> binds) const {
    if (m_delivering) {
        qFatal("Statement %s runs while its own rows are read", m_statement.name);
    }
    if (binds.size() != m_statement.parameters.size()) {
        qFatal("Statement %s has %zu parameters, %zu are bound", m_statement.name, m_statement.parameters.size(),
               binds.size());
    }
}

void PreparedStatement::execute(std::span<const Bind> binds) {
    requireAllBound(binds);
    run(binds);
}

qint64 PreparedStatement::deliver(const Connection::EachRow& eachRow) {
    const PGresult* rowsOf = result();
    if (PQresultStatus(rowsOf) != PGRES_TUPLES_OK) {
        return std::atoll(PQcmdTuples(const_cast<PGresult*>(rowsOf)));
    }
    const int rows = PQntuples(rowsOf);
    if (eachRow && rows > 0) {
        if (m_places.empty()) {
            m_places = columnPlaces(m_statement, rowsOf);
        }
        m_delivering = true;
        const auto done = qScopeGuard([this] { m_delivering = false; });
        ResultRow row(m_statement, m_places, rowsOf);
        for (int i = 0; i < rows; ++i) {
            row.moveTo(i);
            eachRow(row);
        }
    }
    return rows;
}

DriverStatement::DriverStatement(Link& link, const Statement& statement)
    : PreparedStatement(link, statement)
    , m_query(link.database()) {
    const QString sql = numberedSql(statement);
    const Link::Call call(m_link);
    if (!m_query.prepare(sql)) {
        throw m_link.failure(m_query.lastError(), statement.name);
    }
}

void DriverStatement::run(std::span<const Bind> binds) {
    for (std::size_t i = 0; i < m_statement.parameters.size(); ++i) {
        const auto value = literal(boundTo(i, binds));
        if (!value) {
            throw holdsNul(m_statement);
        }
        m_query.bindValue(static_cast<int>(i), *value);
    }
    const Link::Call call(m_link);
    if (!m_query.exec()) {
        throw m_link.failure(m_query.lastError(), m_statement.name, resultOf(m_query));
    }
}

BatchStatement::BatchStatement(Link& link, const Statement& statement)
    : PreparedStatement(link, statement)
    , m_name(freshName()) {
    std::vector<Oid> types;
    for (const Parameter& parameter : statement.parameters) {
        types.push_back(oidOf(parameter.type));
    }
    m_link.prepare(m_name.constData(), numberedSql(statement).toUtf8(), types, statement.name);
}

Message BatchStatement::message(std::span<const Bind> binds) {
    requireAllBound(binds);
    m_parameters = {};
    for (std::size_t i = 0; i < m_statement.parameters.size(); ++i) {
        if (!m_parameters.add(boundTo(i, binds), m_statement.parameters[i].type)) {
            throw holdsNul(m_statement);
        }
    }
    return {.name = m_statement.name, .prepared = m_name.constData(), .parameters = &m_parameters};
}

} // namespace tellerdesk::server::db

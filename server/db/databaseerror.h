// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <exception>

namespace tellerdesk::server::db {

// The database failed. Thrown by Connection, caught by the Transactor and the lane only. Carries the SQLSTATE and, for
// a broken constraint, its name; never the database's text, which holds row values.
class DatabaseError : public std::exception {
public:
    DatabaseError(QByteArray sqlState, const char* statement, QString constraint = {})
        : m_sqlState(std::move(sqlState))
        , m_statement(statement)
        , m_constraint(std::move(constraint)) {}

    const char* what() const noexcept override { return "database error"; }
    const QByteArray& sqlState() const { return m_sqlState; } // empty: the connection is gone
    const char* statement() const { return m_statement; }
    const QString& constraint() const { return m_constraint; }

    bool connectionLost() const {
        return m_sqlState.isEmpty() || m_sqlState.startsWith("08") || m_sqlState.startsWith("57P");
    }
    bool worthRetrying() const { return m_sqlState == "40001" || m_sqlState == "40P01"; }
    bool lockTimeout() const { return m_sqlState == "55P03"; }
    bool uniqueViolation() const { return m_sqlState == "23505"; }
    // A row has the id already that the request's key was to give it, though nobody claimed that key: it was made
    // without a request.
    bool keyTaken() const;

private:
    QByteArray m_sqlState;
    const char* m_statement;
    QString m_constraint;
};

} // namespace tellerdesk::server::db

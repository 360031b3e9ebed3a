// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/link.h"
#include "server/db/parameters.h"

#include <QSqlQuery>

namespace tellerdesk::server::db {

// A statement prepared on one session. Only this and its kinds bind values.
class PreparedStatement {
public:
    // Throws DatabaseError. Statements over arrays, which carry whole batches, go binary and past the driver.
    static std::unique_ptr<PreparedStatement> make(Link& link, const Statement& statement);
    virtual ~PreparedStatement() = default;
    PreparedStatement(const PreparedStatement&) = delete;
    PreparedStatement& operator=(const PreparedStatement&) = delete;

    void execute(std::span<const Bind> binds); // throws DatabaseError
    // The rows of the last execute(); the number of rows read, or affected where there are none to read.
    qint64 deliver(const Connection::EachRow& eachRow);

protected:
    PreparedStatement(Link& link, const Statement& statement)
        : m_link(link)
        , m_statement(statement) {}

    const Value& boundTo(std::size_t parameter, std::span<const Bind> binds) const;
    void requireAllBound(std::span<const Bind> binds) const;

    Link& m_link;
    const Statement& m_statement;

private:
    virtual void run(std::span<const Bind> binds) = 0;
    virtual const PGresult* result() const = 0;

    std::vector<int> m_places;
    bool m_delivering = false;
};

// By the driver, which writes the values into the statement's text.
class DriverStatement final : public PreparedStatement {
public:
    DriverStatement(Link& link, const Statement& statement);

private:
    void run(std::span<const Bind> binds) override;
    const PGresult* result() const override { return resultOf(m_query); }

    QSqlQuery m_query;
};

// A statement over arrays.
class BatchStatement final : public PreparedStatement {
public:
    BatchStatement(Link& link, const Statement& statement);

    // For Link::executeTogether(); the message is valid until the next call.
    Message message(std::span<const Bind> binds);
    void take(Answer answer) { m_answer = std::move(answer); }

private:
    void run(std::span<const Bind> binds) override { m_answer = m_link.execute(message(binds)); }
    const PGresult* result() const override { return m_answer.get(); }

    const QByteArray m_name;
    Parameters m_parameters;
    Answer m_answer;
};

bool hasArrays(const Statement& statement);

} // namespace tellerdesk::server::db

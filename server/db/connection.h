// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/statement.h"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>

namespace tellerdesk::server::db {

class Link;

struct ConnectionSettings {
    QString url = {};  // postgresql://user:password@host:port/database?options
    QString role = {}; // for messages only
    std::chrono::milliseconds connectTimeout{3000};
    std::chrono::milliseconds statementTimeout{4000};
    std::chrono::milliseconds lockTimeout{2000};
    // Statements find their rows by keys, whatever the planner thinks of a young table, and are planned once.
    bool keyLookupsOnly = false;
    std::chrono::milliseconds answerTimeout{4500}; // the watchdog shuts the socket of a call that is silent for longer
};

// One connection of one thread (the thread that made it). Each Statement is prepared once per connection. Calls throw
// DatabaseError; a lost connection reopens by itself on the first call outside a transaction.
class Connection {
public:
    explicit Connection(const ConnectionSettings& settings);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void open(); // throws DatabaseError; harmless when open
    // libpq's words on why the last opening failed, for the operator's console: host, role and database, no row, no
    // password.
    QString openError() const;

    using EachRow = std::function<void(const Row&)>;
    // Runs the statement; the bound names must be exactly the declared parameters. Returns the number of rows affected
    // or read.
    qint64 run(const Statement& statement, std::initializer_list<Bind> binds, const EachRow& eachRow = {});
    qint64 run(const Statement& statement, const std::vector<Bind>& binds, const EachRow& eachRow = {});

    // A statement over arrays, to be sent together with others. What it refers to must outlive it.
    struct Step {
        const Statement& statement;
        std::vector<Bind> binds = {};
        EachRow eachRow = {};
    };
    qint64 run(const Step& step) { return run(step.statement, step.binds, step.eachRow); }

    // The first row through `map`, or nothing.
    template <class Map>
    auto first(const Statement& statement, std::initializer_list<Bind> binds, Map&& map)
        -> std::optional<decltype(map(std::declval<const Row&>()))> {
        std::optional<decltype(map(std::declval<const Row&>()))> found;
        run(statement, binds, [&](const Row& row) {
            if (!found) {
                found = map(row);
            }
        });
        return found;
    }
    template <class Map>
    auto all(const Statement& statement, std::initializer_list<Bind> binds, Map&& map)
        -> std::vector<decltype(map(std::declval<const Row&>()))> {
        std::vector<decltype(map(std::declval<const Row&>()))> rows;
        run(statement, binds, [&](const Row& row) { rows.push_back(map(row)); });
        return rows;
    }

    void begin();
    // The beginning and the steps in one round trip; the rows come when all have succeeded. When one fails, there is no
    // transaction.
    void begin(std::span<const Step> steps);
    // Throws DatabaseError{connectionLost} with commitUnknown() when the answer to COMMIT did not come.
    void commit();
    void commit(std::span<const Step> steps); // the steps and the commit in one round trip; none or all of them
    void rollback() noexcept;
    bool inTransaction() const;
    bool commitUnknown() const; // the last commit() lost its connection: committed or not, look it up by key
    bool wasCut() const;        // the watchdog gave up on an answer since the last opening

    // The session beneath: for the scripts of migrations and grants, and for looking at the server.
    Link& link();

private:
    class Private;

    void finish(const std::function<void()>& how);

    std::unique_ptr<Private> m_private;
};

// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection)
        : m_connection(connection) {
        m_connection.begin();
    }
    Transaction(Connection& connection, std::span<const Connection::Step> steps)
        : m_connection(connection) {
        m_connection.begin(steps);
    }
    ~Transaction() {
        if (!m_done) {
            m_connection.rollback();
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        m_done = true;
        m_connection.commit();
    }
    void commit(std::span<const Connection::Step> steps) {
        m_done = true;
        m_connection.commit(steps);
    }

private:
    Connection& m_connection;
    bool m_done = false;
};

} // namespace tellerdesk::server::db

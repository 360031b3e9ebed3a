// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection.h"

#include "server/db/link.h"
#include "server/db/preparedstatement.h"

#include <QThread>

#include <cassert>
#include <string_view>
#include <unordered_map>

namespace tellerdesk::server::db {

namespace {

// Running it twice does no harm. A statement that starts with WITH may write.
bool onlyReads(const Statement& statement) {
    const std::string_view sql(statement.sql);
    const std::size_t start = sql.find_first_not_of(" \n");
    return start != std::string_view::npos && sql.substr(start, 7) == "SELECT ";
}

} // namespace

class Connection::Private {
public:
    explicit Private(const ConnectionSettings& settings)
        : link(settings) {}

    void reopen() {
        link.close();
        prepared.clear(); // after the old driver is gone and before a new one has come
        link.open();
    }

    PreparedStatement& preparedFor(const Statement& statement) {
        auto& entry = prepared[&statement];
        if (!entry) {
            entry = std::make_unique<PreparedStatement>(link, statement);
        }
        return *entry;
    }

    // A schema change makes a prepared statement unusable (0A000), a pooling proxy may lose it (26000).
    PreparedStatement& execute(const Statement& statement, std::span<const Bind> binds) {
        try {
            PreparedStatement& it = preparedFor(statement);
            it.execute(binds);
            return it;
        } catch (const DatabaseError& error) {
            if (error.sqlState() == "0A000" || error.sqlState() == "26000") {
                forget(statement);
            }
            throw;
        }
    }

    // Outside a transaction a connection found dead is opened anew, once; inside, what went before is lost with it.
    PreparedStatement& executeSomehow(const Statement& statement, std::span<const Bind> binds) {
        if (inTransaction) {
            if (!link.isOpen()) {
                throw DatabaseError({}, statement.name);
            }
            return execute(statement, binds);
        }
        if (!link.isOpen()) {
            reopen();
            return execute(statement, binds);
        }
        try {
            return execute(statement, binds);
        } catch (const DatabaseError&) {
            if (link.isOpen() || link.wasCut() || !onlyReads(statement)) {
                throw;
            }
        }
        reopen();
        return execute(statement, binds);
    }

    void begin() {
        if (!link.isOpen()) {
            reopen();
            link.begin("begin");
            return;
        }
        try {
            link.begin("begin");
        } catch (const DatabaseError&) {
            if (link.isOpen() || link.wasCut()) {
                throw;
            }
            reopen();
            link.begin("begin");
        }
    }

    void forget(const Statement& statement) { prepared.erase(&statement); }

    Link link;
    std::unordered_map<const Statement*, std::unique_ptr<PreparedStatement>> prepared;
    bool inTransaction = false;
    bool commitUnknown = false;
    [[maybe_unused]] QThread* const thread = QThread::currentThread();
};

Connection::Connection(const ConnectionSettings& settings)
    : m_private(std::make_unique<Private>(settings)) {}

Connection::~Connection() {
    rollback();
    m_private->link.close();
}

void Connection::open() {
    if (!m_private->link.isOpen()) {
        m_private->reopen();
    }
}

qint64 Connection::run(const Statement& statement, std::initializer_list<Bind> binds, const EachRow& eachRow) {
    assert(QThread::currentThread() == m_private->thread);
    return m_private->executeSomehow(statement, std::span(binds.begin(), binds.size())).deliver(eachRow);
}

qint64 Connection::run(const Statement& statement, const std::vector<Bind>& binds, const EachRow& eachRow) {
    assert(QThread::currentThread() == m_private->thread);
    return m_private->executeSomehow(statement, binds).deliver(eachRow);
}

void Connection::begin() {
    assert(!m_private->inTransaction);
    m_private->commitUnknown = false;
    m_private->begin();
    m_private->inTransaction = true;
}

void Connection::commit() {
    assert(m_private->inTransaction);
    m_private->inTransaction = false;
    if (!m_private->link.isOpen()) {
        throw DatabaseError({}, "commit"); // lost before COMMIT was sent: surely not committed
    }
    try {
        m_private->link.commit("commit");
    } catch (const DatabaseError&) {
        if (!m_private->link.isOpen()) {
            m_private->commitUnknown = true;
            throw DatabaseError({}, "commit");
        }
        throw;
    }
}

void Connection::rollback() noexcept {
    if (m_private->inTransaction) {
        m_private->inTransaction = false;
        m_private->link.rollback();
    }
}

bool Connection::inTransaction() const {
    return m_private->inTransaction;
}

bool Connection::commitUnknown() const {
    return m_private->commitUnknown;
}

bool Connection::wasCut() const {
    return m_private->link.wasCut();
}

Link& Connection::link() {
    return m_private->link;
}

QString Connection::openError() const {
    return m_private->link.openError();
}

} // namespace tellerdesk::server::db

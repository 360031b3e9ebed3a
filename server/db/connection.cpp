// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection.h"

#include "server/db/link.h"
#include "server/db/preparedstatement.h"

#include <QThread>

#include <cassert>
#include <cstring>
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
            entry = PreparedStatement::make(link, statement);
        }
        return *entry;
    }

    PreparedStatement& execute(const Statement& statement, std::span<const Bind> binds) {
        try {
            PreparedStatement& it = preparedFor(statement);
            it.execute(binds);
            return it;
        } catch (const DatabaseError& error) {
            forgetIfStale(statement, error);
            throw;
        }
    }

    // One round trip for all, once each is prepared.
    void executeTogether(const char* before, std::span<const Step> steps, const char* after) {
        std::vector<BatchStatement*> statements;
        for (const Step& step : steps) {
            assert(hasArrays(step.statement));
            statements.push_back(static_cast<BatchStatement*>(&preparedFor(step.statement)));
        }
        std::vector<Message> messages;
        if (before != nullptr) {
            messages.push_back({.name = before, .command = before});
        }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            messages.push_back(statements[i]->message(steps[i].binds));
        }
        if (after != nullptr) {
            messages.push_back({.name = after, .command = after});
        }
        auto answers = sendAll(messages, steps);
        if (after != nullptr && std::strcmp(PQcmdStatus(answers.back().get()), after) != 0) {
            throw DatabaseError("25P02", after); // COMMIT was answered by ROLLBACK
        }
        const std::size_t first = before != nullptr ? 1 : 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            statements[i]->take(std::move(answers[first + i]));
            statements[i]->deliver(steps[i].eachRow);
        }
    }

    std::vector<Answer> sendAll(std::span<const Message> messages, std::span<const Step> steps) {
        try {
            return link.executeTogether(messages);
        } catch (const DatabaseError& error) {
            for (const Step& step : steps) {
                if (std::strcmp(step.statement.name, error.statement()) == 0) {
                    forgetIfStale(step.statement, error);
                }
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

    // Nothing can have been committed yet: a session that is found dead is made anew, once.
    template <class Start>
    void begin(Start&& start) {
        if (!link.isOpen()) {
            reopen();
            start();
            return;
        }
        try {
            start();
        } catch (const DatabaseError&) {
            if (link.isOpen() || link.wasCut()) {
                throw;
            }
            reopen();
            start();
        }
    }

    // A schema change makes a prepared statement unusable (0A000), a pooling proxy may lose it (26000).
    void forgetIfStale(const Statement& statement, const DatabaseError& error) {
        if (error.sqlState() == "0A000" || error.sqlState() == "26000") {
            prepared.erase(&statement);
        }
    }

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
    m_private->begin([this] { m_private->link.begin("begin"); });
    m_private->inTransaction = true;
}

void Connection::begin(std::span<const Step> steps) {
    assert(!m_private->inTransaction);
    m_private->commitUnknown = false;
    try {
        m_private->begin([&] { m_private->executeTogether("BEGIN", steps, nullptr); });
        m_private->inTransaction = true;
    } catch (const DatabaseError&) {
        m_private->link.rollback();
        throw;
    }
}

void Connection::commit() {
    finish([this] { m_private->link.commit("commit"); });
}

void Connection::commit(std::span<const Step> steps) {
    finish([&] { m_private->executeTogether(nullptr, steps, "COMMIT"); });
}

void Connection::finish(const std::function<void()>& how) {
    assert(m_private->inTransaction);
    if (!m_private->link.isOpen()) {
        m_private->inTransaction = false;
        throw DatabaseError({}, "commit"); // lost before COMMIT was sent: surely not committed
    }
    try {
        how();
        m_private->inTransaction = false;
    } catch (const DatabaseError&) {
        if (!m_private->link.isOpen()) {
            m_private->inTransaction = false;
            m_private->commitUnknown = true;
            throw DatabaseError({}, "commit");
        }
        rollback(); // of what a failed statement has left; harmless where COMMIT ended the transaction
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

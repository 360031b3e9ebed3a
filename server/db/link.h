// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/db/databaseerror.h"
#include "server/db/watchdog.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <libpq-fe.h>

#include <memory>
#include <span>
#include <vector>

class QSqlQuery;

namespace tellerdesk::server::db {

class Parameters;

// What the driver keeps of a query: valid until the query runs again.
const PGresult* resultOf(const QSqlQuery& query);

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

// What goes to the database: a statement prepared on the session and its parameters, or a command as it stands.
struct Message {
    const char* name = nullptr; // for errors
    const char* prepared = nullptr;
    const Parameters* parameters = nullptr;
    const char* command = nullptr;
};

// One QPSQL session: opening, closing, its socket under the watchdog, and errors without the database's text.
class Link {
public:
    explicit Link(const ConnectionSettings& settings);
    ~Link();
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    void open();           // throws DatabaseError, state 08001
    void close() noexcept; // queries of before do nothing any more and may be destroyed at any time
    bool isOpen() const;   // false as soon as a call found the connection gone
    bool wasCut() const { return m_socket.wasShut(); } // by the watchdog

    QSqlDatabase& database() { return m_database; }
    int serverVersion() const { return PQserverVersion(m_handle); }
    bool isEncrypted() const { return PQsslInUse(m_handle) != 0; }
    const QString& openError() const { return m_openError; }

    // Runs statements without parameters, all of them; throws at the first that fails. For migrations and grants only.
    void execute(const QString& script, const char* name);
    void begin(const char* name);
    void commit(const char* name);
    void rollback() noexcept;

    // Past the driver, on its own session: the driver knows neither binary parameters nor several statements in one
    // round trip. All throw DatabaseError.
    void prepare(const char* prepared, const QByteArray& sql, const std::vector<Oid>& types, const char* name);
    Answer execute(const Message& message);
    // All or none are sent before the first answer is read; after a failure none of the rest is run.
    std::vector<Answer> executeTogether(std::span<const Message> messages);

    DatabaseError failure(const QSqlError& error, const char* name, const PGresult* result = nullptr);

    // While it lives, the watchdog counts.
    class Call {
    public:
        explicit Call(Link& link)
            : m_socket(link.m_socket)
            , m_timeout(link.m_settings.answerTimeout) {
            startAnew();
        }
        ~Call() { m_socket.disarm(); }
        void startAnew() { m_socket.arm(m_timeout); }
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;

    private:
        WatchedSocket& m_socket;
        const std::chrono::milliseconds m_timeout;
    };

private:
    [[noreturn]] void refuseToOpen(const QString& why);
    bool isLostBy(const QByteArray& state) const;
    DatabaseError failure(const QByteArray& state, const char* name, const PGresult* result);
    DatabaseError failure(const PGresult* result, const char* name);
    bool send(const Message& message);
    Answer nextAnswer();

    const ConnectionSettings m_settings;
    QString m_openError;
    QSqlDatabase m_database;
    PGconn* m_handle = nullptr;
    bool m_isLost = false; // a call found the connection gone
    WatchedSocket m_socket;
    std::shared_ptr<Watchdog> m_watchdog;
};

} // namespace tellerdesk::server::db

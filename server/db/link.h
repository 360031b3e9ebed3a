// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/db/databaseerror.h"
#include "server/db/watchdog.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <libpq-fe.h>

#include <memory>

class QSqlQuery;

namespace tellerdesk::server::db {

// What the driver keeps of a query: valid until the query runs again.
const PGresult* resultOf(const QSqlQuery& query);

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

    DatabaseError failure(const QSqlError& error, const char* name, const PGresult* result = nullptr);

    // While it lives, the watchdog counts.
    class Call {
    public:
        explicit Call(Link& link)
            : m_socket(link.m_socket) {
            m_socket.arm(link.m_settings.answerTimeout);
        }
        ~Call() { m_socket.disarm(); }
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;

    private:
        WatchedSocket& m_socket;
    };

private:
    [[noreturn]] void refuseToOpen(const QString& why);
    bool isLostBy(const QSqlError& error) const;

    const ConnectionSettings m_settings;
    QString m_openError;
    QSqlDatabase m_database;
    PGconn* m_handle = nullptr;
    bool m_isLost = false; // a call found the connection gone
    WatchedSocket m_socket;
    std::shared_ptr<Watchdog> m_watchdog;
};

} // namespace tellerdesk::server::db

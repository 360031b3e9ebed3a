// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/link.h"

#include "server/db/connectionurl.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QSqlResult>
#include <QVariant>

#include <atomic>
#include <cstring>

Q_DECLARE_OPAQUE_POINTER(PGconn*)
Q_DECLARE_OPAQUE_POINTER(PGresult*)

namespace tellerdesk::server::db {

namespace {

// The documented way to libpq's handles. The driver registers the types for itself; ours are the same by name.
template <class Pointer>
Pointer pointerIn(const QVariant& handle) {
    return handle.metaType() == QMetaType::fromType<Pointer>() ? handle.value<Pointer>() : nullptr;
}

QString freshName() {
    static std::atomic<int> count = 0;
    return QStringLiteral("tellerdesk-%1").arg(++count);
}

} // namespace

const PGresult* resultOf(const QSqlQuery& query) {
    return pointerIn<PGresult*>(query.result()->handle());
}

Link::Link(const ConnectionSettings& settings)
    : m_settings(settings)
    , m_watchdog(Watchdog::shared()) {
    m_watchdog->watch(&m_socket);
}

Link::~Link() {
    m_watchdog->forget(&m_socket);
    close();
}

void Link::refuseToOpen(const QString& why) {
    close();
    m_openError = why;
    throw DatabaseError("08001", "open");
}

void Link::open() {
    close();
    m_openError.clear();
    const auto parts = connectionParts(m_settings);
    if (!parts) {
        refuseToOpen(QStringLiteral("the database URL cannot be read"));
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), freshName());
    if (!m_database.isValid()) {
        refuseToOpen(QStringLiteral("Qt's PostgreSQL driver is not installed"));
    }
    m_database.setHostName(parts->host);
    m_database.setDatabaseName(parts->database);
    m_database.setUserName(parts->user);
    m_database.setPassword(parts->password);
    m_database.setConnectOptions(parts->options);
    if (!m_database.open()) {
        refuseToOpen(m_database.lastError().databaseText().trimmed());
    }
    m_handle = pointerIn<PGconn*>(m_database.driver()->handle());
    if (m_handle == nullptr) {
        refuseToOpen(QStringLiteral("Qt's PostgreSQL driver gives no handle"));
    }
    // libpq writes the server's notices to stderr unless told otherwise.
    PQsetNoticeProcessor(m_handle, [](void*, const char*) {}, nullptr);
    // The driver escapes by what it saw when it opened; a proxy may have dropped our option.
    const char* conforming = PQparameterStatus(m_handle, "standard_conforming_strings");
    if (conforming == nullptr || std::strcmp(conforming, "on") != 0) {
        refuseToOpen(QStringLiteral("standard_conforming_strings is not on"));
    }
    m_isLost = false;
    m_socket.attach(PQsocket(m_handle));
}

// The driver goes first. A query that outlives its driver does nothing; one that is destroyed before it sends
// DEALLOCATE, which waits on a dead link, and one that is destroyed after a reopening would abort the new session's
// transaction.
void Link::close() noexcept {
    m_handle = nullptr;
    m_socket.detach();
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase();
    if (!name.isEmpty()) {
        QSqlDatabase::removeDatabase(name);
    }
}

bool Link::isOpen() const {
    return m_handle != nullptr && !m_isLost && PQstatus(m_handle) == CONNECTION_OK;
}

// Words without a SQLSTATE are libpq's own: the connection is gone. After a crash of the server libpq finds that out
// one call later than it says so.
bool Link::isLostBy(const QSqlError& error) const {
    return !isOpen() || (error.nativeErrorCode().isEmpty() && *PQerrorMessage(m_handle) != '\0');
}

DatabaseError Link::failure(const QSqlError& error, const char* name, const PGresult* result) {
    QByteArray state = error.nativeErrorCode().toLatin1();
    m_isLost = isLostBy(error);
    if (m_isLost) {
        const bool said = state.startsWith("57P") || state.startsWith("08");
        return DatabaseError(said ? state : QByteArray(), name);
    }
    if (state.isEmpty()) {
        state = "XX000"; // alive, yet no code: what PostgreSQL calls an internal error
    }
    const char* constraint = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    return DatabaseError(state, name, QString::fromUtf8(constraint));
}

void Link::execute(const QString& script, const char* name) {
    const Call call(*this);
    QSqlQuery query(m_database);
    if (query.exec(script)) {
        // exec() tells of the first statement only.
        while (query.nextResult()) {
        }
    }
    if (!isOpen() || query.lastError().isValid()) {
        throw failure(query.lastError(), name, resultOf(query));
    }
}

void Link::begin(const char* name) {
    const Call call(*this);
    if (!m_database.transaction()) {
        throw failure(m_database.lastError(), name);
    }
}

void Link::commit(const char* name) {
    const Call call(*this);
    if (m_database.commit()) {
        return;
    }
    if (!isLostBy(m_database.lastError()) && m_database.lastError().nativeErrorCode().isEmpty()) {
        throw DatabaseError("25P02", name); // COMMIT was answered by ROLLBACK
    }
    throw failure(m_database.lastError(), name);
}

void Link::rollback() noexcept {
    const Call call(*this);
    if (isOpen() && !m_database.rollback()) {
        close();
    }
}

} // namespace tellerdesk::server::db

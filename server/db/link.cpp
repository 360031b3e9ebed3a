// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/link.h"

#include "server/db/connectionurl.h"
#include "server/db/parameters.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QSqlResult>
#include <QVariant>

#include <atomic>
#include <cstring>
#include <optional>

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
bool Link::isLostBy(const QByteArray& state) const {
    return !isOpen() || (state.isEmpty() && *PQerrorMessage(m_handle) != '\0');
}

DatabaseError Link::failure(const QByteArray& state, const char* name, const PGresult* result) {
    m_isLost = isLostBy(state);
    if (m_isLost) {
        const bool said = state.startsWith("57P") || state.startsWith("08");
        return DatabaseError(said ? state : QByteArray(), name);
    }
    const char* constraint = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    // Alive, yet no code: what PostgreSQL calls an internal error.
    return DatabaseError(state.isEmpty() ? QByteArray("XX000") : state, name, QString::fromUtf8(constraint));
}

DatabaseError Link::failure(const QSqlError& error, const char* name, const PGresult* result) {
    return failure(error.nativeErrorCode().toLatin1(), name, result);
}

DatabaseError Link::failure(const PGresult* result, const char* name) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return failure(QByteArray(state), name, result);
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
    const QByteArray state = m_database.lastError().nativeErrorCode().toLatin1();
    if (state.isEmpty() && !isLostBy(state)) {
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

namespace {

bool succeeded(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

constexpr int kAsText = 0;
constexpr int kBinary = 1;

} // namespace

void Link::prepare(const char* prepared, const QByteArray& sql, const std::vector<Oid>& types, const char* name) {
    const Call call(*this);
    const Answer answer(PQprepare(m_handle, prepared, sql.constData(), static_cast<int>(types.size()), types.data()));
    if (!succeeded(answer.get())) {
        throw failure(answer.get(), name);
    }
}

Answer Link::execute(const Message& message) {
    const Call call(*this);
    Answer answer;
    if (send(message)) {
        answer = nextAnswer();
    }
    if (!succeeded(answer.get())) {
        throw failure(answer.get(), message.name);
    }
    return answer;
}

bool Link::send(const Message& message) {
    if (message.command != nullptr) {
        return PQsendQueryParams(m_handle, message.command, 0, nullptr, nullptr, nullptr, nullptr, kAsText) == 1;
    }
    const Parameters& parameters = *message.parameters;
    const auto values = parameters.values();
    return PQsendQueryPrepared(m_handle, message.prepared, parameters.count(), values.data(),
                               parameters.lengths().data(), parameters.formats().data(), kBinary) == 1;
}

// One message's answer: libpq gives the result and then nothing, once.
Answer Link::nextAnswer() {
    Answer answer(PQgetResult(m_handle));
    while (const Answer rest{PQgetResult(m_handle)}) {
        if (PQstatus(m_handle) != CONNECTION_OK) {
            break;
        }
    }
    return answer;
}

std::vector<Answer> Link::executeTogether(std::span<const Message> messages) {
    Call call(*this);
    bool sent = PQenterPipelineMode(m_handle) == 1;
    for (std::size_t i = 0; sent && i < messages.size(); ++i) {
        sent = send(messages[i]);
    }
    if (!sent || PQpipelineSync(m_handle) != 1) {
        m_isLost = true; // or half of a batch would lie in the session's buffers
        throw DatabaseError({}, messages.front().name);
    }
    std::vector<Answer> answers;
    std::optional<DatabaseError> error;
    for (const Message& message : messages) {
        Answer answer = nextAnswer();
        call.startAnew(); // each statement has its own time
        if (!succeeded(answer.get()) && !error) {
            error = failure(answer.get(), message.name);
        }
        if (PQstatus(m_handle) != CONNECTION_OK) {
            break;
        }
        answers.push_back(std::move(answer));
    }
    const Answer end(PQgetResult(m_handle));
    if (PQexitPipelineMode(m_handle) != 1 || !isOpen()) {
        m_isLost = true;
        throw DatabaseError(error.value_or(DatabaseError({}, messages.back().name)));
    }
    if (error) {
        throw DatabaseError(*error);
    }
    return answers;
}

} // namespace tellerdesk::server::db

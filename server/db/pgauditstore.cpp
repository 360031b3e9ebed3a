// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgauditstore.h"

#include <QJsonDocument>

namespace tellerdesk::server::db {

namespace {

const Statement kInsertEvent{
    .name = "audit_insert",
    .sql = "INSERT INTO audit_events (id, at, act, user_id, username, role, session_id, request_id, peer, branch_id, "
           "subject_kind, subject_id, before_state, after_state) "
           "VALUES (:id, :at, :act, :user_id, :username, :role, :session_id, :request_id, :peer, :branch_id, "
           ":subject_kind, :subject_id, :before_state, :after_state)",
    .parameters = {{"id", Type::Uuid},
                   {"at", Type::Timestamp},
                   {"act", Type::Text},
                   {"user_id", Type::Uuid},
                   {"username", Type::Text},
                   {"role", Type::Text},
                   {"session_id", Type::Uuid},
                   {"request_id", Type::Uuid},
                   {"peer", Type::Text},
                   {"branch_id", Type::Uuid},
                   {"subject_kind", Type::Text},
                   {"subject_id", Type::Uuid},
                   {"before_state", Type::Text},
                   {"after_state", Type::Text}},
};

std::optional<QString> textOf(const QJsonObject& state) {
    return state.isEmpty() ? std::nullopt
                           : std::optional(QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact)));
}

std::optional<Uuid> givenId(const Uuid& id) {
    return id.isNil() ? std::nullopt : std::optional(id);
}

} // namespace

void PgAuditStore::append(const AuditEvent& event) {
    const auto& actor = event.actor;
    const auto& subject = event.subject;
    const auto branch = event.branchId ? event.branchId : actor ? std::optional(actor->branchId) : std::nullopt;
    m_connection.run(kInsertEvent,
                     {{"id", Uuid::makeV7(event.origin.at)},
                      {"at", event.origin.at},
                      {"act", event.act},
                      {"user_id", actor ? std::optional(actor->userId.value) : std::nullopt},
                      {"username", actor ? std::optional(actor->username) : std::nullopt},
                      {"role", actor ? std::optional<QString>(wireName(actor->role)) : std::nullopt},
                      {"session_id", actor ? givenId(actor->sessionId.value) : std::nullopt},
                      {"request_id", givenId(event.origin.requestId)},
                      {"peer", event.origin.peer.isEmpty() ? std::nullopt : std::optional(event.origin.peer)},
                      {"branch_id", branch ? std::optional(branch->value) : std::nullopt},
                      {"subject_kind", subject ? std::optional(subject->kind) : std::nullopt},
                      {"subject_id", subject ? std::optional(subject->id) : std::nullopt},
                      {"before_state", textOf(event.before)},
                      {"after_state", textOf(event.after)}});
}

} // namespace tellerdesk::server::db

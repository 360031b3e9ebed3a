// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgsessionstore.h"

#include "server/db/databaseerror.h"

namespace tellerdesk::server::db {

namespace {

const std::vector<Column> kLiveColumns{{"id", Type::Uuid},
                                       {"user_id", Type::Uuid},
                                       {"username", Type::Text},
                                       {"full_name", Type::Text},
                                       {"role", Type::Text},
                                       {"branch_id", Type::Uuid},
                                       {"must_change_password", Type::Boolean},
                                       {"expires_at_ms", Type::BigInt}};

const Statement kFindLive{
    .name = "session_find_live",
    .sql = "SELECT s.id, s.user_id, u.username, u.full_name, u.role, u.branch_id, u.must_change_password, "
           "(extract(epoch FROM s.expires_at) * 1000)::bigint AS expires_at_ms "
           "FROM sessions s JOIN users u ON u.id = s.user_id "
           "WHERE s.id = :id AND s.user_id = :user_id AND s.ended_at IS NULL AND s.expires_at > :now "
           "AND u.status = 'active'",
    .parameters = {{"id", Type::Uuid}, {"user_id", Type::Uuid}, {"now", Type::Timestamp}},
    .columns = kLiveColumns,
};

const Statement kLockLive{
    .name = "session_lock_live",
    .sql = "SELECT s.id, s.user_id, u.username, u.full_name, u.role, u.branch_id, u.must_change_password, "
           "(extract(epoch FROM s.expires_at) * 1000)::bigint AS expires_at_ms "
           "FROM sessions s JOIN users u ON u.id = s.user_id "
           "WHERE s.id = :id AND s.ended_at IS NULL AND s.expires_at > :now AND u.status = 'active' "
           "FOR NO KEY UPDATE OF s",
    .parameters = {{"id", Type::Uuid}, {"now", Type::Timestamp}},
    .columns = kLiveColumns,
};

// Read after the session was locked, by a statement of its own: joined to the locking one, it could be what it was
// before the wait.
const Statement kFindToken{
    .name = "session_token_find",
    .sql = "SELECT token_hash, (extract(epoch FROM first_used_at) * 1000)::bigint AS first_used_at_ms "
           "FROM session_tokens WHERE session_id = :session_id AND generation = :generation",
    .parameters = {{"session_id", Type::Uuid}, {"generation", Type::Integer}},
    .columns = {{"token_hash", Type::Bytes}, {"first_used_at_ms", Type::BigInt}},
};

const Statement kInsertSession{
    .name = "session_insert",
    .sql = "INSERT INTO sessions (id, user_id, created_at, expires_at) "
           "VALUES (:id, :user_id, :created_at, :expires_at)",
    .parameters = {{"id", Type::Uuid},
                   {"user_id", Type::Uuid},
                   {"created_at", Type::Timestamp},
                   {"expires_at", Type::Timestamp}},
};

const Statement kInsertToken{
    .name = "session_token_insert",
    .sql = "INSERT INTO session_tokens (session_id, generation, token_hash) "
           "VALUES (:session_id, :generation, :token_hash)",
    .parameters = {{"session_id", Type::Uuid}, {"generation", Type::Integer}, {"token_hash", Type::Bytes}},
};

const Statement kNoteGeneration{
    .name = "session_note_generation",
    .sql = "UPDATE sessions SET generation = :generation WHERE id = :id",
    .parameters = {{"generation", Type::Integer}, {"id", Type::Uuid}},
};

const Statement kNoteFirstUse{
    .name = "session_token_note_first_use",
    .sql = "UPDATE session_tokens SET first_used_at = :now "
           "WHERE session_id = :session_id AND generation = :generation AND first_used_at IS NULL",
    .parameters = {{"now", Type::Timestamp}, {"session_id", Type::Uuid}, {"generation", Type::Integer}},
};

const Statement kEnd{
    .name = "session_end",
    .sql = "UPDATE sessions SET ended_at = :now, ended_because = :reason WHERE id = :id AND ended_at IS NULL",
    .parameters = {{"now", Type::Timestamp}, {"reason", Type::Text}, {"id", Type::Uuid}},
};

const Statement kEndAllOf{
    .name = "session_end_all_of_user",
    .sql = "UPDATE sessions SET ended_at = :now, ended_because = :reason "
           "WHERE user_id = :user_id AND ended_at IS NULL AND (:but::uuid IS NULL OR id <> :but::uuid)",
    .parameters = {{"now", Type::Timestamp}, {"reason", Type::Text}, {"user_id", Type::Uuid}, {"but", Type::Uuid}},
};

// What is over at a moment that has passed stays so, so that the two find the same sessions.
const Statement kRemoveTokensOver{
    .name = "session_tokens_remove_over",
    .sql = "DELETE FROM session_tokens WHERE session_id IN "
           "(SELECT s.id FROM sessions s WHERE COALESCE(s.ended_at, s.expires_at) < :before)",
    .parameters = {{"before", Type::Timestamp}},
};

const Statement kRemoveOver{
    .name = "sessions_remove_over",
    .sql = "DELETE FROM sessions WHERE COALESCE(ended_at, expires_at) < :before",
    .parameters = {{"before", Type::Timestamp}},
};

LiveSession liveOf(const Row& row) {
    const auto role = roleFromWire(row.text("role"));
    if (!role) { // the constraint users_role_is_known names the same roles
        throw DatabaseError("22000", kFindLive.name);
    }
    return {
        .actor = {.userId = row.id<UserId>("user_id"),
                  .sessionId = row.id<SessionId>("id"),
                  .username = row.text("username"),
                  .fullName = row.text("full_name"),
                  .role = *role,
                  .branchId = row.id<BranchId>("branch_id"),
                  .mustChangePassword = row.boolean("must_change_password")},
        .expiresAt = row.instant("expires_at_ms"),
    };
}

} // namespace

std::optional<LiveSession> PgSessionStore::findLive(const Caller& caller, Instant now) {
    return m_connection.first(kFindLive, {{"id", caller.sessionId}, {"user_id", caller.userId}, {"now", now}}, liveOf);
}

void PgSessionStore::insert(const NewSession& session) {
    m_connection.run(kInsertSession, {{"id", session.id},
                                      {"user_id", session.userId},
                                      {"created_at", session.createdAt},
                                      {"expires_at", session.expiresAt}});
    m_connection.run(kInsertToken, {{"session_id", session.id}, {"generation", 1}, {"token_hash", session.tokenHash}});
}

std::optional<RefreshState> PgSessionStore::lockForRefresh(const RefreshTokenId& token, Instant now) {
    auto session = m_connection.first(kLockLive, {{"id", token.session}, {"now", now}}, liveOf);
    if (!session) {
        return std::nullopt;
    }
    return m_connection.first(kFindToken, {{"session_id", token.session}, {"generation", token.generation}},
                              [&](const Row& row) {
                                  return RefreshState{.session = *session,
                                                      .tokenHash = row.bytes("token_hash"),
                                                      .firstUsedAt = row.optionalInstant("first_used_at_ms")};
                              });
}

void PgSessionStore::noteFirstUse(const RefreshTokenId& token, Instant now) {
    m_connection.run(kNoteFirstUse, {{"now", now}, {"session_id", token.session}, {"generation", token.generation}});
}

void PgSessionStore::insertToken(const RefreshTokenId& token, const QByteArray& hash) {
    m_connection.run(kInsertToken,
                     {{"session_id", token.session}, {"generation", token.generation}, {"token_hash", hash}});
    m_connection.run(kNoteGeneration, {{"generation", token.generation}, {"id", token.session}});
}

bool PgSessionStore::end(SessionId id, SessionEnd reason, Instant now) {
    return m_connection.run(kEnd, {{"now", now}, {"reason", QString(wireName(reason))}, {"id", id}}) == 1;
}

qint64 PgSessionStore::endAllOf(UserId user, std::optional<SessionId> but, SessionEnd reason, Instant now) {
    return m_connection.run(kEndAllOf,
                            {{"now", now}, {"reason", QString(wireName(reason))}, {"user_id", user}, {"but", but}});
}

qint64 PgSessionStore::removeOver(Instant before) {
    m_connection.run(kRemoveTokensOver, {{"before", before}});
    return m_connection.run(kRemoveOver, {{"before", before}});
}

} // namespace tellerdesk::server::db

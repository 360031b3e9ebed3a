// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/sessionstore.h"

namespace tellerdesk::server::db {

class PgSessionStore final : public SessionStore {
public:
    explicit PgSessionStore(Connection& connection)
        : m_connection(connection) {}

    std::optional<LiveSession> findLive(const Caller& caller, Instant now) override;
    void insert(const NewSession& session) override;
    std::optional<RefreshState> lockForRefresh(const RefreshTokenId& token, Instant now) override;
    void noteFirstUse(const RefreshTokenId& token, Instant now) override;
    void insertToken(const RefreshTokenId& token, const QByteArray& hash) override;
    bool end(SessionId id, SessionEnd reason, Instant now) override;
    qint64 endAllOf(UserId user, std::optional<SessionId> but, SessionEnd reason, Instant now) override;
    qint64 removeOver(Instant before) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/tillstore.h"

namespace tellerdesk::server::db {

class PgTillStore final : public TillStore {
public:
    explicit PgTillStore(Connection& connection)
        : m_connection(connection) {}

    std::optional<TillRecord> find(TillSessionId id) override;
    std::optional<TillRecord> openOf(UserId teller) override;
    std::vector<TillRecord> list(const TillFilter& filter) override;

    // What the reply to its opening said, whatever has happened since.
    std::optional<TillRecord> findAsOpened(TillSessionId id);

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

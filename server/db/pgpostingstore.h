// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/postingstore.h"

namespace tellerdesk::server::db {

class PgPostingStore final : public PostingStore {
public:
    explicit PgPostingStore(Connection& connection)
        : m_connection(connection) {}

    std::optional<PostingRecord> find(PostingId id) override;

    // Those of the ids that are customers' postings, in no order.
    std::vector<PostingRecord> findAll(const std::vector<Uuid>& ids);

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

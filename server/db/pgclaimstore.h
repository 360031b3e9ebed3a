// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/claimstore.h"

namespace tellerdesk::server::db {

class PgClaimStore final : public ClaimStore {
public:
    explicit PgClaimStore(Connection& connection)
        : m_connection(connection) {}

    ClaimOutcome claim(const Claim& claim) override;
    void storeReply(RequestKey key, const StoredReply& reply) override;
    void storeRefusal(RequestKey key, ErrorCode code, UserId userId, BranchId branchId, Instant refusedAt) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

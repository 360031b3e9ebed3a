// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/auditstore.h"

namespace tellerdesk::server::db {

class PgAuditStore final : public AuditStore {
public:
    explicit PgAuditStore(Connection& connection)
        : m_connection(connection) {}

    void append(const AuditEvent& event) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

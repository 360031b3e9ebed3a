// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/journalstore.h"

namespace tellerdesk::server::db {

class PgJournalStore final : public JournalStore {
public:
    explicit PgJournalStore(Connection& connection)
        : m_connection(connection) {}

    std::vector<JournalItem> list(const JournalFilter& filter) override;
    std::optional<ReceiptRecord> receipt(PostingId id) override;
    qint64 addCopy(const NewCopy& copy) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

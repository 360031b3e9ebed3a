// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/entrystore.h"

namespace tellerdesk::server::db {

class PgEntryStore final : public EntryStore {
public:
    explicit PgEntryStore(Connection& connection)
        : m_connection(connection) {}

    std::vector<AccountEntry> find(const EntryFilter& filter, int limit, int scanned) override;
    std::optional<qint64> scannedTo(const EntryFilter& filter, int scanned) override;
    std::optional<NumberRange> numbersIn(AccountId account, const DateRange& dates) override;
    qint64 sumBefore(AccountId account, QDate date) override;
    std::vector<EntryBrief> briefs(AccountId account, const std::vector<qint64>& numbers) override;
    std::vector<EntryBrief> allBriefs(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                      int limit) override;
    std::vector<EntryBucket> buckets(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                     qint64 width) override;
    std::vector<BalancePoint> withBalances(AccountId account, const DateRange& dates,
                                           const std::vector<BalanceWanted>& wanted) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

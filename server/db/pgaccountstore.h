// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/accountreads.h"
#include "server/domain/accountstore.h"

namespace tellerdesk::server::db {

class PgAccountStore final : public AccountStore {
public:
    explicit PgAccountStore(Connection& connection)
        : m_connection(connection) {}

    bool insert(const AccountRecord& account, Instant openedAt) override;
    std::optional<AccountRecord> find(AccountId id) override;
    std::vector<AccountRecord> list(const AccountFilter& filter) override;
    std::vector<QString> numbersOf(CustomerId customer) override;

private:
    Connection& m_connection;
};

// One statement for all; the sights come in the order of the looks. The newest look's time counts for each session.
std::vector<AccountSight> lookAtAccounts(Connection& connection, const std::vector<AccountLook>& looks);

} // namespace tellerdesk::server::db

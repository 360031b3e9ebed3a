// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/bankstore.h"

namespace tellerdesk::server::db {

class PgBankStore final : public BankStore {
public:
    explicit PgBankStore(Connection& connection)
        : m_connection(connection) {}

    Bank bank() override;
    std::vector<Branch> branches() override;
    std::optional<Branch> findBranch(BranchId id) override;
    std::optional<Branch> findBranchByCode(const QString& code) override;
    std::vector<Currency> currencies() override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

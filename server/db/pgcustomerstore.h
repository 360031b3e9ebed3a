// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/customerstore.h"

namespace tellerdesk::server::db {

class PgCustomerStore final : public CustomerStore {
public:
    explicit PgCustomerStore(Connection& connection)
        : m_connection(connection) {}

    void insert(const CustomerRecord& customer, UserId createdBy) override;
    std::optional<CustomerRecord> find(CustomerId id) override;
    std::optional<CustomerRecord> findForUpdate(CustomerId id) override;
    void update(const CustomerRecord& customer) override;
    void replaceTerms(const CustomerRecord& customer, const std::vector<QString>& terms) override;
    void addTerms(const CustomerRecord& customer, const std::vector<QString>& terms) override;
    std::vector<CustomerRecord> list(const CustomerFilter& filter) override;
    std::vector<FoundCustomer> search(const CustomerSearch& search) override;
    std::vector<CustomerRecord> candidates(BranchId branchId, const CandidateQuery& query) override;
    std::optional<CustomerPicture> findPicture(CustomerId id, PictureKind kind) override;
    void savePicture(CustomerId id, PictureKind kind, const CustomerPicture& picture,
                     const PictureChange& change) override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

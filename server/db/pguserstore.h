// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/userstore.h"

namespace tellerdesk::server::db {

class PgUserStore final : public UserStore {
public:
    explicit PgUserStore(Connection& connection)
        : m_connection(connection) {}

    std::optional<User> find(UserId id) override;
    std::vector<User> list(const UserFilter& filter) override;
    bool hasAdministrator() override;
    std::optional<Credential> lock(UserId id) override;
    std::optional<Credential> lockByName(const QString& username) override;
    void lockNobody() override;
    std::vector<UserId> lockActiveAdministrators() override;
    bool insert(const Credential& credential) override;
    void save(const Credential& credential) override;
    void insertSetupCode(const QByteArray& hash, Instant createdAt) override;
    std::vector<QByteArray> setupCodes() override;
    std::vector<QByteArray> takeSetupCodes() override;

private:
    Connection& m_connection;
};

} // namespace tellerdesk::server::db

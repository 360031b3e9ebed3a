// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/transactor.h"

namespace tellerdesk::server::db {

class DatabaseError;

// What a caller is told of a failure that was not overcome. Internal where nothing but our own bug explains it.
ErrorCode errorCodeFor(const DatabaseError& error, bool commitUnknown);

// Runs use cases on one connection. A deadlock or a serialisation failure runs the work again, a bounded number of
// times; a unique key taken in between and a connection lost before COMMIT do so once.
class PgTransactor final : public Transactor {
public:
    PgTransactor(Connection& connection, Stores& stores)
        : m_connection(connection)
        , m_stores(stores) {}

    Result<void> run(const Work& work) override;

private:
    Connection& m_connection;
    Stores& m_stores;
};

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/link.h"

#include <QSqlQuery>

namespace tellerdesk::server::db {

// A statement prepared on one session. The only place of the program that binds values.
class PreparedStatement {
public:
    PreparedStatement(Link& link, const Statement& statement); // throws DatabaseError

    void execute(std::span<const Bind> binds); // throws DatabaseError
    // The rows of the last execute(); the number of rows read, or affected where there are none to read.
    qint64 deliver(const Connection::EachRow& eachRow);

private:
    const Value& boundTo(std::size_t parameter, std::span<const Bind> binds) const;

    Link& m_link;
    const Statement& m_statement;
    QSqlQuery m_query;
    std::vector<int> m_places;
    bool m_delivering = false;
};

} // namespace tellerdesk::server::db

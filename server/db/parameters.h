// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/statement.h"

#include <libpq-fe.h>

namespace tellerdesk::server::db {

// The number by which PostgreSQL knows the type.
Oid oidOf(Type type);

// The values of one call in PostgreSQL's binary form. A batch's arrays as text would be written by us, quoted by the
// driver, and parsed by the database twice, as SQL and as arrays: a third of what a posting costs.
class Parameters {
public:
    // False where a text holds U+0000, which the database would refuse.
    bool add(const Value& value, Type type);

    int count() const { return static_cast<int>(m_lengths.size()); }
    // Valid until the next add().
    std::vector<const char*> values() const;
    const std::vector<int>& lengths() const { return m_lengths; }
    const std::vector<int>& formats() const { return m_formats; }

private:
    QByteArray m_bytes;
    std::vector<qsizetype> m_starts; // -1: NULL
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace tellerdesk::server::db

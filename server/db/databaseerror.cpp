// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databaseerror.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server::db {

bool DatabaseError::keyTaken() const {
    constexpr std::array kOfKeys{"users_pkey",    "customers_pkey",     "accounts_pkey",
                                 "postings_pkey", "till_sessions_pkey", "till_sessions_closing_key"};
    return uniqueViolation() && std::any_of(kOfKeys.begin(), kOfKeys.end(), [this](const char* name) {
               return m_constraint == QLatin1StringView(name);
           });
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <vector>

namespace tellerdesk::client {

// The last ones served at this desk by this user, the latest first. In memory only, and no more of them than a list
// shows: who is chosen again is asked for anew.
class RecentCustomers {
public:
    static constexpr std::size_t kMost = 10;

    struct One {
        CustomerId id = {};
        QString fullName = {};
        QString phone = {};
    };

    void add(const CustomerInfo& customer);
    void clear() { m_list.clear(); }
    const std::vector<One>& list() const { return m_list; }

private:
    std::vector<One> m_list;
};

} // namespace tellerdesk::client

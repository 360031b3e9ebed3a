// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/recentcustomers.h"

namespace tellerdesk::client {

void RecentCustomers::add(const CustomerInfo& customer) {
    std::erase_if(m_list, [&customer](const One& each) { return each.id == customer.id; });
    m_list.insert(
        m_list.begin(),
        {.id = customer.id, .fullName = customer.fields.fullName, .phone = customer.fields.phone.value_or(QString())});
    if (m_list.size() > kMost) {
        m_list.pop_back();
    }
}

} // namespace tellerdesk::client

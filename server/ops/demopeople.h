// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <QRandomGenerator>

#include <vector>

namespace tellerdesk::server::ops {

// Customers that nobody is, the same ones for the same seed: European, American and Korean names, some of them long.
std::vector<CustomerFields> demoCustomers(int count, QRandomGenerator& random);

} // namespace tellerdesk::server::ops

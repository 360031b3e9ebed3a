// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/books.h"
#include "shared/domain/permission.h"

#include <span>

namespace tellerdesk::server::ops {

struct DemoUser {
    const char* username;
    const char* fullName;
    Role role;
};

std::span<const DemoUser> demoUsers();
extern const char kDemoPassword[]; // of all of them; a demo has nothing to protect

// Fills an empty database with a believable bank: staff, customers, accounts and months of history that `verify`
// accepts, all in one transaction. A database that is the demo bank already stays as it is; one that is a real bank's
// is refused.
Attempt<void> makeDemoBank(const BooksAccess& access, Instant now, QDate today);

} // namespace tellerdesk::server::ops

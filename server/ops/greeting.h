// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/books.h"

namespace tellerdesk::server::ops {

// On the console, before the server is ready: the demo's users, or for a bank without an administrator the code by
// which the client makes the first one.
void greet(const Bank& bank, const BooksAccess& books);

} // namespace tellerdesk::server::ops

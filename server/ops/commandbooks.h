// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/books.h"

#include <memory>

namespace tellerdesk::server::ops {

// The books for one command: by DB_SOURCE, or those of a server that runs on the data folder, or of the private
// PostgreSQL started for the command.
struct CommandBooks {
    std::unique_ptr<PrivatePostgres> own = {}; // stops with it
    BooksAccess access = {};
    bool serverRuns = false; // on the data folder; what others do with DB_SOURCE is not known
};

// What becomes of a data folder without books: who only looks at them must not make a database where a folder's name
// was mistyped.
enum class WithoutBooks { Make, Refuse };

Attempt<CommandBooks> openBooks(const Configuration& configuration, const QString& command, WithoutBooks without);

// The same, with the schema that this program wants.
Attempt<CommandBooks> openCurrentBooks(const Configuration& configuration, const QString& command,
                                       WithoutBooks without);

} // namespace tellerdesk::server::ops

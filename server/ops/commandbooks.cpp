// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandbooks.h"

#include "server/ops/fromconfiguration.h"

namespace tellerdesk::server::ops {

Attempt<CommandBooks> openBooks(const Configuration& configuration, const QString& command) {
    if (!configuration.usesPrivateDatabase()) {
        return CommandBooks{.access = accessTo(configuration)};
    }
    auto used = PrivatePostgres::use(privateSettings(configuration, command), [] { return false; });
    if (!used) {
        return used.failed();
    }
    const bool serverRuns = used->own == nullptr;
    return CommandBooks{
        .own = std::move(used->own), .access = accessTo(configuration, used->urls), .serverRuns = serverRuns};
}

Attempt<CommandBooks> openCurrentBooks(const Configuration& configuration, const QString& command) {
    auto books = openBooks(configuration, command);
    if (books) {
        // Under a server that runs the schema is its business.
        const auto prepared = prepareBooks(books->access, configuration.autoMigrate && !books->serverRuns);
        if (!prepared) {
            return prepared.failed();
        }
    }
    return books;
}

} // namespace tellerdesk::server::ops

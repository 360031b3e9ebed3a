// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandbooks.h"

#include "server/ops/datalock.h"
#include "server/ops/fromconfiguration.h"

#include <QFileInfo>

namespace tellerdesk::server::ops {

Attempt<void> needBooks(const Configuration& configuration) {
    const QString& folder = configuration.dataFolder;
    if (!configuration.usesPrivateDatabase() || QFileInfo::exists(folder + QStringLiteral("/postgres")) ||
        DataLock::holder(folder)) {
        return {};
    }
    return trouble(ExitCode::DataFolder, QStringLiteral("There are no books in the data folder %1.").arg(folder));
}

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandbooks.h"

#include "server/ops/datalock.h"
#include "server/ops/fromconfiguration.h"

#include <QFileInfo>

namespace tellerdesk::server::ops {

namespace {

bool holdsBooks(const QString& dataFolder) {
    return QFileInfo::exists(dataFolder + QStringLiteral("/postgres")) || DataLock::holder(dataFolder);
}

} // namespace

Attempt<CommandBooks> openBooks(const Configuration& configuration, const QString& command, WithoutBooks without) {
    if (!configuration.usesPrivateDatabase()) {
        return CommandBooks{.access = accessTo(configuration)};
    }
    if (without == WithoutBooks::Refuse && !holdsBooks(configuration.dataFolder)) {
        return trouble(ExitCode::DataFolder,
                       QStringLiteral("There are no books in the data folder %1.").arg(configuration.dataFolder));
    }
    auto used = PrivatePostgres::use(privateSettings(configuration, command), [] { return false; });
    if (!used) {
        return used.failed();
    }
    const bool serverRuns = used->own == nullptr;
    return CommandBooks{
        .own = std::move(used->own), .access = accessTo(configuration, used->urls), .serverRuns = serverRuns};
}

Attempt<CommandBooks> openCurrentBooks(const Configuration& configuration, const QString& command,
                                       WithoutBooks without) {
    auto books = openBooks(configuration, command, without);
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

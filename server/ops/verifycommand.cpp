// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/verify.h"
#include "server/ops/commandbooks.h"
#include "server/ops/commands.h"
#include "server/ops/console.h"

namespace tellerdesk::server::ops {

Attempt<void> verifyByCommand(const Configuration& configuration) {
    const auto books = openCurrentBooks(configuration, QStringLiteral("verify"), WithoutBooks::Refuse);
    if (!books) {
        return books.failed();
    }
    const auto fault = ledger::verifyBooks(books->access.application);
    if (!fault) {
        return trouble(ExitCode::DatabaseUnavailable, QStringLiteral("verify: the database does not answer"));
    }
    if (*fault) {
        return trouble(ExitCode::Failed,
                       QStringLiteral("verify: %1 does not hold for %2").arg((*fault)->promise, (*fault)->subject));
    }
    tell(QStringLiteral("verified"));
    return {};
}

} // namespace tellerdesk::server::ops

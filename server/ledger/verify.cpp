// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/verify.h"

#include "server/db/databaseerror.h"

namespace tellerdesk::server::ledger {

Result<std::optional<BooksFault>> verifyBooks(db::ConnectionSettings settings) {
    settings.answerTimeout = std::chrono::hours(24);
    try {
        db::Connection connection(settings);
        return db::findBooksFault(connection);
    } catch (const db::DatabaseError&) {
        return fail(ErrorCode::Unavailable);
    }
}

} // namespace tellerdesk::server::ledger

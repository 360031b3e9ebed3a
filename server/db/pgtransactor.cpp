// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgtransactor.h"

#include "server/db/databaseerror.h"
#include "server/db/link.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <thread>

namespace tellerdesk::server::db {

namespace {

Q_LOGGING_CATEGORY(lcDatabase, "tellerdesk.database")

// Those that met go apart by waiting for times of different length.
void pauseBeforeRetry(int retry) {
    constexpr int kLongestMs = 64;
    const int ceiling = std::min(kLongestMs, 2 << retry);
    std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(1, ceiling + 1)));
}

// How often a work is run again, by what stopped it.
class Patience {
public:
    bool allowsRetry(const DatabaseError& error, const Connection& connection) {
        if (connection.commitUnknown()) {
            return false;
        }
        if (error.worthRetrying()) {
            if (m_conflictsLeft == 0) {
                return false;
            }
            pauseBeforeRetry(kConflicts - m_conflictsLeft--);
            return true;
        }
        if (error.uniqueViolation() || isStalePlan(error)) {
            return std::exchange(m_keyLeft, false);
        }
        const bool couldNotOpen = error.sqlState() == "08001";
        if (error.connectionLost() && !couldNotOpen && !connection.wasCut()) {
            return std::exchange(m_lossLeft, false);
        }
        return false;
    }

private:
    static constexpr int kConflicts = 8;

    // A schema change, or a pooler that lost the prepared statement: it is prepared anew.
    static bool isStalePlan(const DatabaseError& error) {
        return error.sqlState() == "0A000" || error.sqlState() == "26000";
    }

    int m_conflictsLeft = kConflicts;
    bool m_keyLeft = true;
    bool m_lossLeft = true;
};

bool isServersTrouble(const QByteArray& state) {
    // resources, operator intervention, system error; a standby that does not write yet; a transaction cut for idling
    return state.startsWith("53") || state.startsWith("57") || state.startsWith("58") || state == "25006" ||
           state == "25P03";
}

} // namespace

ErrorCode errorCodeFor(const DatabaseError& error, bool commitUnknown) {
    if (commitUnknown || error.sqlState() == "40003") {
        return ErrorCode::OutcomeUnknown;
    }
    if (error.lockTimeout() || error.worthRetrying()) {
        return ErrorCode::Busy;
    }
    if (error.keyTaken()) {
        return ErrorCode::IdempotencyKeyReused;
    }
    return error.connectionLost() || isServersTrouble(error.sqlState()) ? ErrorCode::Unavailable : ErrorCode::Internal;
}

Result<void> PgTransactor::run(const Work& work) {
    for (Patience patience;;) {
        try {
            Transaction transaction(m_connection);
            if (work(m_stores) == Verdict::Commit) {
                transaction.commit();
            }
            return {};
        } catch (const DatabaseError& error) {
            if (patience.allowsRetry(error, m_connection)) {
                continue;
            }
            const ErrorCode code = errorCodeFor(error, m_connection.commitUnknown());
            qCWarning(lcDatabase, "%s: SQLSTATE %s, constraint %s, answered %s", error.statement(),
                      error.sqlState().isEmpty() ? "none" : error.sqlState().constData(),
                      error.constraint().isEmpty() ? "none" : qUtf8Printable(error.constraint()),
                      wireName(code).data());
            return fail(code);
        }
    }
}

} // namespace tellerdesk::server::db

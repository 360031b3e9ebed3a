// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/transactor.h"
#include "server/handlers/call.h"
#include "server/services/sessions.h"

namespace tellerdesk::server {

// What the routes have in common that hash passwords between two transactions.

// A step on a database worker; Unavailable is answered where none can take it.
void onWorker(const Services& services, const Answer& answer, WorkerPool::Job step);

// A transaction that decides by itself what is to stay of it, or the world's failure.
template <class T>
Result<T> inTransaction(Transactor& transactor, const std::function<Result<T>(Stores&)>& work,
                        Verdict onRefusal = Verdict::Rollback) {
    Result<T> result = fail(ErrorCode::Internal);
    const auto ran = transactor.run([&](Stores& stores) {
        result = work(stores);
        return result ? Verdict::Commit : onRefusal;
    });
    return ran ? std::move(result) : Result<T>(ran.failed());
}

SessionPolicy sessionPolicy(const Services& services);

} // namespace tellerdesk::server

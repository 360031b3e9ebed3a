// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/core/errorcode.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace tellerdesk::server {

// What must be the same for a repeated call to be the same call.
struct Claim {
    RequestKey key = {};
    UserId userId = {};
    QString route = {};       // method and route pattern with its ids filled in, such as "POST /v1/customers"
    QByteArray bodyHash = {}; // of the body as parsed, password fields left out
    Instant claimedAt = {};
};

// The reply that a repeated call gets again.
struct StoredReply {
    int status = 0;
    std::optional<QString> etag = {};
    QString body = {};

    bool operator==(const StoredReply&) const = default;
};

struct ClaimFresh {}; // the caller's now: commit an outcome for it, or roll back and leave the key free
struct ClaimRefused { // refused before, and for ever
    ErrorCode code = ErrorCode::Internal;
};
struct ClaimReused {};    // 422: used for another body, route or user
struct ClaimAbandoned {}; // 409: nobody can use it any more

using ClaimOutcome = std::variant<ClaimFresh, StoredReply, ClaimRefused, ClaimReused, ClaimAbandoned>;

// Keys of requests that make something. A claim waits for another transaction's unfinished claim of the same key;
// should that take longer than the lock timeout, claim() throws a DatabaseError with lockTimeout(), which means
// `in_progress`: the caller of the Transactor notes that it was claiming when Busy came. A committed claim has an
// outcome, always: whoever claims stores one in the same transaction or rolls back.
class ClaimStore {
public:
    virtual ~ClaimStore() = default;

    virtual ClaimOutcome claim(const Claim& claim) = 0;
    virtual void storeReply(RequestKey key, const StoredReply& reply) = 0;
    // Business refusals only (isBusinessRefusal, or NotFound for an id in the body).
    virtual void storeRefusal(RequestKey key, ErrorCode code, UserId userId, BranchId branchId, Instant refusedAt) = 0;
};

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/actor.h"
#include "server/domain/claimstore.h"
#include "server/domain/posting.h"
#include "server/domain/tillstore.h"
#include "shared/domain/permission.h"

#include <variant>
#include <vector>

namespace tellerdesk::server::db {

class DatabaseError;

struct ClaimRequest {
    Claim claim = {};
    SessionId sessionId = {};
    Permission permission = Permission::Post;
};

// A dead session, a password to be changed and a missing permission leave the key free.
enum class ClaimState { Fresh, Taken, SessionDead, PasswordChangeRequired, Forbidden };

struct ClaimResult {
    RequestKey key = {};
    ClaimState state = ClaimState::SessionDead;
    Actor actor = {}; // as read with the claim; meaningless when the session is dead
};

// Claims all keys in the order of their ids in one statement, together with the callers' sessions, users and roles. No
// key twice. Waits for other transactions' unfinished claims of the same keys.
// Fills `results` in the order of the requests.
Connection::Step claimStep(const std::vector<ClaimRequest>& requests, Instant now, std::vector<ClaimResult>& results);

// A claimStep() ran into the lock timeout: some key is still being worked on elsewhere.
bool isClaimTimeout(const DatabaseError& error);

// To be called first in a transaction that only tries whether a claim is free.
void waitBrieflyForLocks(Connection& connection);

// What became of a committed claim.
struct KnownRefusal {
    ErrorCode code = ErrorCode::Internal;
    bool ofPosting = false;
};
struct KnownAbandonment {};
struct KnownTillOpening {
    TillSession session = {}; // as it was opened
};
struct KnownTillClosing {
    TillSession session = {};
};
struct KnownOther {}; // a customer, an account, a user: its reply is in `replies`

struct KnownClaim {
    Claim claim = {};
    BranchId branchId = {}; // whose branch the outcome belongs to; nil for KnownOther
    std::variant<KnownOther, PostingReply, KnownRefusal, KnownAbandonment, KnownTillOpening, KnownTillClosing> outcome =
        {};
};

std::vector<KnownClaim> knownClaims(Connection& connection, const std::vector<Uuid>& keys);

} // namespace tellerdesk::server::db

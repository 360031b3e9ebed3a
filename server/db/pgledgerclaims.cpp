// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgledgerclaims.h"

#include "server/db/databaseerror.h"
#include "server/db/pgpostingstore.h"
#include "server/db/pgtillstore.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace tellerdesk::server::db {

namespace {

// The permission table travels with the statement, so that one statement answers for session, user, role and key. The
// sessions are read here, in the posting's own transaction, and nowhere cached. No row is held against all the others:
// what was claimed is looked up by a subquery of its own, which is hashed whatever the planner may do with joins.
const Statement kClaimAll{
    .name = "ledger_claim",
    .sql = R"(WITH request AS (
    SELECT r.id, r.user_id, r.session_id, r.route, r.body_hash, r.permission, r.place
    FROM unnest(CAST(:ids AS uuid[]), CAST(:user_ids AS uuid[]), CAST(:session_ids AS uuid[]), CAST(:routes AS text[]),
                CAST(:body_hashes AS bytea[]), CAST(:permissions AS text[]))
        WITH ORDINALITY AS r (id, user_id, session_id, route, body_hash, permission, place)
), asked AS (
    SELECT r.id, r.user_id, r.route, r.body_hash, r.place, u.username, u.full_name, u.role, u.branch_id,
        u.status = 'active' AND s.ended_at IS NULL AND s.expires_at > :now AS live,
        u.must_change_password, r.permission || ' ' || u.role = ANY (CAST(:grants AS text[])) AS allowed
    FROM request r
        JOIN sessions s ON s.id = r.session_id AND s.user_id = r.user_id
        JOIN users u ON u.id = s.user_id
), claimed AS (
    INSERT INTO claims (id, user_id, route, body_hash, claimed_at)
    SELECT a.id, a.user_id, a.route, a.body_hash, :now
    FROM asked a WHERE a.live AND NOT a.must_change_password AND a.allowed ORDER BY a.id
    ON CONFLICT (id) DO NOTHING RETURNING id
)
SELECT a.place, a.username, a.full_name, a.role, a.branch_id, a.live, a.must_change_password, a.allowed,
    a.id IN (SELECT c.id FROM claimed c) AS fresh
FROM asked a)",
    .parameters = {{"ids", Type::UuidArray},
                   {"user_ids", Type::UuidArray},
                   {"session_ids", Type::UuidArray},
                   {"routes", Type::TextArray},
                   {"body_hashes", Type::BytesArray},
                   {"permissions", Type::TextArray},
                   {"now", Type::Timestamp},
                   {"grants", Type::TextArray}},
    .columns = {{"place", Type::BigInt},
                {"username", Type::Text},
                {"full_name", Type::Text},
                {"role", Type::Text},
                {"branch_id", Type::Uuid},
                {"live", Type::Boolean},
                {"must_change_password", Type::Boolean},
                {"allowed", Type::Boolean},
                {"fresh", Type::Boolean}},
};

const Statement kWaitBriefly{
    .name = "ledger_wait_briefly",
    .sql = "SELECT set_config('lock_timeout', '20ms', true) AS lock_timeout",
    .columns = {{"lock_timeout", Type::Text}},
};

const Statement kKnown{
    .name = "ledger_known_claims",
    .sql = R"(SELECT c.id, c.user_id, c.route, c.body_hash, p.id IS NOT NULL AS posted, f.code, f.kind AS refused_kind,
    a.id IS NOT NULL AS abandoned, o.id AS opened_id, e.id AS closed_id,
    COALESCE(f.branch_id, a.branch_id) AS branch_id
FROM claims c
    LEFT JOIN postings p ON p.id = c.id
    LEFT JOIN refusals f ON f.id = c.id
    LEFT JOIN abandonments a ON a.id = c.id
    LEFT JOIN till_sessions o ON o.id = c.id
    LEFT JOIN till_sessions e ON e.closing_id = c.id
WHERE c.id = ANY (CAST(:ids AS uuid[])))",
    .parameters = {{"ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid},
                {"user_id", Type::Uuid},
                {"route", Type::Text},
                {"body_hash", Type::Bytes},
                {"posted", Type::Boolean},
                {"code", Type::Text},
                {"refused_kind", Type::Text},
                {"abandoned", Type::Boolean},
                {"opened_id", Type::Uuid},
                {"closed_id", Type::Uuid},
                {"branch_id", Type::Uuid}},
};

// The permissions that are asked for, each with each role that has it: "permission role".
std::vector<QString> grantsOf(const std::set<Permission>& asked) {
    std::vector<QString> grants;
    for (const Permission permission : asked) {
        for (const Role role : allRoles()) {
            if (isAllowed(role, permission)) {
                grants.push_back(QString(wireName(permission)) + u' ' + wireName(role));
            }
        }
    }
    return grants;
}

ClaimState stateOf(const Row& row) {
    if (!row.boolean("live")) {
        return ClaimState::SessionDead;
    }
    if (row.boolean("must_change_password")) {
        return ClaimState::PasswordChangeRequired;
    }
    if (!row.boolean("allowed")) {
        return ClaimState::Forbidden;
    }
    return row.boolean("fresh") ? ClaimState::Fresh : ClaimState::Taken;
}

void readInto(ClaimResult& result, const Row& row) {
    result.actor.username = row.text("username");
    result.actor.fullName = row.text("full_name");
    result.actor.role = roleFromWire(row.text("role")).value_or(Role::Teller);
    result.actor.branchId = row.id<BranchId>("branch_id");
    result.actor.mustChangePassword = row.boolean("must_change_password");
    result.state = stateOf(row);
}

// What a claim's row says itself; postings and till sessions are read afterwards, each set at once.
struct Found {
    KnownClaim known = {};
    bool posted = false;
    std::optional<Uuid> openedId = {};
    std::optional<Uuid> closedId = {};
};

Found foundIn(const Row& row) {
    Found found;
    found.known.claim = {.key = row.id<RequestKey>("id"),
                         .userId = row.id<UserId>("user_id"),
                         .route = row.text("route"),
                         .bodyHash = row.bytes("body_hash")};
    found.posted = row.boolean("posted");
    const auto code = row.optionalText("code");
    const bool ofPosting = !row.isNull("refused_kind");
    if (row.boolean("abandoned")) {
        found.known.outcome = KnownAbandonment{};
    } else if (code) {
        found.known.outcome =
            KnownRefusal{.code = errorCodeFromWire(*code).value_or(ErrorCode::Internal), .ofPosting = ofPosting};
    }
    found.openedId = row.optionalUuid("opened_id");
    found.closedId = row.optionalUuid("closed_id");
    found.known.branchId = BranchId{row.optionalUuid("branch_id").value_or(Uuid())};
    return found;
}

void readPostings(Connection& connection, std::vector<Found>& found) {
    std::vector<Uuid> ids;
    for (const Found& each : found) {
        if (each.posted) {
            ids.push_back(each.known.claim.key.value);
        }
    }
    if (ids.empty()) {
        return;
    }
    for (PostingRecord& record : PgPostingStore(connection).findAll(ids)) {
        const auto its = std::find_if(found.begin(), found.end(), [&](const Found& each) {
            return each.known.claim.key.value == record.reply.posting.id.value;
        });
        its->known.branchId = record.branchId;
        its->known.outcome = std::move(record.reply);
    }
}

void readTill(Connection& connection, Found& found) {
    PgTillStore tills(connection);
    if (found.openedId) {
        if (const auto opened = tills.findAsOpened(TillSessionId{*found.openedId})) {
            found.known.branchId = opened->branchId;
            found.known.outcome = KnownTillOpening{opened->session};
        }
    } else if (found.closedId) {
        if (const auto closed = tills.find(TillSessionId{*found.closedId})) {
            found.known.branchId = closed->branchId;
            found.known.outcome = KnownTillClosing{closed->session};
        }
    }
}

} // namespace

Connection::Step claimStep(const std::vector<ClaimRequest>& requests, Instant now, std::vector<ClaimResult>& results) {
    std::vector<Uuid> ids, userIds, sessionIds;
    std::vector<QString> routes, permissions;
    std::vector<QByteArray> bodyHashes;
    std::set<Permission> asked;
    results.clear();
    for (const ClaimRequest& request : requests) {
        asked.insert(request.permission);
        ids.push_back(request.claim.key.value);
        userIds.push_back(request.claim.userId.value);
        sessionIds.push_back(request.sessionId.value);
        routes.push_back(request.claim.route);
        bodyHashes.push_back(request.claim.bodyHash);
        permissions.push_back(wireName(request.permission));
        results.push_back(
            {.key = request.claim.key, .actor = {.userId = request.claim.userId, .sessionId = request.sessionId}});
    }
    return {.statement = kClaimAll,
            .binds = bindsOf(Bind("ids", std::move(ids)), Bind("user_ids", std::move(userIds)),
                             Bind("session_ids", std::move(sessionIds)), Bind("routes", std::move(routes)),
                             Bind("body_hashes", std::move(bodyHashes)), Bind("permissions", std::move(permissions)),
                             Bind("now", now), Bind("grants", grantsOf(asked))),
            .eachRow = [&results](const Row& row) {
                readInto(results.at(static_cast<std::size_t>(row.bigInt("place")) - 1), row);
            }};
}

bool isClaimTimeout(const DatabaseError& error) {
    return error.lockTimeout() && std::strcmp(error.statement(), kClaimAll.name) == 0;
}

void waitBrieflyForLocks(Connection& connection) {
    connection.run(kWaitBriefly, {});
}

std::vector<KnownClaim> knownClaims(Connection& connection, const std::vector<Uuid>& keys) {
    auto found = connection.all(kKnown, {{"ids", keys}}, [](const Row& row) { return foundIn(row); });
    readPostings(connection, found);
    std::vector<KnownClaim> known;
    for (Found& each : found) {
        readTill(connection, each);
        known.push_back(std::move(each.known));
    }
    return known;
}

} // namespace tellerdesk::server::db

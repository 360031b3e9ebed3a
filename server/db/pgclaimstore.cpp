// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgclaimstore.h"

#include "server/db/databaseerror.h"

namespace tellerdesk::server::db {

namespace {

const Statement kInsertClaim{
    .name = "claim_insert",
    .sql = "INSERT INTO claims (id, user_id, route, body_hash, claimed_at) "
           "VALUES (:id, :user_id, :route, :body_hash, :claimed_at) ON CONFLICT (id) DO NOTHING",
    .parameters = {{"id", Type::Uuid},
                   {"user_id", Type::Uuid},
                   {"route", Type::Text},
                   {"body_hash", Type::Bytes},
                   {"claimed_at", Type::Timestamp}},
};

const Statement kFindClaim{
    .name = "claim_find",
    .sql = "SELECT c.user_id, c.route, c.body_hash, r.status, r.etag, r.body, f.code, a.id IS NOT NULL AS abandoned "
           "FROM claims c LEFT JOIN replies r ON r.id = c.id LEFT JOIN refusals f ON f.id = c.id "
           "LEFT JOIN abandonments a ON a.id = c.id WHERE c.id = :id",
    .parameters = {{"id", Type::Uuid}},
    .columns = {{"user_id", Type::Uuid},
                {"route", Type::Text},
                {"body_hash", Type::Bytes},
                {"status", Type::Integer},
                {"etag", Type::Text},
                {"body", Type::Text},
                {"code", Type::Text},
                {"abandoned", Type::Boolean}},
};

const Statement kInsertReply{
    .name = "claim_reply_insert",
    .sql = "INSERT INTO replies (id, status, etag, body) VALUES (:id, :status, :etag, :body)",
    .parameters = {{"id", Type::Uuid}, {"status", Type::Integer}, {"etag", Type::Text}, {"body", Type::Text}},
};

const Statement kInsertRefusal{
    .name = "claim_refusal_insert",
    .sql = "INSERT INTO refusals (id, code, refused_at, user_id, branch_id) "
           "VALUES (:id, :code, :refused_at, :user_id, :branch_id)",
    .parameters = {{"id", Type::Uuid},
                   {"code", Type::Text},
                   {"refused_at", Type::Timestamp},
                   {"user_id", Type::Uuid},
                   {"branch_id", Type::Uuid}},
};

ClaimOutcome outcomeOf(const Row& row, const Claim& claim) {
    if (row.boolean("abandoned")) {
        return ClaimAbandoned{};
    }
    if (row.uuid("user_id") != claim.userId.value || row.text("route") != claim.route ||
        row.bytes("body_hash") != claim.bodyHash) {
        return ClaimReused{};
    }
    if (const auto code = row.optionalText("code")) {
        return ClaimRefused{errorCodeFromWire(*code).value_or(ErrorCode::Internal)};
    }
    if (const auto status = row.optionalBigInt("status")) {
        return StoredReply{
            .status = static_cast<int>(*status), .etag = row.optionalText("etag"), .body = row.text("body")};
    }
    // Nothing here commits a claim without its outcome; somebody else wrote into the books. Do nothing a second time.
    throw DatabaseError("P0002", kFindClaim.name);
}

} // namespace

ClaimOutcome PgClaimStore::claim(const Claim& claim) {
    const qint64 inserted = m_connection.run(kInsertClaim, {{"id", claim.key},
                                                            {"user_id", claim.userId},
                                                            {"route", claim.route},
                                                            {"body_hash", claim.bodyHash},
                                                            {"claimed_at", claim.claimedAt}});
    if (inserted == 1) {
        return ClaimFresh{};
    }
    const auto found =
        m_connection.first(kFindClaim, {{"id", claim.key}}, [&](const Row& row) { return outcomeOf(row, claim); });
    if (!found) { // rows of claims are never deleted
        throw DatabaseError("P0002", kFindClaim.name);
    }
    return *found;
}

void PgClaimStore::storeReply(RequestKey key, const StoredReply& reply) {
    m_connection.run(kInsertReply, {{"id", key}, {"status", reply.status}, {"etag", reply.etag}, {"body", reply.body}});
}

void PgClaimStore::storeRefusal(RequestKey key, ErrorCode code, UserId userId, BranchId branchId, Instant refusedAt) {
    m_connection.run(kInsertRefusal, {{"id", key},
                                      {"code", QString(wireName(code))},
                                      {"refused_at", refusedAt},
                                      {"user_id", userId},
                                      {"branch_id", branchId}});
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/databaseerror.h"
#include "server/db/pgledgerwrites.h"

namespace tellerdesk::server::db {

namespace {

const Statement kAddPositions{
    .name = "ledger_add_positions",
    .sql = R"(INSERT INTO till_positions (till_session_id, currency, at_opening, opening)
SELECT n.till_session_id, n.currency, false, 0
FROM unnest(CAST(:till_session_ids AS uuid[]), CAST(:currencies AS text[])) AS n (till_session_id, currency)
ON CONFLICT (till_session_id, currency) DO NOTHING)",
    .parameters = {{"till_session_ids", Type::UuidArray}, {"currencies", Type::TextArray}},
};

const Statement kRefuse{
    .name = "ledger_refuse",
    .sql = R"(INSERT INTO refusals (id, code, refused_at, user_id, branch_id, kind, amount, currency, account_id,
    other_account_id, business_date)
SELECT n.id, n.code, :now, n.user_id, n.branch_id, n.kind, n.amount, n.currency, n.account_id, n.other_account_id,
    CASE WHEN n.kind IS NOT NULL THEN CAST(:today AS date) END
FROM unnest(CAST(:ids AS uuid[]), CAST(:codes AS text[]), CAST(:user_ids AS uuid[]), CAST(:branch_ids AS uuid[]),
    CAST(:kinds AS text[]), CAST(:amounts AS bigint[]), CAST(:currencies AS text[]), CAST(:account_ids AS uuid[]),
    CAST(:other_account_ids AS uuid[]))
    AS n (id, code, user_id, branch_id, kind, amount, currency, account_id, other_account_id))",
    .parameters = {{"now", Type::Timestamp},
                   {"today", Type::Date},
                   {"ids", Type::UuidArray},
                   {"codes", Type::TextArray},
                   {"user_ids", Type::UuidArray},
                   {"branch_ids", Type::UuidArray},
                   {"kinds", Type::TextArray},
                   {"amounts", Type::BigIntArray},
                   {"currencies", Type::TextArray},
                   {"account_ids", Type::UuidArray},
                   {"other_account_ids", Type::UuidArray}},
};

const Statement kAbandon{
    .name = "ledger_abandon",
    .sql = R"(INSERT INTO abandonments (id, abandoned_by, branch_id, abandoned_at)
SELECT n.id, n.user_id, n.branch_id, :now
FROM unnest(CAST(:ids AS uuid[]), CAST(:user_ids AS uuid[]), CAST(:branch_ids AS uuid[])) AS n (id, user_id, branch_id))",
    .parameters = {{"now", Type::Timestamp},
                   {"ids", Type::UuidArray},
                   {"user_ids", Type::UuidArray},
                   {"branch_ids", Type::UuidArray}},
};

const Statement kOpenTill{
    .name = "ledger_open_till",
    .sql = R"(INSERT INTO till_sessions (id, teller_id, branch_id, status, business_date, opened_at)
VALUES (:id, :teller_id, :branch_id, 'open', :business_date, :now))",
    .parameters = {{"id", Type::Uuid},
                   {"teller_id", Type::Uuid},
                   {"branch_id", Type::Uuid},
                   {"business_date", Type::Date},
                   {"now", Type::Timestamp}},
};

const Statement kOpenPositions{
    .name = "ledger_open_positions",
    .sql = R"(INSERT INTO till_positions (till_session_id, currency, at_opening, opening)
SELECT :id, n.currency, true, n.opening
FROM unnest(CAST(:currencies AS text[]), CAST(:openings AS bigint[])) AS n (currency, opening))",
    .parameters = {{"id", Type::Uuid}, {"currencies", Type::TextArray}, {"openings", Type::BigIntArray}},
};

const Statement kCloseTill{
    .name = "ledger_close_till",
    .sql = R"(UPDATE till_sessions SET status = 'closed', closed_at = :now, closed_by = :closed_by,
    closing_id = :closing_id, reason = :reason
WHERE id = :id AND status = 'open')",
    .parameters = {{"now", Type::Timestamp},
                   {"closed_by", Type::Uuid},
                   {"closing_id", Type::Uuid},
                   {"reason", Type::Text},
                   {"id", Type::Uuid}},
};

const Statement kClosePositions{
    .name = "ledger_close_positions",
    .sql = R"(UPDATE till_positions p SET expected = n.expected, counted = n.counted
FROM unnest(CAST(:currencies AS text[]), CAST(:expecteds AS bigint[]), CAST(:counteds AS bigint[]))
    AS n (currency, expected, counted)
WHERE p.till_session_id = :id AND p.currency = n.currency)",
    .parameters = {{"id", Type::Uuid},
                   {"currencies", Type::TextArray},
                   {"expecteds", Type::BigIntArray},
                   {"counteds", Type::BigIntArray}},
};

template <class It>
std::optional<Uuid> valueOf(const std::optional<It>& id) {
    return id ? std::optional(id->value) : std::nullopt;
}

} // namespace

Connection::Step addedPositionsStep(const std::vector<AddedPosition>& positions) {
    std::vector<Uuid> sessions;
    std::vector<QString> currencies;
    for (const AddedPosition& position : positions) {
        sessions.push_back(position.tillSessionId.value);
        currencies.push_back(position.currency.code());
    }
    return {.statement = kAddPositions,
            .binds = bindsOf(Bind("till_session_ids", std::move(sessions)), Bind("currencies", std::move(currencies)))};
}

Connection::Step refusalsStep(const std::vector<Refusal>& refusals, Instant now, QDate today) {
    std::vector<Uuid> ids, userIds, branchIds;
    std::vector<QString> codes;
    std::vector<std::optional<QString>> kinds, currencies;
    std::vector<std::optional<qint64>> amounts;
    std::vector<std::optional<Uuid>> accountIds, otherAccountIds;
    for (const Refusal& refusal : refusals) {
        ids.push_back(refusal.key);
        codes.push_back(wireName(refusal.code));
        userIds.push_back(refusal.userId.value);
        branchIds.push_back(refusal.branchId.value);
        kinds.push_back(refusal.kind ? std::optional<QString>(wireName(*refusal.kind)) : std::nullopt);
        amounts.push_back(refusal.amountMinor);
        currencies.push_back(refusal.currency ? std::optional(refusal.currency->code()) : std::nullopt);
        accountIds.push_back(valueOf(refusal.accountId));
        otherAccountIds.push_back(valueOf(refusal.toAccountId));
    }
    return {.statement = kRefuse,
            .binds = bindsOf(Bind("now", now), Bind("today", today), Bind("ids", std::move(ids)),
                             Bind("codes", std::move(codes)), Bind("user_ids", std::move(userIds)),
                             Bind("branch_ids", std::move(branchIds)), Bind("kinds", std::move(kinds)),
                             Bind("amounts", std::move(amounts)), Bind("currencies", std::move(currencies)),
                             Bind("account_ids", std::move(accountIds)),
                             Bind("other_account_ids", std::move(otherAccountIds)))};
}

Connection::Step abandonmentsStep(const std::vector<Abandonment>& abandonments, Instant now) {
    std::vector<Uuid> ids, userIds, branchIds;
    for (const Abandonment& abandonment : abandonments) {
        ids.push_back(abandonment.key);
        userIds.push_back(abandonment.userId.value);
        branchIds.push_back(abandonment.branchId.value);
    }
    return {.statement = kAbandon,
            .binds = bindsOf(Bind("now", now), Bind("ids", std::move(ids)), Bind("user_ids", std::move(userIds)),
                             Bind("branch_ids", std::move(branchIds)))};
}

void writeTillOpening(Connection& connection, const TillRecord& till, Instant now) {
    const TillSession& session = till.session;
    connection.run(kOpenTill, {{"id", session.id},
                               {"teller_id", session.tellerId},
                               {"branch_id", till.branchId},
                               {"business_date", session.businessDate},
                               {"now", now}});
    std::vector<QString> currencies;
    std::vector<qint64> openings;
    for (const TillPosition& position : session.positions) {
        currencies.push_back(position.currency.code());
        openings.push_back(position.openingMinor);
    }
    connection.run(kOpenPositions,
                   {{"id", session.id}, {"currencies", std::move(currencies)}, {"openings", std::move(openings)}});
}

void writeTillClosing(Connection& connection, const TillSession& session, const TillClosingFacts& facts) {
    const qint64 closed = connection.run(kCloseTill, {{"now", facts.now},
                                                      {"closed_by", facts.closedBy},
                                                      {"closing_id", facts.key},
                                                      {"reason", facts.reason},
                                                      {"id", session.id}});
    std::vector<QString> currencies;
    std::vector<qint64> expecteds, counteds;
    for (const TillPosition& position : session.positions) {
        currencies.push_back(position.currency.code());
        expecteds.push_back(position.expectedMinor);
        counteds.push_back(position.countedMinor.value_or(0));
    }
    const auto positions = static_cast<qint64>(currencies.size());
    const qint64 counted = connection.run(kClosePositions, {{"id", session.id},
                                                            {"currencies", std::move(currencies)},
                                                            {"expecteds", std::move(expecteds)},
                                                            {"counteds", std::move(counteds)}});
    if (closed != 1 || counted != positions) { // the locked session is not as it was: somebody else's hand in the books
        throw DatabaseError("P0002", kCloseTill.name);
    }
}

} // namespace tellerdesk::server::db

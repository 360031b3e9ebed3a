// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgtillstore.h"

namespace tellerdesk::server::db {

namespace {

// One row for each position, or one without a position; sessions newest first. While a session is open, its position is
// the negated balance of the teller's cash account; afterwards what was expected and counted is kept.
const std::vector<Column> kColumns{{"id", Type::Uuid},
                                   {"teller_id", Type::Uuid},
                                   {"branch_id", Type::Uuid},
                                   {"status", Type::Text},
                                   {"business_date", Type::Date},
                                   {"currency", Type::Text},
                                   {"at_opening", Type::Boolean},
                                   {"opening", Type::BigInt},
                                   {"expected", Type::BigInt},
                                   {"counted", Type::BigInt}};

const Statement kFind{
    .name = "till_find",
    .sql = R"(SELECT t.id, t.teller_id, t.branch_id, t.status, t.business_date, p.currency, p.at_opening, p.opening,
    CASE WHEN t.status = 'closed' THEN p.expected ELSE COALESCE(-a.balance, 0) END AS expected, p.counted
FROM till_sessions t
    LEFT JOIN till_positions p ON p.till_session_id = t.id
    LEFT JOIN accounts a ON a.kind = 'till_cash' AND a.teller_id = t.teller_id AND a.currency = p.currency
WHERE t.id = :id
ORDER BY p.currency)",
    .parameters = {{"id", Type::Uuid}},
    .columns = kColumns,
};

const Statement kFindOpen{
    .name = "till_find_open",
    .sql = R"(SELECT t.id, t.teller_id, t.branch_id, t.status, t.business_date, p.currency, p.at_opening, p.opening,
    COALESCE(-a.balance, 0) AS expected, p.counted
FROM till_sessions t
    LEFT JOIN till_positions p ON p.till_session_id = t.id
    LEFT JOIN accounts a ON a.kind = 'till_cash' AND a.teller_id = t.teller_id AND a.currency = p.currency
WHERE t.teller_id = :teller_id AND t.status = 'open'
ORDER BY p.currency)",
    .parameters = {{"teller_id", Type::Uuid}},
    .columns = kColumns,
};

const Statement kList{
    .name = "till_list",
    .sql = R"(SELECT t.id, t.teller_id, t.branch_id, t.status, t.business_date, p.currency, p.at_opening, p.opening,
    CASE WHEN t.status = 'closed' THEN p.expected ELSE COALESCE(-a.balance, 0) END AS expected, p.counted
FROM (
    SELECT s.id, s.teller_id, s.branch_id, s.status, s.business_date
    FROM till_sessions s
    WHERE (CAST(:branch_id AS uuid) IS NULL OR s.branch_id = CAST(:branch_id AS uuid))
        AND (CAST(:status AS text) IS NULL OR s.status = CAST(:status AS text))
        AND (CAST(:below AS uuid) IS NULL OR s.id < CAST(:below AS uuid))
    ORDER BY s.id DESC LIMIT :limit
) t
    LEFT JOIN till_positions p ON p.till_session_id = t.id
    LEFT JOIN accounts a ON a.kind = 'till_cash' AND a.teller_id = t.teller_id AND a.currency = p.currency
ORDER BY t.id DESC, p.currency)",
    .parameters = {{"branch_id", Type::Uuid}, {"status", Type::Text}, {"below", Type::Uuid}, {"limit", Type::BigInt}},
    .columns = kColumns,
};

constexpr auto kOpen = QLatin1StringView("open");
constexpr auto kClosed = QLatin1StringView("closed");

TillPosition positionIn(const Row& row) {
    return {
        .currency = Currency::fromCode(row.text("currency")).value_or(Currency()),
        .openingMinor = row.bigInt("opening"),
        .expectedMinor = row.bigInt("expected"),
        .countedMinor = row.optionalBigInt("counted"),
    };
}

// Sessions come one after the other, each with its positions together.
void append(std::vector<TillRecord>& records, const Row& row) {
    const auto id = row.id<TillSessionId>("id");
    if (records.empty() || records.back().session.id != id) {
        records.push_back({
            .session = {.id = id,
                        .tellerId = row.id<UserId>("teller_id"),
                        .status = row.text("status") == kOpen ? TillStatus::Open : TillStatus::Closed,
                        .businessDate = row.date("business_date")},
            .branchId = row.id<BranchId>("branch_id"),
        });
    }
    if (!row.isNull("currency")) {
        records.back().session.positions.push_back(positionIn(row));
    }
}

std::optional<TillRecord> onlyOne(std::vector<TillRecord> records) {
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

} // namespace

std::optional<TillRecord> PgTillStore::find(TillSessionId id) {
    std::vector<TillRecord> records;
    m_connection.run(kFind, {{"id", id}}, [&](const Row& row) { append(records, row); });
    return onlyOne(std::move(records));
}

std::optional<TillRecord> PgTillStore::openOf(UserId teller) {
    std::vector<TillRecord> records;
    m_connection.run(kFindOpen, {{"teller_id", teller}}, [&](const Row& row) { append(records, row); });
    return onlyOne(std::move(records));
}

std::vector<TillRecord> PgTillStore::list(const TillFilter& filter) {
    std::optional<QString> status;
    if (filter.status) {
        status = *filter.status == TillStatus::Open ? kOpen : kClosed;
    }
    std::vector<TillRecord> records;
    m_connection.run(
        kList, {{"branch_id", filter.branchId}, {"status", status}, {"below", filter.below}, {"limit", filter.limit}},
        [&](const Row& row) { append(records, row); });
    return records;
}

std::optional<TillRecord> PgTillStore::findAsOpened(TillSessionId id) {
    std::vector<TillRecord> records;
    m_connection.run(kFind, {{"id", id}}, [&](const Row& row) {
        append(records, row);
        auto& positions = records.back().session.positions;
        if (positions.empty() || row.isNull("at_opening")) {
            return;
        }
        if (row.boolean("at_opening")) {
            positions.back().expectedMinor = positions.back().openingMinor;
            positions.back().countedMinor.reset();
        } else {
            positions.pop_back();
        }
    });
    auto record = onlyOne(std::move(records));
    if (record) {
        record->session.status = TillStatus::Open;
    }
    return record;
}

} // namespace tellerdesk::server::db

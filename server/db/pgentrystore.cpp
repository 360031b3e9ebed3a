// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgentrystore.h"

namespace tellerdesk::server::db {

namespace {

const std::vector<Parameter> kFilterParameters{
    {"account_id", Type::Uuid}, {"first", Type::BigInt},      {"last", Type::BigInt},      {"from", Type::Date},
    {"to", Type::Date},         {"min_amount", Type::BigInt}, {"max_amount", Type::BigInt}};

std::vector<Parameter> filterParametersAnd(std::vector<Parameter> more) {
    more.insert(more.begin(), kFilterParameters.begin(), kFilterParameters.end());
    return more;
}

const std::vector<Column> kEntryColumns{{"id", Type::Uuid},
                                        {"entry_number", Type::BigInt},
                                        {"posting_id", Type::Uuid},
                                        {"kind", Type::Text},
                                        {"amount", Type::BigInt},
                                        {"balance_after", Type::BigInt},
                                        {"business_date", Type::Date},
                                        {"posted_at_ms", Type::BigInt},
                                        {"narrative", Type::Text}};

// Which entries come is decided on the key alone; only those are then looked up with their postings. A text stands in
// the posting, so that a search for one is bounded by the number of entries that it looks at.
const Statement kFindNewest{
    .name = "entry_find_newest",
    .sql = R"(SELECT e.id, e.entry_number, e.posting_id, p.kind, e.amount, e.balance_after, e.business_date,
    CAST(extract(epoch FROM p.posted_at) * 1000 AS bigint) AS posted_at_ms, p.narrative
FROM (SELECT k.account_id, k.entry_number FROM entries k
    WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
        AND k.business_date BETWEEN :from AND :to AND abs(k.amount) BETWEEN :min_amount AND :max_amount
    ORDER BY k.entry_number DESC LIMIT :scanned) found
    JOIN entries e ON e.account_id = found.account_id AND e.entry_number = found.entry_number
    JOIN postings p ON p.id = e.posting_id
WHERE :text::text = '' OR strpos(lower(p.narrative), lower(:text::text)) > 0
ORDER BY e.entry_number DESC LIMIT :limit)",
    .parameters = filterParametersAnd({{"scanned", Type::BigInt}, {"text", Type::Text}, {"limit", Type::BigInt}}),
    .columns = kEntryColumns,
};

const Statement kFindOldest{
    .name = "entry_find_oldest",
    .sql = R"(SELECT e.id, e.entry_number, e.posting_id, p.kind, e.amount, e.balance_after, e.business_date,
    CAST(extract(epoch FROM p.posted_at) * 1000 AS bigint) AS posted_at_ms, p.narrative
FROM (SELECT k.account_id, k.entry_number FROM entries k
    WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
        AND k.business_date BETWEEN :from AND :to AND abs(k.amount) BETWEEN :min_amount AND :max_amount
    ORDER BY k.entry_number LIMIT :scanned) found
    JOIN entries e ON e.account_id = found.account_id AND e.entry_number = found.entry_number
    JOIN postings p ON p.id = e.posting_id
WHERE :text::text = '' OR strpos(lower(p.narrative), lower(:text::text)) > 0
ORDER BY e.entry_number LIMIT :limit)",
    .parameters = filterParametersAnd({{"scanned", Type::BigInt}, {"text", Type::Text}, {"limit", Type::BigInt}}),
    .columns = kEntryColumns,
};

const Statement kScannedNewest{
    .name = "entry_scanned_newest",
    .sql = R"(SELECT k.entry_number FROM entries k
WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
    AND k.business_date BETWEEN :from AND :to AND abs(k.amount) BETWEEN :min_amount AND :max_amount
ORDER BY k.entry_number DESC OFFSET :before LIMIT 1)",
    .parameters = filterParametersAnd({{"before", Type::BigInt}}),
    .columns = {{"entry_number", Type::BigInt}},
};

const Statement kScannedOldest{
    .name = "entry_scanned_oldest",
    .sql = R"(SELECT k.entry_number FROM entries k
WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
    AND k.business_date BETWEEN :from AND :to AND abs(k.amount) BETWEEN :min_amount AND :max_amount
ORDER BY k.entry_number OFFSET :before LIMIT 1)",
    .parameters = filterParametersAnd({{"before", Type::BigInt}}),
    .columns = {{"entry_number", Type::BigInt}},
};

// From either end of the account: dates grow with the numbers but for postings around midnight, so that this looks at
// what lies outside of the period only.
const Statement kNumbersIn{
    .name = "entry_numbers_in",
    .sql = R"(SELECT first.entry_number AS first_number, last.entry_number AS last_number
FROM (SELECT k.entry_number FROM entries k WHERE k.account_id = :account_id AND k.business_date BETWEEN :from AND :to
        ORDER BY k.entry_number LIMIT 1) first
    CROSS JOIN (SELECT k.entry_number FROM entries k
        WHERE k.account_id = :account_id AND k.business_date BETWEEN :from AND :to
        ORDER BY k.entry_number DESC LIMIT 1) last)",
    .parameters = {{"account_id", Type::Uuid}, {"from", Type::Date}, {"to", Type::Date}},
    .columns = {{"first_number", Type::BigInt}, {"last_number", Type::BigInt}},
};

const Statement kSumBefore{
    .name = "entry_sum_before",
    .sql = R"(SELECT CAST(coalesce(sum(k.amount), 0) AS bigint) AS total FROM entries k
WHERE k.account_id = :account_id AND k.business_date < :date)",
    .parameters = {{"account_id", Type::Uuid}, {"date", Type::Date}},
    .columns = {{"total", Type::BigInt}},
};

const Statement kBriefs{
    .name = "entry_briefs",
    .sql = R"(SELECT k.entry_number, k.business_date, k.amount, k.balance_after FROM entries k
WHERE k.account_id = :account_id AND k.entry_number = ANY (CAST(:numbers AS bigint[])) ORDER BY k.entry_number)",
    .parameters = {{"account_id", Type::Uuid}, {"numbers", Type::BigIntArray}},
    .columns = {{"entry_number", Type::BigInt},
                {"business_date", Type::Date},
                {"amount", Type::BigInt},
                {"balance_after", Type::BigInt}},
};

const Statement kAllBriefs{
    .name = "entry_all_briefs",
    .sql = R"(SELECT k.entry_number, k.business_date, k.amount, k.balance_after FROM entries k
WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
    AND k.business_date BETWEEN :from AND :to
ORDER BY k.entry_number LIMIT :limit)",
    .parameters = {{"account_id", Type::Uuid},
                   {"first", Type::BigInt},
                   {"last", Type::BigInt},
                   {"from", Type::Date},
                   {"to", Type::Date},
                   {"limit", Type::BigInt}},
    .columns = {{"entry_number", Type::BigInt},
                {"business_date", Type::Date},
                {"amount", Type::BigInt},
                {"balance_after", Type::BigInt}},
};

// Sums of bigint are numeric and thus exact; one that bigint cannot hold is left out.
const Statement kBuckets{
    .name = "entry_buckets",
    .sql = R"(SELECT b.first_number, b.last_number, b.entries,
    CASE WHEN b.credits <= 9223372036854775807 THEN CAST(b.credits AS bigint) END AS credits,
    CASE WHEN b.debits <= 9223372036854775807 THEN CAST(b.debits AS bigint) END AS debits, b.lowest, b.highest
FROM (SELECT min(k.entry_number) AS first_number, max(k.entry_number) AS last_number, count(*) AS entries,
        coalesce(sum(k.amount) FILTER (WHERE k.amount > 0), 0) AS credits,
        coalesce(-sum(k.amount) FILTER (WHERE k.amount < 0), 0) AS debits,
        min(k.balance_after) AS lowest, max(k.balance_after) AS highest
    FROM entries k
    WHERE k.account_id = :account_id AND k.entry_number >= :first AND k.entry_number <= :last
        AND k.business_date BETWEEN :from AND :to
    GROUP BY (k.entry_number - :first) / :width) b
ORDER BY b.first_number)",
    .parameters = {{"account_id", Type::Uuid},
                   {"first", Type::BigInt},
                   {"last", Type::BigInt},
                   {"from", Type::Date},
                   {"to", Type::Date},
                   {"width", Type::BigInt}},
    .columns = {{"first_number", Type::BigInt},
                {"last_number", Type::BigInt},
                {"entries", Type::BigInt},
                {"credits", Type::BigInt},
                {"debits", Type::BigInt},
                {"lowest", Type::BigInt},
                {"highest", Type::BigInt}},
};

const Statement kWithBalances{
    .name = "entry_with_balances",
    .sql = R"(SELECT e.entry_number, e.business_date, e.balance_after
FROM unnest(CAST(:firsts AS bigint[]), CAST(:lasts AS bigint[]), CAST(:balances AS bigint[]))
        AS wanted (first_number, last_number, balance)
    CROSS JOIN LATERAL (SELECT k.entry_number, k.business_date, k.balance_after FROM entries k
        WHERE k.account_id = :account_id AND k.entry_number >= wanted.first_number
            AND k.entry_number <= wanted.last_number AND k.balance_after = wanted.balance
            AND k.business_date BETWEEN :from AND :to
        ORDER BY k.entry_number LIMIT 1) e
ORDER BY e.entry_number)",
    .parameters = {{"account_id", Type::Uuid},
                   {"from", Type::Date},
                   {"to", Type::Date},
                   {"firsts", Type::BigIntArray},
                   {"lasts", Type::BigIntArray},
                   {"balances", Type::BigIntArray}},
    .columns = {{"entry_number", Type::BigInt}, {"business_date", Type::Date}, {"balance_after", Type::BigInt}},
};

std::vector<Bind> bindsOf(const EntryFilter& filter) {
    return {
        {"account_id", filter.account},       {"first", filter.numbers.first}, {"last", filter.numbers.last},
        {"from", filter.dates.from},          {"to", filter.dates.to},         {"min_amount", filter.minAmountMinor},
        {"max_amount", filter.maxAmountMinor}};
}

AccountEntry entryIn(const Row& row) {
    return {
        .id = row.id<EntryId>("id"),
        .entryNumber = row.bigInt("entry_number"),
        .postingId = row.id<PostingId>("posting_id"),
        .kind = bookingKindFromWire(row.text("kind")).value_or(BookingKind::Deposit),
        .amountMinor = row.bigInt("amount"),
        .balanceAfterMinor = row.bigInt("balance_after"),
        .businessDate = row.date("business_date"),
        .postedAt = row.instant("posted_at_ms"),
        .narrative = row.optionalText("narrative"),
    };
}

EntryBrief briefIn(const Row& row) {
    return {.entryNumber = row.bigInt("entry_number"),
            .businessDate = row.date("business_date"),
            .amountMinor = row.bigInt("amount"),
            .balanceAfterMinor = row.bigInt("balance_after")};
}

} // namespace

std::vector<AccountEntry> PgEntryStore::find(const EntryFilter& filter, int limit, int scanned) {
    std::vector<Bind> binds = bindsOf(filter);
    binds.push_back({"scanned", static_cast<qint64>(scanned)});
    binds.push_back({"text", filter.text.isNull() ? QString(QLatin1StringView("")) : filter.text});
    binds.push_back({"limit", static_cast<qint64>(limit)});
    std::vector<AccountEntry> entries;
    m_connection.run(filter.order == EntryOrder::Newest ? kFindNewest : kFindOldest, binds,
                     [&](const Row& row) { entries.push_back(entryIn(row)); });
    return entries;
}

std::optional<qint64> PgEntryStore::scannedTo(const EntryFilter& filter, int scanned) {
    std::vector<Bind> binds = bindsOf(filter);
    binds.push_back({"before", static_cast<qint64>(scanned - 1)});
    std::optional<qint64> number;
    m_connection.run(filter.order == EntryOrder::Newest ? kScannedNewest : kScannedOldest, binds,
                     [&](const Row& row) { number = row.bigInt("entry_number"); });
    return number;
}

std::optional<NumberRange> PgEntryStore::numbersIn(AccountId account, const DateRange& dates) {
    return m_connection.first(
        kNumbersIn, {{"account_id", account}, {"from", dates.from}, {"to", dates.to}}, [](const Row& row) {
            return NumberRange{.first = row.bigInt("first_number"), .last = row.bigInt("last_number")};
        });
}

qint64 PgEntryStore::sumBefore(AccountId account, QDate date) {
    return *m_connection.first(kSumBefore, {{"account_id", account}, {"date", date}},
                               [](const Row& row) { return row.bigInt("total"); });
}

std::vector<EntryBrief> PgEntryStore::briefs(AccountId account, const std::vector<qint64>& numbers) {
    return m_connection.all(kBriefs, {{"account_id", account}, {"numbers", numbers}}, briefIn);
}

std::vector<EntryBrief> PgEntryStore::allBriefs(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                                int limit) {
    return m_connection.all(kAllBriefs,
                            {{"account_id", account},
                             {"first", numbers.first},
                             {"last", numbers.last},
                             {"from", dates.from},
                             {"to", dates.to},
                             {"limit", static_cast<qint64>(limit)}},
                            briefIn);
}

std::vector<EntryBucket> PgEntryStore::buckets(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                               qint64 width) {
    return m_connection.all(kBuckets,
                            {{"account_id", account},
                             {"first", numbers.first},
                             {"last", numbers.last},
                             {"from", dates.from},
                             {"to", dates.to},
                             {"width", width}},
                            [](const Row& row) {
                                return EntryBucket{
                                    .numbers = {.first = row.bigInt("first_number"), .last = row.bigInt("last_number")},
                                    .count = row.bigInt("entries"),
                                    .creditsMinor = row.optionalBigInt("credits"),
                                    .debitsMinor = row.optionalBigInt("debits"),
                                    .lowestMinor = row.bigInt("lowest"),
                                    .highestMinor = row.bigInt("highest")};
                            });
}

std::vector<BalancePoint> PgEntryStore::withBalances(AccountId account, const DateRange& dates,
                                                     const std::vector<BalanceWanted>& wanted) {
    std::vector<qint64> firsts;
    std::vector<qint64> lasts;
    std::vector<qint64> balances;
    for (const BalanceWanted& each : wanted) {
        firsts.push_back(each.numbers.first);
        lasts.push_back(each.numbers.last);
        balances.push_back(each.balanceMinor);
    }
    return m_connection.all(kWithBalances,
                            {{"account_id", account},
                             {"from", dates.from},
                             {"to", dates.to},
                             {"firsts", firsts},
                             {"lasts", lasts},
                             {"balances", balances}},
                            [](const Row& row) {
                                return BalancePoint{.entryNumber = row.bigInt("entry_number"),
                                                    .businessDate = row.date("business_date"),
                                                    .balanceAfterMinor = row.bigInt("balance_after")};
                            });
}

} // namespace tellerdesk::server::db

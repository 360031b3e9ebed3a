// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgjournalstore.h"

#include "server/db/pgpostingstore.h"

#include <algorithm>

namespace tellerdesk::server::db {

namespace {

// A day's postings are found by its till sessions: a posting has its session's business date. Only for refused orders
// the accounts are looked up here, and only those of the refusal's branch: who was told "unknown" learns no name.
const Statement kList{
    .name = "journal_list",
    .sql = R"(WITH listed AS (
    SELECT p.id, p.kind, CAST(NULL AS text) AS code, p.amount, p.currency, p.business_date, p.posted_at AS at,
        p.teller_id, p.branch_id, p.teller_sequence AS sequence, p.narrative, CAST(NULL AS uuid) AS account_id,
        CAST(NULL AS uuid) AS other_account_id
    FROM till_sessions t JOIN postings p ON p.till_session_id = t.id AND p.teller_sequence IS NOT NULL
    WHERE t.business_date = :business_date
        AND (CAST(:teller_id AS uuid) IS NULL OR t.teller_id = CAST(:teller_id AS uuid))
        AND (CAST(:branch_id AS uuid) IS NULL OR t.branch_id = CAST(:branch_id AS uuid))
        AND (CAST(:below_id AS uuid) IS NULL OR (p.posted_at, p.teller_sequence, p.id)
            < (CAST(:below_at AS timestamptz), CAST(:below_sequence AS bigint), CAST(:below_id AS uuid)))
    UNION ALL
    SELECT f.id, f.kind, f.code, f.amount, f.currency, f.business_date, f.refused_at, f.user_id, f.branch_id, 0, NULL,
        f.account_id, f.other_account_id
    FROM refusals f
    WHERE f.kind IS NOT NULL AND f.business_date = :business_date
        AND (CAST(:teller_id AS uuid) IS NULL OR f.user_id = CAST(:teller_id AS uuid))
        AND (CAST(:branch_id AS uuid) IS NULL OR f.branch_id = CAST(:branch_id AS uuid))
        AND (CAST(:below_id AS uuid) IS NULL OR (f.refused_at, CAST(0 AS bigint), f.id)
            < (CAST(:below_at AS timestamptz), CAST(:below_sequence AS bigint), CAST(:below_id AS uuid)))
    ORDER BY at DESC, sequence DESC, id DESC LIMIT :limit
)
SELECT l.id, l.kind, l.code, l.amount, l.currency, l.business_date,
    CAST(extract(epoch FROM l.at) * 1000 AS bigint) AS at_ms, l.teller_id, u.full_name AS teller_name, l.sequence,
    l.narrative, a.id AS account_id, a.number AS account_number, c.full_name AS account_holder, o.id AS other_id,
    o.number AS other_number, h.full_name AS other_holder,
    (SELECT count(r.n) FROM receipt_copies r WHERE r.posting_id = l.id) AS copies
FROM listed l
    JOIN users u ON u.id = l.teller_id
    LEFT JOIN accounts a ON a.id = l.account_id AND a.kind = 'customer' AND a.branch_id = l.branch_id
    LEFT JOIN customers c ON c.id = a.customer_id
    LEFT JOIN accounts o ON o.id = l.other_account_id AND o.kind = 'customer' AND o.branch_id = l.branch_id
    LEFT JOIN customers h ON h.id = o.customer_id
ORDER BY l.at DESC, l.sequence DESC, l.id DESC)",
    .parameters = {{"business_date", Type::Date},
                   {"teller_id", Type::Uuid},
                   {"branch_id", Type::Uuid},
                   {"below_at", Type::Timestamp},
                   {"below_sequence", Type::BigInt},
                   {"below_id", Type::Uuid},
                   {"limit", Type::BigInt}},
    .columns = {{"id", Type::Uuid},
                {"kind", Type::Text},
                {"code", Type::Text},
                {"amount", Type::BigInt},
                {"currency", Type::Text},
                {"business_date", Type::Date},
                {"at_ms", Type::BigInt},
                {"teller_id", Type::Uuid},
                {"teller_name", Type::Text},
                {"sequence", Type::BigInt},
                {"narrative", Type::Text},
                {"account_id", Type::Uuid},
                {"account_number", Type::Text},
                {"account_holder", Type::Text},
                {"other_id", Type::Uuid},
                {"other_number", Type::Text},
                {"other_holder", Type::Text},
                {"copies", Type::BigInt}},
};

const Statement kReceipt{
    .name = "journal_receipt",
    .sql = R"(SELECT p.teller_id, u.full_name AS teller_name, b.code AS branch_code, b.name AS branch_name, p.narrative,
    (SELECT count(r.n) FROM receipt_copies r WHERE r.posting_id = p.id) AS copies
FROM postings p JOIN users u ON u.id = p.teller_id JOIN branches b ON b.id = p.branch_id
WHERE p.id = :id AND p.teller_sequence IS NOT NULL)",
    .parameters = {{"id", Type::Uuid}},
    .columns = {{"teller_id", Type::Uuid},
                {"teller_name", Type::Text},
                {"branch_code", Type::Text},
                {"branch_name", Type::Text},
                {"narrative", Type::Text},
                {"copies", Type::BigInt}},
};

// Who comes at the same time waits at the primary key for the other's commit, and then gets no row here.
const Statement kAddCopy{
    .name = "journal_add_copy",
    .sql = R"(INSERT INTO receipt_copies (posting_id, n, id, made_by, made_at)
SELECT CAST(:posting_id AS uuid), COALESCE(max(r.n), 0) + 1, CAST(:id AS uuid), CAST(:made_by AS uuid),
    CAST(:made_at AS timestamptz)
FROM receipt_copies r WHERE r.posting_id = CAST(:posting_id AS uuid)
ON CONFLICT ON CONSTRAINT receipt_copies_pkey DO NOTHING RETURNING n)",
    .parameters = {{"posting_id", Type::Uuid},
                   {"id", Type::Uuid},
                   {"made_by", Type::Uuid},
                   {"made_at", Type::Timestamp}},
    .columns = {{"n", Type::Integer}},
};

std::optional<NamedAccount> accountIn(const Row& row, const char* id, const char* number, const char* holder) {
    return row.isNull(id)
               ? std::nullopt
               : std::optional(NamedAccount{
                     .id = row.id<AccountId>(id), .number = row.text(number), .ownerName = row.text(holder)});
}

JournalItem itemIn(const Row& row) {
    JournalItem item;
    item.id = row.id<PostingId>("id");
    item.kind = postingKindFromWire(row.text("kind")).value_or(PostingKind::Deposit);
    item.refusal = row.optionalText("code");
    item.amountMinor = row.bigInt("amount");
    item.currency = Currency::fromCode(row.text("currency")).value_or(Currency());
    item.businessDate = row.date("business_date");
    item.at = row.instant("at_ms");
    item.teller = {.id = row.id<UserId>("teller_id"), .fullName = row.text("teller_name")};
    const qint64 sequence = row.bigInt("sequence");
    item.tellerSequence = item.refusal ? std::nullopt : std::optional(sequence);
    item.narrative = row.optionalText("narrative");
    item.account = accountIn(row, "account_id", "account_number", "account_holder");
    item.toAccount = accountIn(row, "other_id", "other_number", "other_holder");
    item.copies = row.bigInt("copies");
    return item;
}

// Whom a posting served stands in its entries, as they were named then.
void nameAccounts(std::vector<JournalItem>& items, const std::vector<PostingRecord>& postings) {
    for (const PostingRecord& posting : postings) {
        const auto item = std::find_if(items.begin(), items.end(),
                                       [&](const JournalItem& each) { return each.id == posting.reply.posting.id; });
        const PostedAccount& served = posting.reply.account;
        item->account = NamedAccount{.id = served.id, .number = served.number, .ownerName = served.ownerName};
        if (const auto& to = posting.reply.toAccount) {
            item->toAccount = NamedAccount{.id = to->id, .number = to->number, .ownerName = to->ownerName};
        }
    }
}

} // namespace

std::vector<JournalItem> PgJournalStore::list(const JournalFilter& filter) {
    const auto& below = filter.below;
    auto items = m_connection.all(kList,
                                  {{"business_date", filter.businessDate},
                                   {"teller_id", filter.tellerId},
                                   {"branch_id", filter.branchId},
                                   {"below_at", below ? std::optional(below->at) : std::nullopt},
                                   {"below_sequence", below ? std::optional(below->tellerSequence) : std::nullopt},
                                   {"below_id", below ? std::optional(below->id) : std::nullopt},
                                   {"limit", filter.limit}},
                                  itemIn);
    std::vector<Uuid> posted;
    for (const JournalItem& item : items) {
        if (!item.refusal) {
            posted.push_back(item.id.value);
        }
    }
    if (!posted.empty()) {
        nameAccounts(items, PgPostingStore(m_connection).findAll(posted));
    }
    return items;
}

std::optional<ReceiptRecord> PgJournalStore::receipt(PostingId id) {
    auto record = m_connection.first(kReceipt, {{"id", id}}, [](const Row& row) {
        ReceiptRecord receipt;
        receipt.teller = {.id = row.id<UserId>("teller_id"), .fullName = row.text("teller_name")};
        receipt.branch = {.code = row.text("branch_code"), .name = row.text("branch_name")};
        receipt.narrative = row.optionalText("narrative");
        receipt.copies = row.bigInt("copies");
        return receipt;
    });
    auto posting = record ? PgPostingStore(m_connection).find(id) : std::nullopt;
    if (!posting) {
        return std::nullopt;
    }
    record->posting = *std::move(posting);
    return record;
}

qint64 PgJournalStore::addCopy(const NewCopy& copy) {
    for (;;) { // ends: each round that gives nothing, somebody else's copy was made
        const auto n = m_connection.first(
            kAddCopy,
            {{"posting_id", copy.postingId}, {"id", copy.key}, {"made_by", copy.madeBy}, {"made_at", copy.madeAt}},
            [](const Row& row) { return row.bigInt("n"); });
        if (n) {
            return *n;
        }
    }
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgpostingstore.h"

#include <unordered_map>

namespace tellerdesk::server::db {

namespace {

// One row for each customer's entry: one for cash, two for a transfer (the debited account is the served one). The
// account's balance, available amount and holder are those of the entry, so that the reply stays what it was.
const Statement kFindPostings{
    .name = "posting_find_all",
    .sql = R"(SELECT p.id, p.kind, p.branch_id, p.currency, p.amount, p.business_date,
    CAST(extract(epoch FROM p.posted_at) * 1000 AS bigint) AS posted_at_ms, p.teller_sequence, p.till_session_id,
    e.account_id, e.amount AS entry_amount, e.balance_after, e.available_after, e.holder_name,
    a.number, a.customer_id
FROM postings p
    JOIN entries e ON e.posting_id = p.id
    JOIN accounts a ON a.id = e.account_id AND a.kind = 'customer'
WHERE p.id = ANY (CAST(:ids AS uuid[])) AND p.teller_sequence IS NOT NULL)",
    .parameters = {{"ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid},
                {"kind", Type::Text},
                {"branch_id", Type::Uuid},
                {"currency", Type::Text},
                {"amount", Type::BigInt},
                {"business_date", Type::Date},
                {"posted_at_ms", Type::BigInt},
                {"teller_sequence", Type::BigInt},
                {"till_session_id", Type::Uuid},
                {"account_id", Type::Uuid},
                {"entry_amount", Type::BigInt},
                {"balance_after", Type::BigInt},
                {"available_after", Type::BigInt},
                {"holder_name", Type::Text},
                {"number", Type::Text},
                {"customer_id", Type::Uuid}},
};

PostingInfo postingIn(const Row& row) {
    return {
        .id = row.id<PostingId>("id"),
        .kind = postingKindFromWire(row.text("kind")).value_or(PostingKind::Deposit),
        .amountMinor = row.bigInt("amount"),
        .currency = Currency::fromCode(row.text("currency")).value_or(Currency()),
        .businessDate = row.date("business_date"),
        .postedAt = row.instant("posted_at_ms"),
        .tellerSequence = row.bigInt("teller_sequence"),
        .tillSessionId = row.id<TillSessionId>("till_session_id"),
    };
}

void readAccountInto(PostingReply& reply, const Row& row) {
    const auto id = row.id<AccountId>("account_id");
    const qint64 amount = row.bigInt("entry_amount");
    const qint64 balance = row.bigInt("balance_after");
    const qint64 available = row.bigInt("available_after");
    const QString holder = row.optionalText("holder_name").value_or(QString());
    const QString number = row.text("number");
    if (reply.posting.kind == PostingKind::Transfer && amount > 0) {
        reply.toAccount = ReceivingAccount{.id = id, .number = number, .ownerName = holder};
        return;
    }
    reply.account = {
        .id = id,
        .number = number,
        .customerId = row.id<CustomerId>("customer_id"),
        .ownerName = holder,
        .currency = reply.posting.currency,
        .status = QStringLiteral("active"), // nothing is ever posted to any other
        .balanceMinor = balance,
        .availableMinor = available,
    };
}

} // namespace

std::vector<PostingRecord> PgPostingStore::findAll(const std::vector<Uuid>& ids) {
    std::unordered_map<Uuid, PostingRecord> found;
    m_connection.run(kFindPostings, {{"ids", ids}}, [&](const Row& row) {
        PostingRecord& record = found[row.uuid("id")];
        record.reply.posting = postingIn(row);
        record.branchId = row.id<BranchId>("branch_id");
        readAccountInto(record.reply, row);
    });
    std::vector<PostingRecord> records;
    for (auto& [id, record] : found) {
        records.push_back(std::move(record));
    }
    return records;
}

std::optional<PostingRecord> PgPostingStore::find(PostingId id) {
    auto found = findAll({id.value});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

} // namespace tellerdesk::server::db

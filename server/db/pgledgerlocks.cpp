// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgledgerlocks.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server::db {

namespace {

const Statement kLockAccounts{
    .name = "ledger_lock_accounts",
    .sql = R"(SELECT a.id, a.kind, a.branch_id, a.customer_id, a.teller_id, a.number,
    (SELECT c.full_name FROM customers c WHERE c.id = a.customer_id) AS full_name, a.currency,
    a.status = 'active' AS active, a.balance, a.last_entry_number, a.overdraft_limit
FROM accounts a
WHERE a.id = ANY (CAST(:ids AS uuid[])) ORDER BY a.id FOR NO KEY UPDATE)",
    .parameters = {{"ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid},
                {"kind", Type::Text},
                {"branch_id", Type::Uuid},
                {"customer_id", Type::Uuid},
                {"teller_id", Type::Uuid},
                {"number", Type::Text},
                {"full_name", Type::Text},
                {"currency", Type::Text},
                {"active", Type::Boolean},
                {"balance", Type::BigInt},
                {"last_entry_number", Type::BigInt},
                {"overdraft_limit", Type::BigInt}},
};

const Statement kLockOpenTills{
    .name = "ledger_lock_open_tills",
    .sql = R"(SELECT t.id, t.teller_id, t.branch_id, t.business_date, t.last_sequence
FROM till_sessions t
WHERE t.teller_id = ANY (CAST(:teller_ids AS uuid[])) AND t.status = 'open' ORDER BY t.id FOR NO KEY UPDATE)",
    .parameters = {{"teller_ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid},
                {"teller_id", Type::Uuid},
                {"branch_id", Type::Uuid},
                {"business_date", Type::Date},
                {"last_sequence", Type::BigInt}},
};

const Statement kLockTill{
    .name = "ledger_lock_till",
    .sql = "SELECT t.id FROM till_sessions t WHERE t.id = :id FOR NO KEY UPDATE",
    .parameters = {{"id", Type::Uuid}},
    .columns = {{"id", Type::Uuid}},
};

const Statement kExistingAccounts{
    .name = "ledger_existing_accounts",
    .sql = "SELECT a.id FROM accounts a WHERE a.id = ANY (CAST(:ids AS uuid[]))",
    .parameters = {{"ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid}},
};

const Statement kFreeAccounts{
    .name = "ledger_free_accounts",
    .sql = "SELECT a.id FROM accounts a WHERE a.id = ANY (CAST(:ids AS uuid[])) "
           "ORDER BY a.id FOR NO KEY UPDATE SKIP LOCKED",
    .parameters = {{"ids", Type::UuidArray}},
    .columns = {{"id", Type::Uuid}},
};

const Statement kExistingTills{
    .name = "ledger_existing_tills",
    .sql = "SELECT t.teller_id FROM till_sessions t "
           "WHERE t.teller_id = ANY (CAST(:teller_ids AS uuid[])) AND t.status = 'open'",
    .parameters = {{"teller_ids", Type::UuidArray}},
    .columns = {{"teller_id", Type::Uuid}},
};

const Statement kFreeTills{
    .name = "ledger_free_tills",
    .sql = "SELECT t.teller_id FROM till_sessions t "
           "WHERE t.teller_id = ANY (CAST(:teller_ids AS uuid[])) AND t.status = 'open' "
           "ORDER BY t.id FOR NO KEY UPDATE SKIP LOCKED",
    .parameters = {{"teller_ids", Type::UuidArray}},
    .columns = {{"teller_id", Type::Uuid}},
};

// Three parts, because each of the three unique indexes serves one kind only.
const Statement kFindOwn{
    .name = "ledger_find_own_accounts",
    .sql = R"(SELECT a.id, a.kind, a.teller_id AS owner_id, a.currency
FROM unnest(CAST(:owner_ids AS uuid[]), CAST(:currencies AS text[])) AS n (owner_id, currency)
    JOIN accounts a ON a.kind = 'till_cash' AND a.teller_id = n.owner_id AND a.currency = n.currency
UNION ALL
SELECT a.id, a.kind, a.branch_id AS owner_id, a.currency
FROM unnest(CAST(:owner_ids AS uuid[]), CAST(:currencies AS text[])) AS n (owner_id, currency)
    JOIN accounts a ON a.kind = 'vault_cash' AND a.branch_id = n.owner_id AND a.currency = n.currency
UNION ALL
SELECT a.id, a.kind, a.branch_id AS owner_id, a.currency
FROM unnest(CAST(:owner_ids AS uuid[]), CAST(:currencies AS text[])) AS n (owner_id, currency)
    JOIN accounts a ON a.kind = 'cash_over_short' AND a.branch_id = n.owner_id AND a.currency = n.currency)",
    .parameters = {{"owner_ids", Type::UuidArray}, {"currencies", Type::TextArray}},
    .columns = {{"id", Type::Uuid}, {"kind", Type::Text}, {"owner_id", Type::Uuid}, {"currency", Type::Text}},
};

const Statement kCreateOwn{
    .name = "ledger_create_own_accounts",
    .sql = R"(INSERT INTO accounts (id, kind, branch_id, teller_id, currency, opened_at)
SELECT n.id, n.kind, :branch_id, n.teller_id, n.currency, :now
FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:teller_ids AS uuid[]), CAST(:currencies AS text[]))
    AS n (id, kind, teller_id, currency)
    JOIN currencies c ON c.code = n.currency
ON CONFLICT DO NOTHING)",
    .parameters = {{"branch_id", Type::Uuid},
                   {"now", Type::Timestamp},
                   {"ids", Type::UuidArray},
                   {"kinds", Type::TextArray},
                   {"teller_ids", Type::UuidArray},
                   {"currencies", Type::TextArray}},
};

constexpr std::array kKindNames{"customer", "till_cash", "vault_cash", "cash_over_short"};

QString nameOf(AccountKind kind) {
    return QString::fromLatin1(kKindNames[static_cast<std::size_t>(kind)]);
}

AccountKind kindOf(const QString& name) {
    const auto found = std::find_if(kKindNames.begin(), kKindNames.end(),
                                    [&](const char* each) { return name == QLatin1StringView(each); });
    if (found == kKindNames.end()) {
        qFatal("an account of a kind that this program does not know");
    }
    return static_cast<AccountKind>(found - kKindNames.begin());
}

Currency currencyOf(const QString& code) {
    return Currency::fromCode(code).value_or(Currency());
}

BookAccount accountIn(const Row& row) {
    return {
        .id = row.id<AccountId>("id"),
        .kind = kindOf(row.text("kind")),
        .branchId = row.id<BranchId>("branch_id"),
        .customerId = CustomerId{row.optionalUuid("customer_id").value_or(Uuid())},
        .tellerId = UserId{row.optionalUuid("teller_id").value_or(Uuid())},
        .number = row.optionalText("number").value_or(QString()),
        .holderName = row.optionalText("full_name").value_or(QString()),
        .currency = currencyOf(row.text("currency")),
        .active = row.boolean("active"),
        .balanceMinor = row.bigInt("balance"),
        .lastEntryNumber = row.bigInt("last_entry_number"),
        .overdraftLimitMinor = row.bigInt("overdraft_limit"),
    };
}

std::vector<Uuid> missingFrom(std::vector<Uuid> all, std::vector<Uuid> some) {
    std::sort(all.begin(), all.end());
    std::sort(some.begin(), some.end());
    std::vector<Uuid> missing;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(missing));
    return missing;
}

} // namespace

Connection::Step lockAccountsStep(const std::vector<Uuid>& ids, std::vector<BookAccount>& locked) {
    return {.statement = kLockAccounts, .binds = bindsOf(Bind("ids", ids)), .eachRow = [&locked](const Row& row) {
                locked.push_back(accountIn(row));
            }};
}

std::vector<BookAccount> lockAccounts(Connection& connection, const std::vector<Uuid>& ids) {
    std::vector<BookAccount> locked;
    connection.run(lockAccountsStep(ids, locked));
    return locked;
}

Connection::Step lockOpenTillsStep(const std::vector<Uuid>& tellerIds, std::vector<OpenTill>& locked) {
    return {.statement = kLockOpenTills,
            .binds = bindsOf(Bind("teller_ids", tellerIds)),
            .eachRow = [&locked](const Row& row) {
                locked.push_back({
                    .id = row.id<TillSessionId>("id"),
                    .tellerId = row.id<UserId>("teller_id"),
                    .branchId = row.id<BranchId>("branch_id"),
                    .businessDate = row.date("business_date"),
                    .lastSequence = row.bigInt("last_sequence"),
                });
            }};
}

std::vector<OpenTill> lockOpenTills(Connection& connection, const std::vector<Uuid>& tellerIds) {
    std::vector<OpenTill> locked;
    connection.run(lockOpenTillsStep(tellerIds, locked));
    return locked;
}

bool lockTill(Connection& connection, TillSessionId id) {
    return connection.run(kLockTill, {{"id", id}}) == 1;
}

std::vector<Uuid> heldAccounts(Connection& connection, const std::vector<Uuid>& ids) {
    const auto idIn = [](const Row& row) { return row.uuid("id"); };
    auto existing = connection.all(kExistingAccounts, {{"ids", ids}}, idIn);
    return missingFrom(std::move(existing), connection.all(kFreeAccounts, {{"ids", ids}}, idIn));
}

std::vector<Uuid> heldTills(Connection& connection, const std::vector<Uuid>& tellerIds) {
    const auto idIn = [](const Row& row) { return row.uuid("teller_id"); };
    auto existing = connection.all(kExistingTills, {{"teller_ids", tellerIds}}, idIn);
    return missingFrom(std::move(existing), connection.all(kFreeTills, {{"teller_ids", tellerIds}}, idIn));
}

std::vector<OwnAccountId> findOwnAccounts(Connection& connection, const std::vector<OwnAccount>& accounts) {
    std::vector<Uuid> ownerIds;
    std::vector<QString> currencies;
    for (const OwnAccount& account : accounts) {
        ownerIds.push_back(account.ownerId);
        currencies.push_back(account.currency.code());
    }
    std::vector<OwnAccountId> found;
    connection.run(
        kFindOwn, {{"owner_ids", std::move(ownerIds)}, {"currencies", std::move(currencies)}}, [&](const Row& row) {
            const auto id = row.id<AccountId>("id");
            const AccountKind kind = kindOf(row.text("kind"));
            const Uuid ownerId = row.uuid("owner_id");
            const OwnAccount account{.kind = kind, .ownerId = ownerId, .currency = currencyOf(row.text("currency"))};
            const bool asked = std::find(accounts.begin(), accounts.end(), account) != accounts.end();
            const bool listed =
                std::any_of(found.begin(), found.end(), [&](const OwnAccountId& each) { return each.id == id; });
            if (asked && !listed) {
                found.push_back({.account = account, .id = id});
            }
        });
    return found;
}

void createOwnAccounts(Connection& connection, const std::vector<OwnAccount>& accounts, BranchId branch, Instant now) {
    std::vector<Uuid> ids;
    std::vector<QString> kinds, currencies;
    std::vector<std::optional<Uuid>> tellerIds;
    for (const OwnAccount& account : accounts) {
        ids.push_back(AccountId::make().value);
        kinds.push_back(nameOf(account.kind));
        currencies.push_back(account.currency.code());
        tellerIds.push_back(account.kind == AccountKind::TillCash ? std::optional(account.ownerId) : std::nullopt);
    }
    connection.run(kCreateOwn, {{"branch_id", branch},
                                {"now", now},
                                {"ids", std::move(ids)},
                                {"kinds", std::move(kinds)},
                                {"teller_ids", std::move(tellerIds)},
                                {"currencies", std::move(currencies)}});
}

} // namespace tellerdesk::server::db

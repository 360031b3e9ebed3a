// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgaccountstore.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server::db {

namespace {

// Available is what may be spent: the balance and the overdraft limit.
#define ACCOUNT_COLUMNS                                                                                                \
    "a.id, a.number, a.customer_id, c.full_name AS owner_name, a.currency, a.status, a.balance, "                      \
    "a.balance + a.overdraft_limit AS available, a.branch_id "
#define ACCOUNT_TABLES "FROM accounts a JOIN customers c ON c.id = a.customer_id "

std::vector<Column> accountColumns() {
    return {{"id", Type::Uuid},         {"number", Type::Text},      {"customer_id", Type::Uuid},
            {"owner_name", Type::Text}, {"currency", Type::Text},    {"status", Type::Text},
            {"balance", Type::BigInt},  {"available", Type::BigInt}, {"branch_id", Type::Uuid}};
}

const Statement kInsert{
    .name = "account_insert",
    .sql = "INSERT INTO accounts (id, kind, branch_id, customer_id, number, currency, opened_at) "
           "VALUES (:id, 'customer', :branch_id, :customer_id, :number, :currency, :opened_at) "
           "ON CONFLICT ON CONSTRAINT accounts_number_key DO NOTHING",
    .parameters = {{"id", Type::Uuid},
                   {"branch_id", Type::Uuid},
                   {"customer_id", Type::Uuid},
                   {"number", Type::Text},
                   {"currency", Type::Text},
                   {"opened_at", Type::Timestamp}},
};

const Statement kFind{
    .name = "account_find",
    .sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES "WHERE a.id = :id",
    .parameters = {{"id", Type::Uuid}},
    .columns = accountColumns(),
};

const Statement kFindByNumber{
    .name = "account_find_by_number",
    .sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES "WHERE a.number = :number",
    .parameters = {{"number", Type::Text}},
    .columns = accountColumns(),
};

const Statement kListOfCustomer{
    .name = "account_list_of_customer",
    .sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES "WHERE a.customer_id = :customer_id AND a.id < :below "
           "ORDER BY a.id DESC LIMIT :limit",
    .parameters = {{"customer_id", Type::Uuid}, {"below", Type::Uuid}, {"limit", Type::BigInt}},
    .columns = accountColumns(),
};

const Statement kList{
    .name = "account_list",
    .sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
           "WHERE a.kind = 'customer' AND (:branch_id::uuid IS NULL OR a.branch_id = :branch_id) AND a.id < :below "
           "ORDER BY a.id DESC LIMIT :limit",
    .parameters = {{"branch_id", Type::Uuid}, {"below", Type::Uuid}, {"limit", Type::BigInt}},
    .columns = accountColumns(),
};

const Statement kNumbers{
    .name = "account_numbers_of_customer",
    .sql = "SELECT a.number FROM accounts a WHERE a.customer_id = :customer_id ORDER BY a.id",
    .parameters = {{"customer_id", Type::Uuid}},
    .columns = {{"number", Type::Text}},
};

#undef ACCOUNT_COLUMNS
#undef ACCOUNT_TABLES

AccountRecord accountOf(const Row& row) {
    AccountRecord account;
    account.info.id = row.id<AccountId>("id");
    account.info.number = row.text("number");
    account.info.customerId = row.id<CustomerId>("customer_id");
    account.info.ownerName = row.text("owner_name");
    account.info.currency = Currency::fromCode(row.text("currency")).value_or(Currency());
    account.info.status = row.text("status");
    account.info.balanceMinor = row.bigInt("balance");
    account.info.availableMinor = row.bigInt("available");
    account.branchId = row.id<BranchId>("branch_id");
    return account;
}

// Above every id: a list without a cursor begins at the newest.
AccountId highest() {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(0xff);
    return AccountId{Uuid(bytes)};
}

bool fits(const AccountRecord& account, const AccountFilter& filter) {
    return (!filter.branchId || account.branchId == *filter.branchId) &&
           (!filter.customerId || account.info.customerId == *filter.customerId) &&
           (!filter.below || account.info.id < *filter.below);
}

} // namespace

bool PgAccountStore::insert(const AccountRecord& account, Instant openedAt) {
    return m_connection.run(kInsert, {{"id", account.info.id},
                                      {"branch_id", account.branchId},
                                      {"customer_id", account.info.customerId},
                                      {"number", account.info.number},
                                      {"currency", account.info.currency.code()},
                                      {"opened_at", openedAt}}) == 1;
}

std::optional<AccountRecord> PgAccountStore::find(AccountId id) {
    return m_connection.first(kFind, {{"id", id}}, accountOf);
}

// A number names one account and a customer has few: what else the filter says is compared here.
std::vector<AccountRecord> PgAccountStore::list(const AccountFilter& filter) {
    const AccountId below = filter.below.value_or(highest());
    std::vector<AccountRecord> accounts;
    if (filter.number) {
        accounts = m_connection.all(kFindByNumber, {{"number", *filter.number}}, accountOf);
    } else if (filter.customerId) {
        accounts = m_connection.all(kListOfCustomer,
                                    {{"customer_id", *filter.customerId}, {"below", below}, {"limit", filter.limit}},
                                    accountOf);
    } else {
        return m_connection.all(kList, {{"branch_id", filter.branchId}, {"below", below}, {"limit", filter.limit}},
                                accountOf);
    }
    std::erase_if(accounts, [&](const AccountRecord& account) { return !fits(account, filter); });
    return accounts;
}

std::vector<QString> PgAccountStore::numbersOf(CustomerId customer) {
    return m_connection.all(kNumbers, {{"customer_id", customer}}, [](const Row& row) { return row.text("number"); });
}

} // namespace tellerdesk::server::db

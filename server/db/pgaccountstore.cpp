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

std::vector<Column> lookColumns() {
    std::vector<Column> columns{{"place", Type::BigInt},        {"username", Type::Text},
                                {"full_name", Type::Text},      {"role", Type::Text},
                                {"user_branch_id", Type::Uuid}, {"must_change_password", Type::Boolean},
                                {"found", Type::Boolean}};
    const auto account = accountColumns();
    columns.insert(columns.end(), account.begin(), account.end());
    return columns;
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

// Each look's caller as session_find_live finds them, and its account as account_find does.
const Statement kLook{
    .name = "account_look",
    .sql = "SELECT r.place, u.username, u.full_name, u.role, u.branch_id AS user_branch_id, u.must_change_password, "
           "c.id IS NOT NULL AS found, " ACCOUNT_COLUMNS
           "FROM unnest(CAST(:places AS bigint[]), CAST(:session_ids AS uuid[]), CAST(:user_ids AS uuid[]), "
           "CAST(:account_ids AS uuid[])) AS r (place, session_id, user_id, account_id) "
           "LEFT JOIN sessions s ON s.id = r.session_id AND s.user_id = r.user_id AND s.ended_at IS NULL "
           "AND s.expires_at > :now "
           "LEFT JOIN users u ON u.id = s.user_id AND u.status = 'active' "
           "LEFT JOIN accounts a ON a.id = r.account_id "
           "LEFT JOIN customers c ON c.id = a.customer_id",
    .parameters = {{"places", Type::BigIntArray},
                   {"session_ids", Type::UuidArray},
                   {"user_ids", Type::UuidArray},
                   {"account_ids", Type::UuidArray},
                   {"now", Type::Timestamp}},
    .columns = lookColumns(),
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

std::vector<AccountSight> lookAtAccounts(Connection& connection, const std::vector<AccountLook>& looks) {
    std::vector<qint64> places;
    std::vector<Uuid> sessionIds, userIds, accountIds;
    Instant now;
    for (const AccountLook& look : looks) {
        places.push_back(static_cast<qint64>(places.size()));
        sessionIds.push_back(look.caller.sessionId.value);
        userIds.push_back(look.caller.userId.value);
        accountIds.push_back(look.accountId.value);
        now = std::max(now, look.now);
    }
    std::vector<AccountSight> sights(looks.size());
    connection.run({.statement = kLook,
                    .binds = bindsOf(Bind("places", std::move(places)), Bind("session_ids", std::move(sessionIds)),
                                     Bind("user_ids", std::move(userIds)), Bind("account_ids", std::move(accountIds)),
                                     Bind("now", now)),
                    .eachRow = [&](const Row& row) {
                        const auto place = static_cast<std::size_t>(row.bigInt("place"));
                        AccountSight& sight = sights[place];
                        const auto role = row.isNull("role") ? std::nullopt : roleFromWire(row.text("role"));
                        if (role) {
                            sight.actor = Actor{.userId = looks[place].caller.userId,
                                                .sessionId = looks[place].caller.sessionId,
                                                .username = row.text("username"),
                                                .fullName = row.text("full_name"),
                                                .role = *role,
                                                .branchId = row.id<BranchId>("user_branch_id"),
                                                .mustChangePassword = row.boolean("must_change_password")};
                        }
                        if (row.boolean("found")) {
                            sight.account = accountOf(row);
                        }
                    }});
    return sights;
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgbankstore.h"

#include "server/db/databaseerror.h"

namespace tellerdesk::server::db {

namespace {

const Statement kFindBank{
    .name = "bank_find",
    .sql = "SELECT name, demo FROM bank",
    .columns = {{"name", Type::Text}, {"demo", Type::Boolean}},
};

const Statement kListBranches{
    .name = "branch_list",
    .sql = "SELECT id, code, name FROM branches ORDER BY code",
    .columns = {{"id", Type::Uuid}, {"code", Type::Text}, {"name", Type::Text}},
};

const Statement kFindBranch{
    .name = "branch_find",
    .sql = "SELECT id, code, name FROM branches WHERE id = :id",
    .parameters = {{"id", Type::Uuid}},
    .columns = {{"id", Type::Uuid}, {"code", Type::Text}, {"name", Type::Text}},
};

const Statement kFindBranchByCode{
    .name = "branch_find_by_code",
    .sql = "SELECT id, code, name FROM branches WHERE code = :code",
    .parameters = {{"code", Type::Text}},
    .columns = {{"id", Type::Uuid}, {"code", Type::Text}, {"name", Type::Text}},
};

const Statement kListCurrencies{
    .name = "currency_list",
    .sql = "SELECT code FROM currencies ORDER BY code",
    .columns = {{"code", Type::Text}},
};

Branch branchOf(const Row& row) {
    return {.id = row.id<BranchId>("id"), .code = row.text("code"), .name = row.text("name")};
}

} // namespace

Bank PgBankStore::bank() {
    const auto bank = m_connection.first(
        kFindBank, {}, [](const Row& row) { return Bank{.name = row.text("name"), .demo = row.boolean("demo")}; });
    if (!bank) { // the first migrations write it, and nobody may delete it
        throw DatabaseError("P0002", kFindBank.name);
    }
    return *bank;
}

std::vector<Branch> PgBankStore::branches() {
    return m_connection.all(kListBranches, {}, branchOf);
}

std::optional<Branch> PgBankStore::findBranch(BranchId id) {
    return m_connection.first(kFindBranch, {{"id", id}}, branchOf);
}

std::optional<Branch> PgBankStore::findBranchByCode(const QString& code) {
    return m_connection.first(kFindBranchByCode, {{"code", code}}, branchOf);
}

// A code that this build does not know is left out: nobody can work in a currency without its decimals.
std::vector<Currency> PgBankStore::currencies() {
    std::vector<Currency> known;
    m_connection.run(kListCurrencies, std::initializer_list<Bind>{}, [&known](const Row& row) {
        if (const auto currency = Currency::fromCode(row.text("code"))) {
            known.push_back(*currency);
        }
    });
    return known;
}

} // namespace tellerdesk::server::db

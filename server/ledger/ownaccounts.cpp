// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/ownaccounts.h"

namespace tellerdesk::server::ledger {

namespace {

constexpr std::size_t kMostKept = 100'000;

} // namespace

void OwnAccounts::find(const std::vector<db::OwnAccount>& accounts) {
    take(accounts);
    const auto unknown = missing(accounts);
    if (!unknown.empty()) {
        auto& known = m_context.known.ownAccounts; // committed rows all: what this transaction made is found already
        read(unknown, known);
        take(unknown);
    }
}

void OwnAccounts::take(const std::vector<db::OwnAccount>& accounts) {
    for (const db::OwnAccount& account : accounts) {
        const auto known = m_context.known.ownAccounts.find(account);
        if (known != m_context.known.ownAccounts.end()) {
            m_found.insert(*known);
        }
    }
}

void OwnAccounts::findOrCreate(const std::vector<db::OwnAccount>& accounts, BranchId branch, Instant now) {
    find(accounts);
    const auto unknown = missing(accounts);
    if (!unknown.empty()) {
        db::createOwnAccounts(m_context.connection, unknown, branch, now);
        read(unknown, m_found); // also those that another server made meanwhile
    }
}

void OwnAccounts::read(const std::vector<db::OwnAccount>& accounts, std::map<db::OwnAccount, AccountId>& into) {
    for (const auto& [account, id] : db::findOwnAccounts(m_context.connection, accounts)) {
        into.insert_or_assign(account, id);
    }
}

std::optional<AccountId> OwnAccounts::id(const db::OwnAccount& account) const {
    const auto found = m_found.find(account);
    return found == m_found.end() ? std::nullopt : std::optional(found->second);
}

void OwnAccounts::keep() {
    auto& kept = m_context.known.ownAccounts;
    if (kept.size() > kMostKept) {
        kept.clear();
    }
    kept.insert(m_found.begin(), m_found.end());
}

std::vector<db::OwnAccount> OwnAccounts::missing(const std::vector<db::OwnAccount>& accounts) const {
    std::vector<db::OwnAccount> missing;
    for (const db::OwnAccount& account : accounts) {
        if (!m_found.contains(account)) {
            missing.push_back(account);
        }
    }
    return missing;
}

} // namespace tellerdesk::server::ledger

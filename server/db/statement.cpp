// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/statement.h"

#include <mutex>

namespace tellerdesk::server::db {

namespace {

struct Entries {
    std::mutex mutex;
    std::vector<const Statement*> statements;
};

// Made by the first statement, whichever file's that is, and so destroyed after the last.
Entries& entries() {
    static Entries all;
    return all;
}

} // namespace

StatementEntry::StatementEntry(const Statement* statement)
    : m_statement(statement) {
    Entries& all = entries();
    const std::lock_guard lock(all.mutex);
    all.statements.push_back(statement);
}

StatementEntry::~StatementEntry() {
    Entries& all = entries();
    const std::lock_guard lock(all.mutex);
    std::erase(all.statements, m_statement);
}

std::vector<const Statement*> allStatements() {
    Entries& all = entries();
    const std::lock_guard lock(all.mutex);
    return all.statements;
}

} // namespace tellerdesk::server::db

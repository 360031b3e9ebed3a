// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "server/domain/actor.h"
#include "server/domain/books.h"

#include <QDate>
#include <QRandomGenerator>

#include <vector>

namespace tellerdesk::server::ops {

struct DemoHistory {
    std::vector<Actor> tellers = {};
    std::vector<BookAccount> accounts = {}; // of customers, empty
    std::vector<Currency> currencies = {};
    BranchId branchId = {};
    QDate from = {};
    QDate until = {}; // the last day; every till is closed in the evening
};

// Plays working days by the ledger's own rules and writes what they decide, in the caller's transaction.
void writeDemoHistory(db::Connection& connection, const DemoHistory& history, QRandomGenerator& random);

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_accounts.h"

#include <QDate>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// Entries of one period, newest first, with what a statement says of it.
struct StatementPeriod {
    AccountInfo account = {};
    QDate from = {}; // null: from the account's beginning
    QDate to = {};   // null: until now
    std::vector<EntryInfo> entries = {};
    qint64 openingMinor = 0;                 // balance before the period's first entry
    qint64 closingMinor = 0;                 // balance after its last
    std::optional<qint64> creditsMinor = {}; // none: more than 64 bits hold
    std::optional<qint64> debitsMinor = {};  // as a positive figure
    bool print = false;                      // wanted from the printer, where this station has one for it
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/accountstore.h"
#include "server/domain/actor.h"
#include "server/domain/entrystore.h"
#include "server/domain/stores.h"
#include "shared/core/result.h"

namespace tellerdesk::server {

// So many entries a search for a text looks at, at most, before it answers with what it found and where to go on.
inline constexpr int kScannedForText = 10'000;

struct EntryPage {
    std::vector<AccountEntry> entries = {};
    std::optional<qint64> next = {}; // the number after which to go on, in the filter's order
};

// NotFound for another branch's account as for an unknown one.
Result<EntryPage> listEntries(Stores& stores, const Actor& actor, const EntryFilter& filter, int limit);

Result<EntrySummary> summariseEntries(Stores& stores, const Actor& actor, AccountId account, const DateRange& dates);

// The same without points and without a look at the account: what a statement says of its period.
EntrySummary sumUpEntries(EntryStore& entries, AccountId account, const DateRange& dates);

} // namespace tellerdesk::server

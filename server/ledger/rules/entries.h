// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/books.h"

#include <optional>

namespace tellerdesk::server::ledger {

// The account's next entry; nothing when its balance or available amount would not fit 64 bits. Floors are the rules'
// matter.
std::optional<BookedEntry> nextEntry(const BookAccount& account, qint64 amountMinor);

// The most that can be taken from a customer's account; nothing when it does not fit 64 bits.
std::optional<qint64> availableMinor(const BookAccount& account);

// What lies in the till: its account is an asset, so the negated balance.
qint64 cashMinor(const BookAccount& tillCash);

} // namespace tellerdesk::server::ledger

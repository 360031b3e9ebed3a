// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/posting.h"
#include "shared/api/messages_entries.h"
#include "shared/core/uuid.h"

#include <QDate>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace tellerdesk::server {

// Business dates, both ends included; the defaults are open ends.
struct DateRange {
    QDate from = QDate(1, 1, 1);
    QDate to = QDate(9999, 12, 31);

    bool operator==(const DateRange&) const = default;
};

struct NumberRange {
    qint64 first = 1;
    qint64 last = std::numeric_limits<qint64>::max();

    bool operator==(const NumberRange&) const = default;
};

enum class EntryOrder { Newest, Oldest };

struct EntryFilter {
    AccountId account = {};
    NumberRange numbers = {};
    DateRange dates = {};
    qint64 minAmountMinor = 0; // of the amount without its sign
    qint64 maxAmountMinor = std::numeric_limits<qint64>::max();
    QString text = {}; // somewhere in the narrative, in any case; empty: any
    EntryOrder order = EntryOrder::Newest;

    bool operator==(const EntryFilter&) const = default;
};

// What the key of an entry tells without its row.
struct EntryBrief {
    qint64 entryNumber = 0;
    QDate businessDate = {};
    qint64 amountMinor = 0;
    qint64 balanceAfterMinor = 0;

    bool operator==(const EntryBrief&) const = default;
};

// Entries of a period that follow one another, summed up.
struct EntryBucket {
    NumberRange numbers = {};
    qint64 count = 0;
    std::optional<qint64> creditsMinor = {}; // none: more than 64 bits hold
    std::optional<qint64> debitsMinor = {};  // as a positive figure
    qint64 lowestMinor = 0;                  // balances
    qint64 highestMinor = 0;

    bool operator==(const EntryBucket&) const = default;
};

struct BalanceWanted {
    NumberRange numbers = {};
    qint64 balanceMinor = 0;
};

// The entries of accounts, as statements read them. They are append-only, and an account's numbers are taken in the
// order of commits: what lies below a number that was read once never changes.
class EntryStore {
public:
    virtual ~EntryStore() = default;

    // Of the first `scanned` entries that fit dates and amounts, in the filter's order, those that have the text too,
    // at most `limit`.
    virtual std::vector<AccountEntry> find(const EntryFilter& filter, int limit, int scanned) = 0;
    // The number of the last of those `scanned`; nothing when there are fewer.
    virtual std::optional<qint64> scannedTo(const EntryFilter& filter, int scanned) = 0;

    // The numbers of the period's first and last entry.
    virtual std::optional<NumberRange> numbersIn(AccountId account, const DateRange& dates) = 0;
    virtual qint64 sumBefore(AccountId account, QDate date) = 0;
    virtual std::vector<EntryBrief> briefs(AccountId account, const std::vector<qint64>& numbers) = 0;
    // All entries of the period between the numbers, at most `limit`.
    virtual std::vector<EntryBrief> allBriefs(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                              int limit) = 0;
    // The period's entries between the numbers, `width` numbers a bucket.
    virtual std::vector<EntryBucket> buckets(AccountId account, const NumberRange& numbers, const DateRange& dates,
                                             qint64 width) = 0;
    // For each one wanted, the first entry of the period with that balance.
    virtual std::vector<BalancePoint> withBalances(AccountId account, const DateRange& dates,
                                                   const std::vector<BalanceWanted>& wanted) = 0;
};

} // namespace tellerdesk::server

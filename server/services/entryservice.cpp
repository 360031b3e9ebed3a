// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/entryservice.h"

#include "server/services/accountservice.h"
#include "shared/money/money.h"

#include <algorithm>

namespace tellerdesk::server {

namespace {

// The period is read once in so many parts; only the parts with the extremes that are shown are looked at again.
constexpr qint64 kParts = 4'000;
// Two extremes each, besides the first and the last entry.
constexpr qint64 kGroups = kMaxSummaryPoints / 2 - 1;

void add(std::optional<qint64>& sum, const std::optional<qint64>& more) {
    sum = sum && more ? checkedAdd(*sum, *more) : std::nullopt;
}

BalancePoint pointOf(const EntryBrief& brief) {
    return {.entryNumber = brief.entryNumber,
            .businessDate = brief.businessDate,
            .balanceAfterMinor = brief.balanceAfterMinor};
}

// A balance fits 64 bits even where a sum on the way to it does not: whole numbers wrap around and back.
qint64 closingOf(const EntrySummary& summary, const EntryBrief& last) {
    if (!summary.creditsMinor || !summary.debitsMinor) {
        return last.balanceAfterMinor;
    }
    const auto bits = [](qint64 number) { return static_cast<quint64>(number); };
    return static_cast<qint64>(bits(summary.openingMinor) + bits(*summary.creditsMinor) - bits(*summary.debitsMinor));
}

struct Sums {
    EntrySummary summary = {};
    std::vector<EntryBucket> parts = {};
};

Sums sumUp(EntryStore& entries, AccountId account, const DateRange& dates) {
    Sums sums{.summary = {.creditsMinor = 0, .debitsMinor = 0}};
    EntrySummary& summary = sums.summary;
    const DateRange open;
    if (dates.from != open.from) {
        summary.from = dates.from;
        summary.openingMinor = entries.sumBefore(account, dates.from);
    }
    if (dates.to != open.to) {
        summary.to = dates.to;
    }
    summary.closingMinor = summary.openingMinor;
    const auto numbers = entries.numbersIn(account, dates);
    if (!numbers) {
        return sums;
    }
    const qint64 width = (numbers->last - numbers->first) / kParts + 1;
    sums.parts = entries.buckets(account, *numbers, dates, width);
    for (const EntryBucket& part : sums.parts) {
        summary.count += part.count;
        add(summary.creditsMinor, part.creditsMinor);
        add(summary.debitsMinor, part.debitsMinor);
    }
    const auto ends = entries.briefs(account, {numbers->first, numbers->last});
    summary.firstEntryNumber = numbers->first;
    summary.lastEntryNumber = numbers->last;
    summary.firstDate = ends.front().businessDate;
    summary.lastDate = ends.back().businessDate;
    summary.closingMinor = closingOf(summary, ends.back());
    return sums;
}

// Of each group of parts the one with the lowest and the one with the highest balance.
std::vector<BalanceWanted> extremesOf(const std::vector<EntryBucket>& parts) {
    std::vector<BalanceWanted> wanted;
    const auto size = static_cast<qint64>(parts.size());
    const qint64 groups = std::min(kGroups, size);
    for (qint64 group = 0; group < groups; ++group) {
        const auto begin = parts.begin() + group * size / groups;
        const auto end = parts.begin() + (group + 1) * size / groups;
        const auto low = std::min_element(begin, end, [](const EntryBucket& one, const EntryBucket& other) {
            return one.lowestMinor < other.lowestMinor;
        });
        const auto high = std::max_element(begin, end, [](const EntryBucket& one, const EntryBucket& other) {
            return one.highestMinor < other.highestMinor;
        });
        wanted.push_back({.numbers = low->numbers, .balanceMinor = low->lowestMinor});
        wanted.push_back({.numbers = high->numbers, .balanceMinor = high->highestMinor});
    }
    return wanted;
}

std::vector<BalancePoint> pointsOf(EntryStore& entries, AccountId account, const DateRange& dates, const Sums& sums) {
    const NumberRange numbers{.first = *sums.summary.firstEntryNumber, .last = *sums.summary.lastEntryNumber};
    std::vector<BalancePoint> points;
    if (sums.summary.count <= kMaxSummaryPoints) {
        for (const EntryBrief& brief : entries.allBriefs(account, numbers, dates, kMaxSummaryPoints)) {
            points.push_back(pointOf(brief));
        }
        return points;
    }
    points = entries.withBalances(account, dates, extremesOf(sums.parts));
    for (const EntryBrief& brief : entries.briefs(account, {numbers.first, numbers.last})) {
        points.push_back(pointOf(brief));
    }
    std::sort(points.begin(), points.end(),
              [](const BalancePoint& one, const BalancePoint& other) { return one.entryNumber < other.entryNumber; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

} // namespace

Result<EntryPage> listEntries(Stores& stores, const Actor& actor, const EntryFilter& filter, int limit) {
    if (const auto account = findAccount(stores, actor, filter.account); !account) {
        return account.failed();
    }
    EntryFilter looked = filter;
    int scanned = limit + 1;
    std::optional<qint64> end;
    if (!filter.text.isEmpty()) {
        // Entries that come meanwhile move no end that is a number.
        end = stores.entries.scannedTo(filter, kScannedForText);
        qint64& far = filter.order == EntryOrder::Newest ? looked.numbers.first : looked.numbers.last;
        far = end.value_or(far);
        scanned = std::numeric_limits<int>::max();
    }
    EntryPage page{.entries = stores.entries.find(looked, limit + 1, scanned), .next = end};
    if (page.entries.size() > static_cast<std::size_t>(limit)) {
        page.entries.resize(static_cast<std::size_t>(limit));
        page.next = page.entries.back().entryNumber;
    }
    return page;
}

EntrySummary sumUpEntries(EntryStore& entries, AccountId account, const DateRange& dates) {
    return sumUp(entries, account, dates).summary;
}

Result<EntrySummary> summariseEntries(Stores& stores, const Actor& actor, AccountId account, const DateRange& dates) {
    if (const auto found = findAccount(stores, actor, account); !found) {
        return found.failed();
    }
    Sums sums = sumUp(stores.entries, account, dates);
    if (sums.summary.count > 0) {
        sums.summary.points = pointsOf(stores.entries, account, dates, sums);
    }
    return std::move(sums.summary);
}

} // namespace tellerdesk::server

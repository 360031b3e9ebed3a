// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QDate>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace tellerdesk {

// How many points GET /v1/accounts/{id}/entries/summary gives at most.
inline constexpr int kMaxSummaryPoints = 500;

// An entry's balance in a plot.
struct BalancePoint {
    qint64 entryNumber = 0;
    QDate businessDate = {};
    qint64 balanceAfterMinor = 0;

    QJsonObject toJson() const;
    static BalancePoint read(FieldReader& in);
    bool operator==(const BalancePoint&) const = default;
};

// Reply of GET /v1/accounts/{id}/entries/summary: what the books say of the business dates `from` to `to`. Opening plus
// credits minus debits is closing. The points are entries of the period, in order, its first, last, lowest and highest
// balance among them.
struct EntrySummary {
    std::optional<QDate> from = {}; // as asked; none: an open end
    std::optional<QDate> to = {};
    qint64 count = 0;
    qint64 openingMinor = 0; // of all entries before the period
    qint64 closingMinor = 0;
    std::optional<qint64> creditsMinor = {}; // none: the turnover is more than 64 bits hold
    std::optional<qint64> debitsMinor = {};  // as a positive figure
    std::optional<qint64> firstEntryNumber = {};
    std::optional<qint64> lastEntryNumber = {};
    std::optional<QDate> firstDate = {}; // of the first and the last entry
    std::optional<QDate> lastDate = {};
    std::vector<BalancePoint> points = {};

    QJsonObject toJson() const;
    static Result<EntrySummary> fromJson(const JsonValue& json);
    bool operator==(const EntrySummary&) const = default;
};

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/journal/myworkpresenter.h"

#include <QString>

#include <vector>

namespace tellerdesk::client {

QString workStateText(const WorkLine& line);  // one word
QString workReasonText(const WorkLine& line); // why not, and what would be right; empty where it is posted
QString workTimeText(const WorkLine& line);
QString workAccountText(const WorkLine& line); // number and holder, as far as they are known
QString workDetailText(const WorkLine& line);  // one fact a line

// Whether all the words that were typed occur in the line: names, numbers, amounts with or without their signs, kinds,
// states.
bool workMatches(const WorkLine& line, const QString& typed);

// What was posted, by currency in their codes' order; nothing where a sum is larger than the books could hold.
struct WorkTotal {
    Currency currency = {};
    int count = 0;
    std::optional<qint64> paidInMinor = 0;
    std::optional<qint64> paidOutMinor = 0;
    std::optional<qint64> transferredMinor = 0;

    bool operator==(const WorkTotal&) const = default;
};
std::vector<WorkTotal> workTotals(const std::vector<WorkLine>& lines, const QString& typed);

} // namespace tellerdesk::client

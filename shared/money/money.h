// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/currency.h"

#include <QtGlobal>

#include <optional>

namespace tellerdesk {

// What one posting may move, in minor units; opening and counted amounts may be 0 as well.
inline constexpr qint64 kMaxAmountMinor = 10'000'000'000'000'000;

struct Money {
    qint64 minor = 0;
    Currency currency = {};

    bool operator==(const Money&) const = default;
};

// Nothing when the sum does not fit 64 bits.
std::optional<qint64> checkedAdd(qint64 left, qint64 right);
std::optional<qint64> checkedSubtract(qint64 left, qint64 right);

} // namespace tellerdesk

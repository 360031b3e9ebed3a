// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/money.h"

#include <QtNumeric>

namespace tellerdesk {

std::optional<qint64> checkedAdd(qint64 left, qint64 right) {
    qint64 sum = 0;
    return qAddOverflow(left, right, &sum) ? std::nullopt : std::optional(sum);
}

std::optional<qint64> checkedSubtract(qint64 left, qint64 right) {
    qint64 difference = 0;
    return qSubOverflow(left, right, &difference) ? std::nullopt : std::optional(difference);
}

} // namespace tellerdesk

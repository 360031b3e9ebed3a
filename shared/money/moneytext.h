// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"
#include "shared/money/money.h"

#include <QLocale>
#include <QString>

namespace tellerdesk {

// The only place where money becomes text for people and back. Decimals come from the currency (ISO 4217), grouping,
// decimal sign and digits from the locale; nothing passes through a double.

QString formatAmount(qint64 minor, Currency currency, const QLocale& locale); // 1,234.50
QString formatMoney(const Money& money, const QLocale& locale);               // 1,234.50 EUR

enum class AmountFault { Empty, Malformed, TooManyDecimals, TooLarge };

struct ReadAmount {
    qint64 minor = 0;
    // The text could as well mean another amount ("1,234" of a currency with three decimals): to be typed again,
    // unmistakably.
    bool ambiguous = false;

    bool operator==(const ReadAmount&) const = default;
};

// What a person typed, not negative, up to kMaxAmountMinor. Takes '.' and ',' both as decimal sign (keypads have one of
// them), groups by the locale's sign, spaces and apostrophes; groups must be right.
Expected<ReadAmount, AmountFault> readAmount(QStringView text, Currency currency, const QLocale& locale);

} // namespace tellerdesk

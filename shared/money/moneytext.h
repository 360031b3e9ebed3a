// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"
#include "shared/money/money.h"

#include <QLocale>
#include <QString>
#include <QStringView>

#include <vector>

namespace tellerdesk {

// The only place where money becomes text for people and back. Decimals come from the currency (ISO 4217), grouping,
// decimal sign and digits from the locale; nothing passes through a double.

QString formatAmount(qint64 minor, Currency currency, const QLocale& locale); // 1,234.50
QString formatMoney(const Money& money, const QLocale& locale);               // 1,234.50 EUR

// For programs: 1234.50, -0.05; no groups, a full stop, and as many decimals as the currency has.
QString plainAmount(qint64 minor, Currency currency);

enum class AmountFault { Empty, Malformed, TooManyDecimals, TooLarge };

struct ReadAmount {
    qint64 minor = 0;
    // The text could as well mean another amount ("1,234" of a currency with three decimals): to be typed again,
    // unmistakably.
    bool ambiguous = false;
    qint64 otherMinor = 0; // that other amount

    bool operator==(const ReadAmount&) const = default;
};

// What a person typed, not negative, up to kMaxAmountMinor. Takes '.' and ',' both as decimal sign (keypads have one of
// them), groups by the locale's sign, spaces and apostrophes; groups must be right. A k or m behind it is a thousand or
// a million of it.
Expected<ReadAmount, AmountFault> readAmount(QStringView text, Currency currency, const QLocale& locale);

// What is being typed, with the locale's signs between its thousands, for the eye only: what counts is the text
// without them, so that a sign put in here is never taken for one that was typed.
struct GroupedText {
    static constexpr qsizetype kSign = -1;

    QString text = {};
    std::vector<qsizetype> from = {}; // for each character, which one of the typed text it stands for; kSign: none
};
GroupedText groupTyped(QStringView text, const QLocale& locale);

} // namespace tellerdesk

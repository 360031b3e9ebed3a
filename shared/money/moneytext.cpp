// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/moneytext.h"

#include <algorithm>
#include <optional>

namespace tellerdesk {

namespace {

using Read = Expected<ReadAmount, AmountFault>;

Unexpected<AmountFault> because(AmountFault fault) {
    return {fault};
}

char32_t zeroOf(const QLocale& locale) {
    return locale.zeroDigit().toUcs4().value(0, U'0');
}

QString withDigitsOf(const QLocale& locale, const QString& ascii) {
    const char32_t zero = zeroOf(locale);
    QString text;
    for (const QChar digit : ascii) {
        const char32_t point = zero + (digit.unicode() - u'0');
        text += QString::fromUcs4(&point, 1);
    }
    return text;
}

constexpr QChar kArabicDecimalSign(u'\u066b'); // never groups

// The text with ASCII digits, '.' and ',' for themselves and ' ' for every sign that can only group.
QString normalised(QStringView text, const QLocale& locale) {
    const char32_t zero = zeroOf(locale);
    QString plain;
    for (const char32_t point : text.trimmed().toUcs4()) {
        if (point >= zero && point < zero + 10) {
            plain += QChar(static_cast<char16_t>(u'0' + (point - zero)));
        } else if (point == U'\u066c' || point == U'\'' || point == U'\u2019' || QChar::isSpace(point)) {
            plain += u' ';
        } else {
            plain += QString::fromUcs4(&point, 1);
        }
    }
    return plain;
}

bool allDigits(QStringView text) {
    for (const QChar c : text) {
        if (c < u'0' || c > u'9') {
            return false;
        }
    }
    return !text.isEmpty();
}

// Digits in groups of three from the right, or, as in India, the last of three and the others of two.
std::optional<QString> ungrouped(QStringView text, QChar sign) {
    const auto groups = text.split(sign);
    for (const QStringView group : groups) {
        if (!allDigits(group)) {
            return std::nullopt;
        }
    }
    if (groups.size() > 1) {
        const bool western =
            std::all_of(groups.begin() + 1, groups.end(), [](QStringView group) { return group.size() == 3; });
        const bool indian =
            groups.last().size() == 3 &&
            std::all_of(groups.begin() + 1, groups.end() - 1, [](QStringView group) { return group.size() == 2; });
        const auto first = groups.first().size();
        // Polish leaves four digits ungrouped, and Qt then writes 9007 199 254.
        const int most = sign == u' ' ? 4 : 3;
        if (!(western && first <= most) && !(indian && first <= 2)) {
            return std::nullopt;
        }
    }
    return text.toString().remove(sign);
}

// `decimals` is how many the typed number may have: those of the currency, and three or six more before k or m.
Read toMinor(const QString& major, const QString& fraction, int decimals) {
    if (fraction.size() > decimals) {
        return because(AmountFault::TooManyDecimals);
    }
    QString digits = major + fraction.leftJustified(decimals, u'0');
    while (digits.size() > 1 && digits.front() == u'0') {
        digits.remove(0, 1);
    }
    bool fits = digits.size() <= 18; // the most is a one with 16 zeros
    const qint64 minor = fits ? digits.toLongLong(&fits) : 0;
    if (!fits || minor > kMaxAmountMinor) {
        return because(AmountFault::TooLarge);
    }
    return ReadAmount{.minor = minor};
}

Read readWhole(QStringView text, QChar group, int decimals) {
    const auto major = ungrouped(text, group);
    return major ? toMinor(*major, QString(), decimals) : Read(because(AmountFault::Malformed));
}

Read readDecimal(QStringView text, qsizetype at, QChar group, int decimals) {
    const auto major = at == 0 ? std::optional(QStringLiteral("0")) : ungrouped(text.first(at), group);
    const QStringView fraction = text.sliced(at + 1);
    if (!major || text.size() == 1 || (!fraction.isEmpty() && !allDigits(fraction))) {
        return because(AmountFault::Malformed);
    }
    return toMinor(*major, fraction.toString(), decimals);
}

// One '.' or ',' with exactly three digits behind it: thousands or decimals, as the user's locale has it.
Read readByLocale(QStringView text, qsizetype at, int decimals, const QLocale& locale) {
    const Read decimal = readDecimal(text, at, u' ', decimals);
    const Read whole = readWhole(text, text[at], decimals);
    const bool groups = locale.groupSeparator() == QString(text[at]); // a sign that is neither is a keypad's
    const Read& meant = groups ? whole : decimal;
    const Read& other = groups ? decimal : whole;
    if (!meant || !other || other->minor == meant->minor) {
        return meant;
    }
    return ReadAmount{.minor = meant->minor, .ambiguous = true, .otherMinor = other->minor};
}

Read readNumber(QStringView plain, int decimals, const QLocale& locale) {
    if (const auto at = plain.indexOf(kArabicDecimalSign); at >= 0) {
        return readDecimal(plain, at, u' ', decimals);
    }
    const auto dots = plain.count(u'.');
    const auto commas = plain.count(u',');
    if (dots == 0 && commas == 0) {
        return readWhole(plain, u' ', decimals);
    }
    const bool spaces = plain.contains(u' ');
    if (dots > 0 && commas > 0) {
        const bool dotLast = plain.lastIndexOf(u'.') > plain.lastIndexOf(u',');
        const QChar decimal = dotLast ? u'.' : u',';
        if ((dotLast ? dots : commas) != 1 || spaces) {
            return because(AmountFault::Malformed);
        }
        return readDecimal(plain, plain.indexOf(decimal), dotLast ? u',' : u'.', decimals);
    }
    const QChar sign = dots > 0 ? u'.' : u',';
    const auto at = plain.indexOf(sign);
    if (dots + commas > 1) {
        return spaces ? Read(because(AmountFault::Malformed)) : readWhole(plain, sign, decimals);
    }
    const bool thousandsPossible = plain.size() - at - 1 == 3 && at >= 1 && at <= 3 && !spaces && plain.front() != u'0';
    return thousandsPossible ? readByLocale(plain, at, decimals, locale) : readDecimal(plain, at, u' ', decimals);
}

int zerosOfSuffix(QChar last) {
    return last.toLower() == u'k' ? 3 : last.toLower() == u'm' ? 6 : 0;
}

// How many digits there are in front, ASCII's or the locale's.
qsizetype leadingDigits(QStringView text, char32_t zero) {
    const auto end = std::find_if(text.begin(), text.end(), [zero](QChar c) {
        const char32_t point = c.unicode();
        return !(point >= U'0' && point <= U'9') && !(point >= zero && point < zero + 10);
    });
    return end - text.begin();
}

// With the locale's signs it shows where they stand in a number of that many digits and one.
quint64 tenToThe(qsizetype power) {
    quint64 number = 1;
    for (qsizetype i = 0; i < power; ++i) {
        number *= 10;
    }
    return number;
}

// A decimal sign, digits, and k or m: each may be missing, nothing else may follow.
bool endsLikeAnAmount(QStringView rest, char32_t zero) {
    if (!rest.isEmpty() && (rest.front() == u'.' || rest.front() == u',' || rest.front() == kArabicDecimalSign)) {
        rest = rest.sliced(1);
        rest = rest.sliced(leadingDigits(rest, zero));
    }
    return rest.isEmpty() || (rest.size() == 1 && zerosOfSuffix(rest.front()) > 0);
}

} // namespace

QString plainAmount(qint64 minor, Currency currency) {
    const bool negative = minor < 0;
    const quint64 magnitude = negative ? quint64(0) - static_cast<quint64>(minor) : static_cast<quint64>(minor);
    const int decimals = currency.exponent();
    QString digits = QString::number(magnitude).rightJustified(decimals + 1, u'0');
    if (decimals > 0) {
        digits.insert(digits.size() - decimals, u'.');
    }
    return negative ? u'-' + digits : digits;
}

QString formatAmount(qint64 minor, Currency currency, const QLocale& locale) {
    const auto factor = static_cast<quint64>(currency.minorPerMajor());
    const quint64 magnitude = minor < 0 ? 0 - static_cast<quint64>(minor) : static_cast<quint64>(minor);
    QString text = locale.toString(magnitude / factor);
    if (currency.exponent() > 0) {
        const QString fraction =
            QStringLiteral("%1").arg(magnitude % factor, currency.exponent(), 10, QLatin1Char('0'));
        text += locale.decimalPoint() + withDigitsOf(locale, fraction);
    }
    return minor < 0 ? locale.negativeSign() + text : text;
}

QString formatMoney(const Money& money, const QLocale& locale) {
    return formatAmount(money.minor, money.currency, locale) + QChar(QChar::Nbsp) + money.currency.code();
}

Expected<ReadAmount, AmountFault> readAmount(QStringView text, Currency currency, const QLocale& locale) {
    const QString plain = normalised(text, locale);
    if (plain.isEmpty()) {
        return because(AmountFault::Empty);
    }
    const int zeros = zerosOfSuffix(plain.back());
    const QStringView number = zeros > 0 ? QStringView(plain).chopped(1).trimmed() : QStringView(plain);
    return number.isEmpty() ? Read(because(AmountFault::Malformed))
                            : readNumber(number, currency.exponent() + zeros, locale);
}

GroupedText groupTyped(QStringView text, const QLocale& locale) {
    const char32_t zero = zeroOf(locale);
    const qsizetype whole = leadingDigits(text, zero);
    GroupedText grouped;
    // Up to three digits before a sign may be thousands as well as the amount before decimals: left as typed.
    const bool known = whole >= 4 && whole <= 18 && endsLikeAnAmount(text.sliced(whole), zero);
    const QString sample = known ? locale.toString(tenToThe(whole - 1)) : QString();
    qsizetype at = 0;
    for (const QChar each : sample) {
        const bool digit = leadingDigits(QStringView(&each, 1), zero) == 1;
        grouped.text += digit ? text[at] : each;
        grouped.from.push_back(digit ? at++ : GroupedText::kSign);
    }
    for (; at < text.size(); ++at) {
        const bool decimalSign = known && at == whole && zerosOfSuffix(text[at]) == 0;
        grouped.text += decimalSign ? locale.decimalPoint().front() : text[at];
        grouped.from.push_back(at);
    }
    return grouped;
}

} // namespace tellerdesk

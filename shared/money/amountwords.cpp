// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/amountwords.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace tellerdesk {

namespace {

// What a currency and its hundredth or thousandth are called.
struct Names {
    QLatin1StringView code;
    QLatin1StringView one, many;           // English
    QLatin1StringView minorOne, minorMany; // empty: no minor unit
    QStringView korean, koreanMinor;
};

constexpr std::array kNames{
    Names{QLatin1StringView("EUR"), QLatin1StringView("euro"), QLatin1StringView("euros"), QLatin1StringView("cent"),
          QLatin1StringView("cents"), u"유로", u"센트"},
    Names{QLatin1StringView("USD"), QLatin1StringView("US dollar"), QLatin1StringView("US dollars"),
          QLatin1StringView("cent"), QLatin1StringView("cents"), u"미국 달러", u"센트"},
    Names{QLatin1StringView("KRW"), QLatin1StringView("won"), QLatin1StringView("won"), QLatin1StringView(),
          QLatin1StringView(), u"원", u""},
    Names{QLatin1StringView("KWD"), QLatin1StringView("Kuwaiti dinar"), QLatin1StringView("Kuwaiti dinars"),
          QLatin1StringView("fils"), QLatin1StringView("fils"), u"쿠웨이트 디나르", u"필스"},
};

const Names* namesOf(const Currency& currency) {
    const auto found =
        std::find_if(kNames.begin(), kNames.end(), [&](const Names& each) { return currency.code() == each.code; });
    return found == kNames.end() ? nullptr : &*found;
}

QString englishBelowThousand(quint64 number) {
    static constexpr std::array kSmall{"",         "one",     "two",     "three",     "four",     "five",    "six",
                                       "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                       "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr std::array kTens{"",      "",      "twenty",  "thirty", "forty",
                                      "fifty", "sixty", "seventy", "eighty", "ninety"};
    QStringList words;
    if (number >= 100) {
        words << QLatin1StringView(kSmall[number / 100]) + QStringLiteral(" hundred");
    }
    const quint64 rest = number % 100;
    if (rest >= 20) {
        QString tens = QString::fromLatin1(kTens[rest / 10]);
        if (rest % 10 != 0) {
            tens += u'-' + QLatin1StringView(kSmall[rest % 10]);
        }
        words << tens;
    } else if (rest > 0) {
        words << QString::fromLatin1(kSmall[rest]);
    }
    return words.join(u' ');
}

QString englishNumber(quint64 number) {
    static constexpr std::array kScales{"",          " thousand",    " million",    " billion",
                                        " trillion", " quadrillion", " quintillion"};
    if (number == 0) {
        return QStringLiteral("zero");
    }
    QStringList groups;
    for (std::size_t scale = 0; number > 0; ++scale, number /= 1000) {
        if (number % 1000 != 0) {
            groups.prepend(englishBelowThousand(number % 1000) + QLatin1StringView(kScales[scale]));
        }
    }
    return groups.join(u' ');
}

// Four digits; 일 is written before 십, 백 and 천 too.
QString koreanBelowMyriad(quint64 number) {
    static constexpr char16_t kDigits[] = u"영일이삼사오육칠팔구";
    static constexpr std::array<QStringView, 4> kPlaces{u"", u"십", u"백", u"천"};
    QString words;
    for (std::size_t place = 0; number > 0; ++place, number /= 10) {
        if (number % 10 != 0) {
            words.prepend(QChar(kDigits[number % 10]) + kPlaces[place].toString());
        }
    }
    return words;
}

QString koreanNumber(quint64 number) {
    static constexpr std::array<QStringView, 5> kScales{u"", u"만", u"억", u"조", u"경"};
    if (number == 0) {
        return QStringLiteral("영");
    }
    QString words;
    for (std::size_t scale = 0; number > 0; ++scale, number /= 10'000) {
        if (number % 10'000 != 0) {
            words.prepend(koreanBelowMyriad(number % 10'000) + kScales[scale].toString());
        }
    }
    return words;
}

struct Parts {
    quint64 major;
    quint64 minor;
};

QString withCode(const QString& major, const Parts& parts, const Currency& currency) {
    const QString whole = major + u' ' + currency.code();
    return currency.exponent() == 0 ? whole
                                    : whole + QStringLiteral(" %1/%2")
                                                  .arg(parts.minor, currency.exponent(), 10, QLatin1Char('0'))
                                                  .arg(currency.minorPerMajor());
}

QString english(const Parts& parts, const Currency& currency) {
    const Names* names = namesOf(currency);
    if (names == nullptr) {
        return withCode(englishNumber(parts.major), parts, currency);
    }
    QStringList said;
    if (parts.major > 0 || parts.minor == 0) {
        said << englishNumber(parts.major) + u' ' + (parts.major == 1 ? names->one : names->many);
    }
    if (parts.minor > 0) {
        said << englishNumber(parts.minor) + u' ' + (parts.minor == 1 ? names->minorOne : names->minorMany);
    }
    return said.join(QStringLiteral(" and "));
}

QString korean(const Parts& parts, const Currency& currency) {
    const Names* names = namesOf(currency);
    if (names == nullptr) {
        return withCode(koreanNumber(parts.major), parts, currency);
    }
    if (names->koreanMinor.isEmpty()) {
        return koreanNumber(parts.major) + names->korean.toString();
    }
    QStringList said;
    if (parts.major > 0 || parts.minor == 0) {
        said << koreanNumber(parts.major) + u' ' + names->korean.toString();
    }
    if (parts.minor > 0) {
        said << koreanNumber(parts.minor) + u' ' + names->koreanMinor.toString();
    }
    return said.join(u' ');
}

} // namespace

QString amountInWords(const Money& money, WordLanguage language) {
    const bool negative = money.minor < 0;
    const quint64 magnitude = negative ? 0 - static_cast<quint64>(money.minor) : static_cast<quint64>(money.minor);
    const auto factor = static_cast<quint64>(money.currency.minorPerMajor());
    const Parts parts{.major = magnitude / factor, .minor = magnitude % factor};
    if (language == WordLanguage::Korean) {
        const QString words = (negative ? QStringLiteral("마이너스 ") : QString()) + korean(parts, money.currency);
        const bool won = money.currency.code() == QLatin1StringView("KRW");
        return won ? QStringLiteral("금 %1정").arg(words) : words;
    }
    QString words = (negative ? QStringLiteral("minus ") : QString()) + english(parts, money.currency);
    words[0] = words[0].toUpper();
    return words;
}

} // namespace tellerdesk

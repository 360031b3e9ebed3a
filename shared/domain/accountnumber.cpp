// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/accountnumber.h"

#include <algorithm>

namespace tellerdesk {

namespace {

constexpr qsizetype kDigits = AccountNumber::kBodyDigits + 2;

// -1 where a character is neither an ASCII digit nor an upper-case ASCII letter.
int remainder97(QStringView text) {
    int remainder = 0;
    for (const QChar character : text) {
        const char16_t c = character.unicode();
        if (c >= u'0' && c <= u'9') {
            remainder = (remainder * 10 + (c - u'0')) % 97;
        } else if (c >= u'A' && c <= u'Z') {
            remainder = (remainder * 100 + (c - u'A' + 10)) % 97;
        } else {
            return -1;
        }
    }
    return remainder;
}

} // namespace

QString mod97CheckDigits(QStringView body) {
    const int remainder = remainder97(QString(body.toString() + QStringLiteral("00")));
    return QStringLiteral("%1").arg(98 - remainder, 2, 10, QLatin1Char('0'));
}

bool mod97Holds(QStringView text) {
    return text.size() > 2 && remainder97(text) == 1;
}

std::optional<AccountNumber> AccountNumber::fromText(QStringView text) {
    QString digits = text.trimmed().toString();
    digits.remove(u' ');
    const bool wellFormed = digits.size() == kDigits &&
                            std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return wellFormed && mod97Holds(digits) ? std::optional(AccountNumber(digits)) : std::nullopt;
}

AccountNumber AccountNumber::fromBody(quint64 body) {
    const QString digits = QStringLiteral("%1").arg(body % 10'000'000'000U, kBodyDigits, 10, QLatin1Char('0'));
    return AccountNumber(digits + mod97CheckDigits(digits));
}

QString AccountNumber::grouped() const {
    return m_text.sliced(0, 4) + u' ' + m_text.sliced(4, 4) + u' ' + m_text.sliced(8, 4);
}

} // namespace tellerdesk

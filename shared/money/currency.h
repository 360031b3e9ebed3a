// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace tellerdesk {

// An ISO 4217 currency: its code and how many decimals its minor unit has. Default-constructed it is XXX, "no
// currency".
class Currency {
public:
    constexpr Currency() = default;
    // Upper-case alphabetic codes of ISO 4217's active list only ("WON" is none, KRW is).
    static std::optional<Currency> fromCode(QStringView code);

    QString code() const { return QString::fromLatin1(m_code, 3); }
    int exponent() const { return m_exponent; } // KRW 0, EUR 2, KWD 3
    qint64 minorPerMajor() const;               // 10^exponent

    auto operator<=>(const Currency&) const = default;

private:
    char m_code[3] = {'X', 'X', 'X'};
    signed char m_exponent = 0;
};

} // namespace tellerdesk

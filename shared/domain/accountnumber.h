// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tellerdesk {

// Ten digits and two check digits after ISO 7064 MOD 97-10. A value of this type is always valid.
class AccountNumber {
public:
    static constexpr qsizetype kBodyDigits = 10;

    static std::optional<AccountNumber> fromText(QStringView text); // spaces between groups are allowed
    static AccountNumber fromBody(quint64 body);                    // body < 10^10

    const QString& text() const { return m_text; } // 12 digits
    QString grouped() const;                       // 1234 5678 9012

    bool operator==(const AccountNumber&) const = default;

private:
    explicit AccountNumber(QString text)
        : m_text(std::move(text)) {}
    QString m_text;
};

// Over digits and upper-case letters (A = 10 .. Z = 35): the check digits of a body, and whether body + check holds.
QString mod97CheckDigits(QStringView body);
bool mod97Holds(QStringView text);

} // namespace tellerdesk

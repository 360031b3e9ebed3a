// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/currency.h"

#include <algorithm>
#include <array>

namespace tellerdesk {

namespace {

// ISO 4217 active codes by number of decimals (list of 2024; funds, metals and testing codes left out).
constexpr QLatin1StringView kNoDecimals("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ");
constexpr QLatin1StringView kThreeDecimals("BHD IQD JOD KWD LYD OMR TND ");
constexpr QLatin1StringView kTwoDecimals("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD "
                                         "BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
                                         "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
                                         "HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR "
                                         "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
                                         "MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN "
                                         "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
                                         "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD "
                                         "TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWL ");

struct Group {
    QLatin1StringView codes;
    signed char exponent;
};
constexpr std::array kGroups{Group{kNoDecimals, 0}, Group{kTwoDecimals, 2}, Group{kThreeDecimals, 3}};

bool lists(QLatin1StringView codes, QStringView code) {
    for (qsizetype at = 0; at + 3 <= codes.size(); at += 4) {
        if (code == codes.sliced(at, 3)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<Currency> Currency::fromCode(QStringView code) {
    if (code.size() != 3) {
        return std::nullopt;
    }
    const auto group =
        std::find_if(kGroups.begin(), kGroups.end(), [code](const Group& each) { return lists(each.codes, code); });
    if (group == kGroups.end()) {
        return std::nullopt;
    }
    Currency currency;
    std::transform(code.begin(), code.end(), currency.m_code, [](QChar letter) { return letter.toLatin1(); });
    currency.m_exponent = group->exponent;
    return currency;
}

qint64 Currency::minorPerMajor() const {
    qint64 factor = 1;
    for (int i = 0; i < m_exponent; ++i) {
        factor *= 10;
    }
    return factor;
}

} // namespace tellerdesk

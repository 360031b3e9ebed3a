// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/durationtext.h"

#include <array>

namespace tellerdesk::server::ops {

namespace {

struct Unit {
    QLatin1StringView suffix;
    std::chrono::milliseconds length;
};

constexpr std::array kUnits = {
    Unit{QLatin1StringView("d"), std::chrono::hours(24)},        Unit{QLatin1StringView("h"), std::chrono::hours(1)},
    Unit{QLatin1StringView("m"), std::chrono::minutes(1)},       Unit{QLatin1StringView("s"), std::chrono::seconds(1)},
    Unit{QLatin1StringView("ms"), std::chrono::milliseconds(1)},
};
constexpr std::chrono::milliseconds kLongest = std::chrono::hours(24 * 10'000);

bool isDigit(QChar character) {
    return character >= u'0' && character <= u'9';
}

} // namespace

std::optional<std::chrono::milliseconds> durationFromText(QStringView text) {
    qsizetype digits = 0;
    qint64 count = 0;
    while (digits < text.size() && digits < 15 && isDigit(text[digits])) {
        count = count * 10 + (text[digits].unicode() - u'0');
        ++digits;
    }
    if (digits == 0) {
        return std::nullopt;
    }
    for (const Unit& unit : kUnits) {
        if (text.sliced(digits) == unit.suffix && count <= kLongest / unit.length) {
            return count * unit.length;
        }
    }
    return std::nullopt;
}

QString toText(std::chrono::milliseconds duration) {
    for (const Unit& unit : kUnits) {
        if (duration.count() != 0 && duration % unit.length == std::chrono::milliseconds::zero()) {
            return QString::number(duration / unit.length) + unit.suffix;
        }
    }
    return QStringLiteral("0s");
}

} // namespace tellerdesk::server::ops

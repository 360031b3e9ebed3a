// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/posting.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server {

namespace {

constexpr std::array kNames{"deposit", "withdrawal", "transfer", "till_opening", "till_variance", "till_return"};

} // namespace

QLatin1StringView wireName(BookingKind kind) {
    return QLatin1StringView(kNames[static_cast<std::size_t>(kind)]);
}

std::optional<BookingKind> bookingKindFromWire(QStringView name) {
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [name](const char* each) { return name == QLatin1StringView(each); });
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<BookingKind>(found - kNames.begin()));
}

BookingKind bookingKind(PostingKind kind) {
    switch (kind) {
    case PostingKind::Deposit:
        return BookingKind::Deposit;
    case PostingKind::Withdrawal:
        return BookingKind::Withdrawal;
    case PostingKind::Transfer:
        return BookingKind::Transfer;
    }
    Q_UNREACHABLE();
}

std::optional<PostingKind> postingKind(BookingKind kind) {
    switch (kind) {
    case BookingKind::Deposit:
        return PostingKind::Deposit;
    case BookingKind::Withdrawal:
        return PostingKind::Withdrawal;
    case BookingKind::Transfer:
        return PostingKind::Transfer;
    case BookingKind::TillOpening:
    case BookingKind::TillVariance:
    case BookingKind::TillReturn:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/rules/till.h"

#include "server/ledger/rules/entries.h"
#include "shared/money/money.h"

#include <QtGlobal>

#include <algorithm>
#include <utility>

namespace tellerdesk::server::ledger {

namespace {

const BookAccount& held(const BookAccount* account) {
    if (!account) {
        qFatal("an account of the bank's own is missing from the books of a till");
    }
    return *account;
}

// Books one posting of the bank's own: `amountMinor` leaves the account `from` (in the books' sign) and comes to `to`.
std::optional<Booking> bookBetween(Booking booking, const BookAccount& from, const BookAccount& to, Books& books) {
    const auto out = nextEntry(from, -booking.amountMinor);
    const auto in = nextEntry(to, booking.amountMinor);
    if (!out || !in) {
        return std::nullopt;
    }
    booking.entries = {*out, *in};
    books.apply(booking);
    return booking;
}

void sortByCurrency(std::vector<TillPosition>& positions) {
    std::sort(positions.begin(), positions.end(), [](const TillPosition& left, const TillPosition& right) {
        return left.currency.code() < right.currency.code();
    });
}

std::optional<qint64> countedOf(const TillClosingOrder& order, Currency currency) {
    const auto found = std::find_if(order.counted.begin(), order.counted.end(),
                                    [currency](const CashAmount& each) { return each.currency == currency; });
    return found == order.counted.end() ? std::nullopt : std::optional(found->amountMinor);
}

// Every currency of the session is counted exactly once, and no other.
std::vector<FieldError> faultsOfCount(const TillClosingOrder& order, const std::vector<TillPosition>& positions) {
    std::vector<FieldError> faults;
    for (std::size_t at = 0; at < order.counted.size(); ++at) {
        const Currency currency = order.counted[at].currency;
        const auto isIt = [currency](const auto& each) { return each.currency == currency; };
        const auto here = order.counted.begin() + static_cast<std::ptrdiff_t>(at);
        const QString pointer = QStringLiteral("/counted/%1/currency").arg(at);
        if (std::any_of(order.counted.begin(), here, isIt)) {
            faults.push_back({.pointer = pointer, .fault = FieldFault::Duplicate});
        } else if (std::none_of(positions.begin(), positions.end(), isIt)) {
            faults.push_back({.pointer = pointer, .fault = FieldFault::NotAllowed});
        }
    }
    const bool lacksOne = std::any_of(positions.begin(), positions.end(), [&](const TillPosition& position) {
        return !countedOf(order, position.currency).has_value();
    });
    if (lacksOne) {
        faults.push_back({.pointer = QStringLiteral("/counted"), .fault = FieldFault::Missing});
    }
    return faults;
}

Booking emptyBooking(const TillRecord& till, const TillClosingFacts& facts, const TillPosition& position) {
    return {
        .id = facts.makeId(),
        .kind = BookingKind::TillReturn,
        .branchId = till.branchId,
        .currency = position.currency,
        .businessDate = till.session.businessDate,
        .postedAt = facts.now,
        .tellerId = till.session.tellerId,
        .tillSessionId = till.session.id,
    };
}

// Variance and return of one currency, after which the till's account is zero. False when a balance would overflow.
bool closePosition(TillPosition& position, const TillClosingFacts& facts, const TillRecord& till, Books& books,
                   std::vector<Booking>& bookings) {
    const UserId teller = till.session.tellerId;
    const auto tillCash = [&]() -> const BookAccount& { return held(books.tillCash(teller, position.currency)); };
    const BookAccount& vault = held(books.own(AccountKind::VaultCash, till.branchId, position.currency));
    const BookAccount& overShort = held(books.own(AccountKind::CashOverShort, till.branchId, position.currency));
    position.expectedMinor = cashMinor(tillCash());
    const auto variance = checkedSubtract(*position.countedMinor, position.expectedMinor);
    if (!variance) {
        return false;
    }
    if (*variance != 0) {
        Booking booking = emptyBooking(till, facts, position);
        booking.kind = BookingKind::TillVariance;
        booking.amountMinor = std::abs(*variance);
        // Cash that is missing leaves the till by a credit; cash that is over comes to it by a debit.
        auto booked = *variance < 0 ? bookBetween(std::move(booking), overShort, tillCash(), books)
                                    : bookBetween(std::move(booking), tillCash(), overShort, books);
        if (!booked) {
            return false;
        }
        bookings.push_back(std::move(*booked));
    }
    if (*position.countedMinor != 0) {
        Booking booking = emptyBooking(till, facts, position);
        booking.amountMinor = *position.countedMinor;
        auto booked = bookBetween(std::move(booking), vault, tillCash(), books);
        if (!booked) {
            return false;
        }
        bookings.push_back(std::move(*booked));
    }
    if (tillCash().balanceMinor != 0) {
        qFatal("a closed till holds cash");
    }
    return true;
}

std::optional<Failure> refusalOfClosing(const TillClosingOrder& order, const TillClosingFacts& facts,
                                        const std::optional<TillRecord>& till) {
    const bool own = till && till->session.tellerId == facts.userId;
    if (!till || (!own && till->branchId != facts.branchId)) {
        return Failure{.code = ErrorCode::NotFound};
    }
    if (!own && facts.role != Role::Supervisor) {
        return Failure{.code = ErrorCode::Forbidden};
    }
    auto faults = faultsOfCount(order, till->session.positions);
    if (!faults.empty()) {
        return Failure{.code = ErrorCode::InvalidRequest, .fields = std::move(faults)};
    }
    if (till->session.status == TillStatus::Closed) {
        return Failure{.code = ErrorCode::TillSessionClosed};
    }
    return std::nullopt;
}

} // namespace

Expected<TillOpening, ErrorCode> decideTillOpening(const TillOpeningOrder& order, const TillOpeningFacts& facts,
                                                   const Books& books) {
    if (books.openTill(facts.tellerId)) {
        return Unexpected{ErrorCode::TillSessionOpen};
    }
    TillOpening opening{
        .session = {.id = facts.id,
                    .tellerId = facts.tellerId,
                    .status = TillStatus::Open,
                    .businessDate = facts.today},
        .branchId = facts.branchId,
    };
    Books after = books;
    for (const CashAmount& cash : order.opening) {
        opening.session.positions.push_back(
            {.currency = cash.currency, .openingMinor = cash.amountMinor, .expectedMinor = cash.amountMinor});
        if (cash.amountMinor == 0) {
            continue;
        }
        Booking booking{
            .id = facts.makeId(),
            .kind = BookingKind::TillOpening,
            .branchId = facts.branchId,
            .currency = cash.currency,
            .amountMinor = cash.amountMinor,
            .businessDate = facts.today,
            .postedAt = facts.now,
            .tellerId = facts.tellerId,
            .tillSessionId = facts.id,
        };
        const BookAccount& vault = held(after.own(AccountKind::VaultCash, facts.branchId, cash.currency));
        const BookAccount& till = held(after.tillCash(facts.tellerId, cash.currency));
        // Debit the till, credit the vault.
        auto booked = bookBetween(std::move(booking), till, vault, after);
        if (!booked) {
            return Unexpected{ErrorCode::BalanceOverflow};
        }
        opening.bookings.push_back(std::move(*booked));
    }
    sortByCurrency(opening.session.positions);
    return opening;
}

Result<TillClosing> decideTillClosing(const TillClosingOrder& order, const TillClosingFacts& facts,
                                      const std::optional<TillRecord>& till, const Books& books) {
    if (auto failure = refusalOfClosing(order, facts, till)) {
        return Unexpected{std::move(*failure)};
    }
    TillClosing closing{.session = till->session, .branchId = till->branchId};
    closing.session.status = TillStatus::Closed;
    sortByCurrency(closing.session.positions);
    Books after = books;
    for (TillPosition& position : closing.session.positions) {
        position.countedMinor = countedOf(order, position.currency);
        if (!closePosition(position, facts, *till, after, closing.bookings)) {
            return fail(ErrorCode::BalanceOverflow);
        }
    }
    return closing;
}

} // namespace tellerdesk::server::ledger

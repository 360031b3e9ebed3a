// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_postings.h"
#include "shared/core/clock.h"
#include "shared/core/uuid.h"

#include <QDate>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace tellerdesk::server {

// Every way in which the books move: what customers ask for, and what opening and closing a till book by themselves.
enum class BookingKind { Deposit, Withdrawal, Transfer, TillOpening, TillVariance, TillReturn };

QLatin1StringView wireName(BookingKind kind);
std::optional<BookingKind> bookingKindFromWire(QStringView name);
BookingKind bookingKind(PostingKind kind);
std::optional<PostingKind> postingKind(BookingKind kind); // nothing for the till's own

// A customer's posting as it was answered, and whose branch may see it.
struct PostingRecord {
    PostingReply reply = {};
    BranchId branchId = {};

    bool operator==(const PostingRecord&) const = default;
};

// One line of an account's statement.
struct AccountEntry {
    EntryId id = {};
    qint64 entryNumber = 0;
    PostingId postingId = {};
    BookingKind kind = BookingKind::Deposit;
    qint64 amountMinor = 0; // positive is in the customer's favour
    qint64 balanceAfterMinor = 0;
    QDate businessDate = {};
    Instant postedAt = {};
    std::optional<QString> narrative = {};

    bool operator==(const AccountEntry&) const = default;
};

} // namespace tellerdesk::server

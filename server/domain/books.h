// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/posting.h"
#include "shared/core/clock.h"
#include "shared/core/uuid.h"
#include "shared/money/currency.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

// A customer's account, or one of the bank's own.
enum class AccountKind { Customer, TillCash, VaultCash, CashOverShort };

// An account as the books have it, in the books' sign: credit positive, debit negative. Cash is an asset, so a till
// with cash has a negative balance.
struct BookAccount {
    AccountId id = {};
    AccountKind kind = AccountKind::Customer;
    BranchId branchId = {};
    CustomerId customerId = {}; // nil unless a customer's
    UserId tellerId = {};       // nil unless a till's
    QString number = {};
    QString holderName = {};
    Currency currency = {};
    bool active = true;
    qint64 balanceMinor = 0;
    qint64 lastEntryNumber = 0;
    qint64 overdraftLimitMinor = 0;

    bool operator==(const BookAccount&) const = default;
};

struct OpenTill {
    TillSessionId id = {};
    UserId tellerId = {};
    BranchId branchId = {};
    QDate businessDate = {};
    qint64 lastSequence = 0;

    bool operator==(const OpenTill&) const = default;
};

struct BookedEntry {
    AccountId accountId = {};
    qint64 entryNumber = 0;
    qint64 amountMinor = 0; // credit positive, debit negative
    qint64 balanceAfterMinor = 0;
    qint64 availableAfterMinor = 0;
    QString holderName = {}; // null for the bank's own accounts

    bool operator==(const BookedEntry&) const = default;
};

// One posting with its entries, ready to be written. The served account's entry is the first one.
struct Booking {
    PostingId id = {};
    BookingKind kind = BookingKind::Deposit;
    BranchId branchId = {};
    Currency currency = {};
    qint64 amountMinor = 0;
    QDate businessDate = {};
    Instant postedAt = {};
    UserId tellerId = {};
    TillSessionId tillSessionId = {};
    std::optional<qint64> tellerSequence = {}; // customers' postings only
    std::optional<QString> narrative = {};
    std::vector<BookedEntry> entries = {};

    bool operator==(const Booking&) const = default;
};

} // namespace tellerdesk::server

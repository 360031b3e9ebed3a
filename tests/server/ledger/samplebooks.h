// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/rules/books.h"
#include "server/ledger/rules/posting.h"
#include "server/ledger/rules/till.h"

// A branch with one teller, an open till and a few accounts, for tests of the rules.
namespace tellerdesk::server::ledger::sample {

inline Currency currency(const char* code) {
    return Currency::fromCode(QString::fromLatin1(code)).value();
}

inline const BranchId kBranch = BranchId::make();
inline const BranchId kOtherBranch = BranchId::make();
inline const UserId kTeller = UserId::make();
inline const UserId kColleague = UserId::make();
inline const TillSessionId kTill = TillSessionId::make();
inline const QDate kToday(2026, 11, 23);
inline const Instant kNow = Instant(std::chrono::milliseconds(1'795'000'000'123));

inline BookAccount customer(qint64 balanceMinor, const char* code = "EUR") {
    return {.id = AccountId::make(),
            .kind = AccountKind::Customer,
            .branchId = kBranch,
            .customerId = CustomerId::make(),
            .number = QStringLiteral("TD12"),
            .holderName = QStringLiteral("Ada Lovelace"),
            .currency = currency(code),
            .balanceMinor = balanceMinor,
            .lastEntryNumber = 7};
}

inline BookAccount ownAccount(AccountKind kind, qint64 balanceMinor, const char* code = "EUR") {
    return {.id = AccountId::make(),
            .kind = kind,
            .branchId = kBranch,
            .tellerId = kind == AccountKind::TillCash ? kTeller : UserId{},
            .currency = currency(code),
            .balanceMinor = balanceMinor};
}

inline BookAccount tillWithCash(qint64 cashMinor, const char* code = "EUR") {
    return ownAccount(AccountKind::TillCash, -cashMinor, code);
}

inline OpenTill openTill() {
    return {.id = kTill, .tellerId = kTeller, .branchId = kBranch, .businessDate = kToday, .lastSequence = 4};
}

inline PostingFacts facts() {
    return {.id = PostingId::make(), .tellerId = kTeller, .branchId = kBranch, .now = kNow, .today = kToday};
}

inline PostingOrder order(PostingKind kind, const BookAccount& account, qint64 amountMinor,
                          const BookAccount* to = nullptr) {
    return {.kind = kind,
            .accountId = account.id,
            .toAccountId = to ? to->id : AccountId{},
            .amountMinor = amountMinor,
            .currency = account.currency};
}

} // namespace tellerdesk::server::ledger::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/rules/entries.h"

#include "shared/money/money.h"

namespace tellerdesk::server::ledger {

std::optional<BookedEntry> nextEntry(const BookAccount& account, qint64 amountMinor) {
    const auto balance = checkedAdd(account.balanceMinor, amountMinor);
    if (!balance) {
        return std::nullopt;
    }
    const auto available =
        account.kind == AccountKind::Customer ? checkedAdd(*balance, account.overdraftLimitMinor) : balance;
    if (!available) {
        return std::nullopt;
    }
    return BookedEntry{
        .accountId = account.id,
        .entryNumber = account.lastEntryNumber + 1,
        .amountMinor = amountMinor,
        .balanceAfterMinor = *balance,
        .availableAfterMinor = *available,
        .holderName = account.holderName,
    };
}

std::optional<qint64> availableMinor(const BookAccount& account) {
    return checkedAdd(account.balanceMinor, account.overdraftLimitMinor);
}

qint64 cashMinor(const BookAccount& tillCash) {
    return checkedSubtract(0, tillCash.balanceMinor).value_or(std::numeric_limits<qint64>::max());
}

} // namespace tellerdesk::server::ledger

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/rules/posting.h"

#include "server/ledger/rules/entries.h"

#include <QtGlobal>

namespace tellerdesk::server::ledger {

namespace {

// The accounts that a posting names; `to` is for transfers only.
struct Named {
    const BookAccount* account = nullptr;
    const BookAccount* to = nullptr;
};

// The bank's own accounts and other branches' are as unknown as those that do not exist.
const BookAccount* customerAccount(const Books& books, AccountId id, BranchId branch) {
    const BookAccount* account = books.account(id);
    const bool known = account && account->kind == AccountKind::Customer && account->branchId == branch;
    return known ? account : nullptr;
}

std::optional<ErrorCode> refusalOfTill(const PostingOrder& order, const PostingFacts& facts, const OpenTill* till) {
    if (!till || till->branchId != facts.branchId) { // a teller who was moved must not post in the old branch's books
        return ErrorCode::TillSessionRequired;
    }
    if (order.tillSessionId && *order.tillSessionId != till->id) {
        return ErrorCode::TillSessionClosed;
    }
    if (facts.today > till->businessDate) {
        return ErrorCode::TillSessionOutOfDate;
    }
    return std::nullopt;
}

std::optional<ErrorCode> refusalOfAccounts(const PostingOrder& order, const Named& named) {
    if (!named.account->active || (named.to && !named.to->active)) {
        return ErrorCode::AccountNotActive;
    }
    if (named.account->currency != order.currency || (named.to && named.to->currency != order.currency)) {
        return ErrorCode::CurrencyMismatch;
    }
    if (order.kind == PostingKind::Deposit) {
        return std::nullopt;
    }
    // A balance plus overdraft beyond 64 bits covers every amount.
    const auto available = availableMinor(*named.account);
    return available && *available < order.amountMinor ? std::optional(ErrorCode::InsufficientFunds) : std::nullopt;
}

// The entries, the served account's first.
Expected<std::vector<BookedEntry>, ErrorCode> entriesOf(const PostingOrder& order, const Named& named,
                                                        const BookAccount* tillCash) {
    if (order.kind == PostingKind::Withdrawal && (!tillCash || cashMinor(*tillCash) < order.amountMinor)) {
        return Unexpected{ErrorCode::TillInsufficientCash};
    }
    const BookAccount* other = order.kind == PostingKind::Transfer ? named.to : tillCash;
    if (!other) {
        qFatal("a deposit without the till's cash account in the books");
    }
    const qint64 amount = order.kind == PostingKind::Deposit ? order.amountMinor : -order.amountMinor;
    const auto served = nextEntry(*named.account, amount);
    const auto opposite = nextEntry(*other, -amount);
    if (!served || !opposite) {
        return Unexpected{ErrorCode::BalanceOverflow};
    }
    return std::vector{*served, *opposite};
}

} // namespace

Expected<Booking, ErrorCode> decidePosting(const PostingOrder& order, const PostingFacts& facts, const Books& books) {
    const bool transfer = order.kind == PostingKind::Transfer;
    const Named named{
        .account = customerAccount(books, order.accountId, facts.branchId),
        .to = transfer ? customerAccount(books, order.toAccountId, facts.branchId) : nullptr,
    };
    if (!named.account || (transfer && !named.to)) {
        return Unexpected{ErrorCode::NotFound};
    }
    if (named.account == named.to) {
        return Unexpected{ErrorCode::SameAccount};
    }
    const OpenTill* till = books.openTill(facts.tellerId);
    if (const auto refusal = refusalOfTill(order, facts, till)) {
        return Unexpected{*refusal};
    }
    if (const auto refusal = refusalOfAccounts(order, named)) {
        return Unexpected{*refusal};
    }
    auto entries = entriesOf(order, named, books.tillCash(facts.tellerId, order.currency));
    if (!entries) {
        return entries.failed();
    }
    return Booking{
        .id = facts.id,
        .kind = bookingKind(order.kind),
        .branchId = till->branchId,
        .currency = order.currency,
        .amountMinor = order.amountMinor,
        .businessDate = till->businessDate,
        .postedAt = facts.now,
        .tellerId = facts.tellerId,
        .tillSessionId = till->id,
        .tellerSequence = till->lastSequence + 1,
        .narrative = order.narrative,
        .entries = std::move(*entries),
    };
}

} // namespace tellerdesk::server::ledger

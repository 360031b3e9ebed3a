// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/rules/books.h"

#include <QtGlobal>

namespace tellerdesk::server::ledger {

void Books::add(BookAccount account) {
    const AccountId id = account.id;
    if (account.kind == AccountKind::TillCash) {
        m_tillCash.insert_or_assign({account.tellerId, account.currency}, id);
    } else if (account.kind != AccountKind::Customer) {
        m_own.insert_or_assign({account.kind, account.branchId, account.currency}, id);
    }
    m_accounts.insert_or_assign(id, std::move(account));
}

void Books::add(OpenTill till) {
    const UserId teller = till.tellerId;
    m_tills.insert_or_assign(teller, std::move(till));
}

void Books::removeTill(UserId teller) {
    m_tills.erase(teller);
}

const BookAccount* Books::account(AccountId id) const {
    const auto found = m_accounts.find(id);
    return found == m_accounts.end() ? nullptr : &found->second;
}

const BookAccount* Books::tillCash(UserId teller, Currency currency) const {
    const auto found = m_tillCash.find({teller, currency});
    return found == m_tillCash.end() ? nullptr : account(found->second);
}

const BookAccount* Books::own(AccountKind kind, BranchId branch, Currency currency) const {
    const auto found = m_own.find({kind, branch, currency});
    return found == m_own.end() ? nullptr : account(found->second);
}

const OpenTill* Books::openTill(UserId teller) const {
    const auto found = m_tills.find(teller);
    return found == m_tills.end() ? nullptr : &found->second;
}

void Books::apply(const Booking& booking) {
    for (const BookedEntry& entry : booking.entries) {
        BookAccount& account = m_accounts.at(entry.accountId);
        if (entry.entryNumber != account.lastEntryNumber + 1) {
            qFatal("an entry does not continue its account");
        }
        account.balanceMinor = entry.balanceAfterMinor;
        account.lastEntryNumber = entry.entryNumber;
    }
    if (booking.tellerSequence) {
        OpenTill& till = m_tills.at(booking.tellerId);
        if (*booking.tellerSequence != till.lastSequence + 1) {
            qFatal("a posting does not continue its till session");
        }
        till.lastSequence = *booking.tellerSequence;
    }
}

} // namespace tellerdesk::server::ledger

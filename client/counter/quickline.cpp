// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/quickline.h"

#include "client/counter/postingpresenter.h"
#include "client/counter/servedcustomer.h"

#include <algorithm>

namespace tellerdesk::client {

namespace {

QString faultText(QuickFault fault) {
    switch (fault) {
    case QuickFault::NoCode:
        return QuickLine::tr("dp deposit, cw withdrawal, tr transfer; or a name to search for.");
    case QuickFault::NoAmount:
        return QuickLine::tr("Next: the amount.");
    case QuickFault::AllOfADeposit:
        return QuickLine::tr("= is for withdrawals and transfers; type the amount that you were handed.");
    case QuickFault::AccountIncomplete:
        return QuickLine::tr("An account number has 12 digits; some are missing.");
    case QuickFault::AccountWrong:
        return QuickLine::tr("This is no account number: its check digits do not fit, so a digit is wrong.");
    }
    return {};
}

} // namespace

QuickLine::QuickLine(ServedCustomer& served, const PostingPresenter& posting, QObject* parent)
    : QObject(parent)
    , m_served(served)
    , m_posting(posting) {
    connect(&served, &ServedCustomer::accountsChanged, this, &QuickLine::takeAccounts);
    connect(&served, &ServedCustomer::servedChanged, this, [this] {
        if (m_wanted && !m_wanted->account) {
            cancel(); // the teller serves somebody else instead
        }
    });
}

void QuickLine::setText(const QString& text) {
    if (m_text != text) {
        m_text = text;
        cancel();
    }
}

void QuickLine::cancel() {
    ++m_asked;
    m_wanted.reset();
    m_fault.clear();
    Q_EMIT changed();
}

QString QuickLine::hint() const {
    if (isAsking()) {
        return tr("Looking up the account.");
    }
    const auto order = parseQuickLine(m_text);
    if (!order) {
        return faultText(order.error());
    }
    const bool transfer = order->kind == PostingKind::Transfer;
    const qsizetype missing = (transfer ? 2 : 1) - order->accounts.size();
    if (missing == 2) {
        return tr("Next: the number of the paying account, then of the receiving one.");
    }
    if (missing == 1) {
        return transfer ? tr("Next: the number of the receiving account.") : tr("Next: the account number.");
    }
    return tr("Enter reviews; F9 then posts.");
}

void QuickLine::fail(const QString& text) {
    ++m_asked;
    m_wanted.reset();
    m_fault = text;
    Q_EMIT changed();
}

void QuickLine::submit(const std::optional<AccountInfo>& chosen) {
    if (isAsking()) {
        return;
    }
    auto order = parseQuickLine(m_text);
    if (!order) {
        const bool searches = order.error() == QuickFault::NoCode && !m_text.trimmed().isEmpty();
        return searches ? Q_EMIT searched(m_text.simplified()) : fail(faultText(order.error()));
    }
    if (m_posting.step() == PostingPresenter::Step::Underway) {
        return fail(tr("A posting is underway; its outcome must be known first."));
    }
    const bool transfer = order->kind == PostingKind::Transfer;
    if (order->accounts.size() == (transfer ? 2 : 1)) {
        return ask(*order, order->accounts.takeFirst());
    }
    if (transfer && order->accounts.isEmpty()) {
        return fail(tr("A transfer needs the numbers of two accounts: from, then to."));
    }
    if (!chosen) {
        return fail(transfer ? tr("Nobody is served, so both numbers are needed: from, then to.")
                             : tr("Nobody is served, so the account number is needed behind the amount."));
    }
    Q_EMIT ready(*order, *chosen);
}

void QuickLine::ask(const QuickOrder& order, const QString& number) {
    m_fault.clear();
    m_wanted = Wanted{.order = order};
    Q_EMIT changed();
    m_served.findAccount(number, [this, asked = ++m_asked](const Outcome<std::optional<AccountInfo>>& found) {
        if (asked != m_asked) {
            return;
        }
        if (!found) {
            return fail(tr("The server could not look this account up; press Enter to try again."));
        }
        if (!*found) {
            return fail(tr("There is no such account in your branch; check the number with the customer."));
        }
        serveOwner(**found);
    });
}

void QuickLine::serveOwner(const AccountInfo& account) {
    m_served.findCustomer(account.customerId, [this, account, asked = m_asked](const Outcome<CustomerInfo>& owner) {
        if (asked != m_asked) {
            return;
        }
        if (!owner) {
            return fail(tr("The server could not look this customer up; press Enter to try again."));
        }
        m_wanted->account = account;
        m_served.serve(*owner);
    });
}

// The owner's accounts are there: with the one that was meant, as it is now, the posting can begin.
void QuickLine::takeAccounts() {
    if (!m_wanted || !m_wanted->account || m_served.isLoading()) {
        return;
    }
    const auto& accounts = m_served.accounts();
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [this](const AccountInfo& each) { return each.id == m_wanted->account->id; });
    if (found == accounts.end()) {
        return fail(tr("The server could not look this account up; press Enter to try again."));
    }
    const QuickOrder order = m_wanted->order;
    cancel();
    Q_EMIT ready(order, AccountInfo(*found)); // of its own: whoever hears it may have the list read anew
}

} // namespace tellerdesk::client

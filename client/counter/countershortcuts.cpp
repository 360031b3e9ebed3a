// SPDX-License-Identifier: GPL-3.0-or-later
// The counter's short ways: the last customers, the number that somebody was found by, the quick line, the next one.
#include "client/counter/counterpage.h"
#include "client/counter/customercard.h"
#include "client/counter/customerform.h"
#include "client/counter/quickbar.h"
#include "client/counter/searchpanel.h"
#include "client/counter/servedcustomer.h"

namespace tellerdesk::client {

// As they are now; by then the teller may serve somebody else, or have begun what is asked about.
void CounterPage::serveRecent(const CustomerId& id) {
    m_served.findCustomer(id, [this, turn = m_served.turn()](const Outcome<CustomerInfo>& customer) {
        if (turn == m_served.turn()) {
            customer ? serve(*customer) : m_searchPanel->sayFailed(customer.error());
        }
    });
}

void CounterPage::served() {
    m_customerForm->clear();
    m_searchPanel->clear();
    m_card->focusAccounts();
}

// Whoever was found by an account's number is here for that account.
void CounterPage::chooseWanted() {
    if (!m_wantedAccount.isEmpty() && !m_served.isLoading()) {
        m_card->chooseAccount(m_wantedAccount);
        m_wantedAccount.clear();
    }
}

void CounterPage::nextCustomer() {
    if (!m_posting.mayGoOn()) {
        return;
    }
    m_posting.drop();
    m_served.leave();
    m_quickBar->done();
    m_searchPanel->clear();
    m_searchPanel->focusBox();
}

void CounterPage::submitQuickLine() {
    askThen([this] { m_quick.submit(m_card->chosenAccount()); });
}

void CounterPage::follow(const QuickOrder& order, const AccountInfo& account) {
    m_quickBar->done();
    m_customerForm->clear();
    m_searchPanel->clear();
    showPosting();
    m_card->chooseAccount(account.number);
    m_posting.begin(order.kind, account);
    if (order.amountText == u"=") {
        m_posting.fillAvailable();
    } else {
        m_posting.setAmountText(order.amountText);
    }
    m_posting.setToNumber(order.accounts.value(0));
    m_posting.setNarrative(order.narrative);
    m_posting.reviewOrPost();
}

} // namespace tellerdesk::client

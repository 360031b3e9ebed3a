// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/newcustomer.h"

namespace tellerdesk::client {

NewCustomer::NewCustomer(ServedCustomer& served, QObject* parent)
    : QObject(parent)
    , m_served(served) {}

void NewCustomer::goAhead(const CustomerFields& fields) {
    if (m_state == State::Checking || m_state == State::Creating) {
        return;
    }
    m_error.reset();
    if (m_state == State::Similar && fields == m_fields) {
        return create();
    }
    m_fields = fields;
    m_similar.clear();
    m_state = State::Checking;
    Q_EMIT changed();
    m_served.findSimilar(fields, this, [this, asked = ++m_asked](Outcome<Page<SimilarCustomer>> page) {
        if (asked != m_asked) {
            return;
        }
        if (!page) {
            m_error = page.error();
            m_state = State::Typing;
            Q_EMIT changed();
        } else if (page->items.empty()) {
            create();
        } else {
            m_similar = std::move(page->items);
            m_state = State::Similar;
            Q_EMIT changed();
        }
    });
}

void NewCustomer::create() {
    m_state = State::Creating;
    Q_EMIT changed();
    m_served.create(m_fields, [this, asked = ++m_asked](const Outcome<CustomerInfo>& customer) {
        if (asked != m_asked) {
            return; // the teller has moved on, and is not called back
        }
        if (customer) {
            m_served.serve(*customer);
            backToTyping();
            Q_EMIT created();
            return;
        }
        m_error = customer.error();
        // The similar ones were seen: the next go-ahead for the same fields repeats the creation and asks no more.
        m_state = m_similar.empty() ? State::Typing : State::Similar;
        Q_EMIT changed();
    });
}

void NewCustomer::backToTyping() {
    ++m_asked;
    m_state = State::Typing;
    m_similar.clear();
    m_error.reset();
    Q_EMIT changed();
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/customersearch.h"

#include "shared/api/page.h"

namespace tellerdesk::client {

namespace {

constexpr int kPauseMs = 120; // a teller types faster than this; a scanner is one burst
constexpr int kShown = 20;    // some more than stand in the list at once: every key press asks anew

} // namespace

CustomerSearch::CustomerSearch(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CustomerSearch::ask);
}

void CustomerSearch::setText(const QString& text) {
    const QString wanted = text.simplified();
    if (wanted == m_text) {
        return;
    }
    m_text = wanted;
    ++m_asked;
    if (m_text.isEmpty()) {
        return clear();
    }
    m_state = State::Asking;
    m_pause.start();
    Q_EMIT changed();
}

void CustomerSearch::clear() {
    m_pause.stop();
    m_text.clear();
    ++m_asked;
    m_customers.clear();
    m_hasMore = false;
    m_state = State::Idle;
    Q_EMIT changed();
}

void CustomerSearch::ask() {
    ApiCall call{.path = QStringLiteral("/v1/customers")};
    call.query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(m_text)));
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kShown));
    m_api.sendFor<tellerdesk::Page<CustomerInfo>>(
        std::move(call), this, [this, asked = m_asked](Outcome<tellerdesk::Page<CustomerInfo>> page) {
            if (asked != m_asked) {
                return;
            }
            m_customers = page ? std::move(page->items) : std::vector<CustomerInfo>();
            m_hasMore = page && page->next.has_value();
            m_state = !page ? State::Failed : m_customers.empty() ? State::Nothing : State::Found;
            if (!page) {
                m_error = page.error();
            }
            Q_EMIT changed();
        });
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementpresenter.h"

#include "shared/api/page.h"

namespace tellerdesk::client {

StatementPresenter::StatementPresenter(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {}

void StatementPresenter::show(const AccountInfo& account) {
    leave();
    m_account = account;
    m_state = State::Loading;
    fetch();
}

void StatementPresenter::leave() {
    ++m_shown;
    m_entries.clear();
    m_next.reset();
    m_error.reset();
    m_period.reset();
    m_fetching = false;
    m_account = {};
    Q_EMIT changed();
}

void StatementPresenter::loadMore() {
    if (m_next && !m_fetching) {
        fetch();
    }
}

void StatementPresenter::loadPeriod(QDate from, QDate to) {
    m_period = StatementPeriod{.account = m_account, .from = from, .to = to};
    Q_EMIT changed();
    finishPeriodIfReached();
}

void StatementPresenter::fetch() {
    m_fetching = true;
    ApiCall call{.path = QStringLiteral("/v1/accounts/%1/entries").arg(m_account.id.toString())};
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kMaxPageLimit));
    if (m_next) {
        call.query.addQueryItem(QStringLiteral("cursor"), *m_next);
    }
    m_api.sendFor<tellerdesk::Page<EntryInfo>>(
        std::move(call), this, [this, shown = m_shown](Outcome<tellerdesk::Page<EntryInfo>> page) {
            if (shown != m_shown) {
                return;
            }
            m_fetching = false;
            if (!page) {
                m_error = page.error();
                m_state = State::Failed;
                m_period.reset();
                return Q_EMIT changed();
            }
            m_entries.insert(m_entries.end(), page->items.begin(), page->items.end());
            m_next = page->next;
            m_state = State::Ready;
            Q_EMIT changed();
            finishPeriodIfReached();
        });
}

void StatementPresenter::finishPeriodIfReached() {
    if (!m_period || m_fetching) {
        return;
    }
    const bool beyond =
        m_period->from.isValid() && !m_entries.empty() && m_entries.back().businessDate < m_period->from;
    if (m_next && !beyond) {
        return fetch();
    }
    const StatementPeriod period = periodOf(*m_period, m_entries);
    m_period.reset();
    Q_EMIT changed();
    Q_EMIT periodReady(period);
}

StatementPeriod periodOf(const StatementPeriod& wanted, const std::vector<EntryInfo>& newestFirst) {
    StatementPeriod period = wanted;
    period.entries.clear();
    bool closingKnown = false;
    for (const EntryInfo& entry : newestFirst) {
        if (wanted.to.isValid() && entry.businessDate > wanted.to) {
            continue;
        }
        if (!closingKnown) {
            period.closingMinor = entry.balanceAfterMinor;
            closingKnown = true;
        }
        period.openingMinor = entry.balanceAfterMinor;
        if (wanted.from.isValid() && entry.businessDate < wanted.from) {
            return period;
        }
        period.entries.push_back(entry);
        (entry.amountMinor > 0 ? period.creditsMinor : period.debitsMinor) +=
            entry.amountMinor > 0 ? entry.amountMinor : -entry.amountMinor;
        period.openingMinor = entry.balanceAfterMinor - entry.amountMinor;
    }
    return period;
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/unsettledpresenter.h"

namespace tellerdesk::client {

UnsettledPresenter::UnsettledPresenter(Courier& courier, const Session& session)
    : m_courier(courier)
    , m_session(session) {
    connect(&courier, &Courier::unsettledChanged, this, &UnsettledPresenter::changed);
    connect(&courier, &Courier::progressed, this, &UnsettledPresenter::changed);
}

bool UnsettledPresenter::mayWithdrawOfOthers() const {
    return m_session.facts() && m_session.facts()->role == Role::Supervisor;
}

void UnsettledPresenter::withdrawOf(const QString& username) {
    if (!mayWithdrawOfOthers()) {
        return;
    }
    m_courier.abandonOfOther(username, this, [this](const Outcome<int>& left) {
        if (!left) {
            Q_EMIT withdrawalFailed(left.error());
        }
    });
}

} // namespace tellerdesk::client

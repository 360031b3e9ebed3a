// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"

#include <utility>
#include <vector>

namespace tellerdesk::test {

// The courier as a test plays it: takes orders, and says of them what the test tells it to say.
class FakeCourier final : public client::Courier {
public:
    void post(const client::PostingOrder& order) override { m_orders.push_back(order); }
    void abandon(const RequestKey& key) override { m_abandoned.push_back(key); }
    void resend(const RequestKey& key) override { m_resent.push_back(key); }
    std::vector<client::PostingProgress> unsettled() const override { return m_unsettled; }
    std::vector<client::UnsettledOfOther> unsettledOfOthers() const override { return m_others; }
    void abandonOfOther(const QString& username, QObject*, std::function<void(client::Outcome<int>)> done) override {
        m_abandonedOfOthers.push_back(username);
        done(0);
    }
    int damaged() const override { return 0; }

    const std::vector<client::PostingOrder>& orders() const { return m_orders; }
    const std::vector<RequestKey>& abandoned() const { return m_abandoned; }
    const std::vector<RequestKey>& resent() const { return m_resent; }
    const std::vector<QString>& abandonedOfOthers() const { return m_abandonedOfOthers; }

    void setUnsettled(std::vector<client::PostingProgress> unsettled,
                      std::vector<client::UnsettledOfOther> others = {}) {
        m_unsettled = std::move(unsettled);
        m_others = std::move(others);
        Q_EMIT unsettledChanged();
    }
    // Of the last order.
    void say(client::PostingState state, std::optional<PostingReply> reply = {},
             std::optional<client::ApiError> error = {}) {
        Q_EMIT progressed({.key = m_orders.back().key,
                           .state = state,
                           .reply = std::move(reply),
                           .error = std::move(error),
                           .order = m_orders.back()});
    }

private:
    std::vector<client::PostingOrder> m_orders;
    std::vector<RequestKey> m_abandoned;
    std::vector<RequestKey> m_resent;
    std::vector<QString> m_abandonedOfOthers;
    std::vector<client::PostingProgress> m_unsettled;
    std::vector<client::UnsettledOfOther> m_others;
};

} // namespace tellerdesk::test

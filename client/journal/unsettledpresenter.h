// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"
#include "client/net/session.h"

namespace tellerdesk::client {

// Postings whose outcome nobody knows yet: the user's own, by key, and how many other users left at this desk.
class UnsettledPresenter : public QObject {
    Q_OBJECT

public:
    UnsettledPresenter(Courier& courier, const Session& session);

    std::vector<PostingProgress> own() const { return m_courier.unsettled(); }
    std::vector<UnsettledOfOther> ofOthers() const { return m_courier.unsettledOfOthers(); }
    bool mayWithdrawOfOthers() const;

    void sendAgain(const RequestKey& key) { m_courier.resend(key); } // the customer is still here
    void withdraw(const RequestKey& key) { m_courier.abandon(key); } // the customer has left
    void withdrawOf(const QString& username);

Q_SIGNALS:
    void changed();
    void withdrawalFailed(const tellerdesk::client::ApiError& error);

private:
    Courier& m_courier;
    const Session& m_session;
};

} // namespace tellerdesk::client

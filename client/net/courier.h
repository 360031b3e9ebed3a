// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_postings.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace tellerdesk::client {

// A posting on its way. The word on screen is the state that the database has, never a guess.
enum class PostingState {
    Sending,  // on disk, sent, no answer yet
    Checking, // no usable answer: being asked again with the same key until there is one
    Posted,
    Refused,
    Abandoned,
};

struct PostingOrder {
    RequestKey key = {};
    PostingKind kind = PostingKind::Deposit;
    QJsonObject body = {};
};

struct PostingProgress {
    RequestKey key = {};
    PostingState state = PostingState::Sending;
    std::optional<PostingReply> reply = {}; // Posted
    std::optional<ApiError> error = {};     // Refused: why; Checking: what came last
    // Checking, and nobody asks again by themselves (the desk was restarted, so the customer may have left; or the
    // server refused to say): the teller sends again or abandons.
    bool waitsForTeller = false;
    PostingOrder order = {};
};

// Orders at this desk of another user that no answer is known for: their number, and nothing else of them.
struct UnsettledOfOther {
    QString username = {};
    int count = 0;

    bool operator==(const UnsettledOfOther&) const = default;
};

// Crash-proof posting: the order is on disk (written off the GUI thread and synced) before it is sent; after a lost
// reply, a killed client or a restarted server it is settled by its key. Kept per server and user; holds no token.
class Courier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void post(const PostingOrder& order) = 0;
    // The teller says that the customer has left: the order is withdrawn, unless it is posted already.
    virtual void abandon(const RequestKey& key) = 0;
    // The same key once more, for an order that waits for the teller.
    virtual void resend(const RequestKey& key) = 0;
    // Of the user who is signed in. Till close and sign-out wait until there is none.
    virtual std::vector<PostingProgress> unsettled() const = 0;
    virtual std::vector<UnsettledOfOther> unsettledOfOthers() const = 0;
    // A supervisor withdraws what another user left behind; `done` tells how many are still there, or what hindered it.
    virtual void abandonOfOther(const QString& username, QObject* context, std::function<void(Outcome<int>)> done) = 0;
    // Files of orders that could not be read and were set aside, for somebody to look at.
    virtual int damaged() const = 0;

Q_SIGNALS:
    void progressed(const tellerdesk::client::PostingProgress& progress);
    void unsettledChanged(); // also: of others, and damaged
};

} // namespace tellerdesk::client

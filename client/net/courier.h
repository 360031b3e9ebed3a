// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_postings.h"

#include <QObject>

#include <functional>
#include <variant>
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
    virtual std::vector<PostingProgress> unsettled() const = 0;

Q_SIGNALS:
    void progressed(const tellerdesk::client::PostingProgress& progress);
    void unsettledChanged();
};

} // namespace tellerdesk::client

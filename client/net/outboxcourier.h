// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"
#include "client/net/diskthread.h"
#include "client/net/outbox.h"
#include "client/net/session.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace tellerdesk::client {

// The courier that keeps its orders in an Outbox. It follows the session: at sign-in it looks up what that user left
// unsettled here, at sign-out it forgets it (the disk does not).
class OutboxCourier final : public Courier {
    Q_OBJECT

public:
    // `server` tells the address that the session belongs to. The outbox is touched on the disk's thread only.
    OutboxCourier(Api& api, const Session& session, DiskThread& disk, std::shared_ptr<Outbox> outbox,
                  std::function<QString()> server, QObject* parent = nullptr);
    ~OutboxCourier() override;

    void post(const PostingOrder& order) override;
    void abandon(const RequestKey& key) override;
    void resend(const RequestKey& key) override;
    std::vector<PostingProgress> unsettled() const override;
    std::vector<UnsettledOfOther> unsettledOfOthers() const override { return m_others; }
    void abandonOfOther(const QString& username, QObject* context, std::function<void(Outcome<int>)> done) override;
    int damaged() const override { return m_damaged; }

    void setRetry(std::chrono::milliseconds first, std::chrono::milliseconds slowest);
    void retryNow(); // the server is back

private:
    enum class Question { Post, Look, Abandon };
    struct Entry {
        PostingProgress progress = {};
        Question question = Question::Post;
        bool stored = false;   // on disk, so it may be sent
        bool asking = false;   // the question is under way
        bool doubtful = false; // an earlier try may have been taken though no answer said so
        bool abandoning = false;
    };
    // Of one user: callbacks that belong to an earlier one find nobody.
    struct Visit {
        OutboxOwner owner = {};
        QObject context;
    };

    void follow();
    void loaded(OutboxContent content, std::vector<UnsettledOfOther> others);
    void stored(const PostingOrder& order, bool onDisk);
    void ask(Entry& entry, Question question);
    void answered(const RequestKey& key, Question question, const Outcome<ApiReply>& reply);
    void afterPost(Entry& entry, const Outcome<ApiReply>& reply);
    void afterLook(Entry& entry, const Outcome<ApiReply>& reply);
    void afterAbandon(Entry& entry, const Outcome<ApiReply>& reply);
    void settlePosted(Entry& entry, const Outcome<ApiReply>& reply, Question otherwise);
    void settle(Entry& entry, PostingState state, std::optional<ApiError> error);
    void askLater(Entry& entry, Question question, const ApiError& error);
    void leaveToTeller(Entry& entry, std::optional<ApiError> error);
    void abandonNext(std::vector<Outbox::Left> left, const std::function<void(Outcome<int>)>& done);
    void refreshOthers();

    Api& m_api;
    const Session& m_session;
    DiskThread& m_disk;
    std::shared_ptr<Outbox> m_outbox;
    std::function<QString()> m_server;
    std::unique_ptr<Visit> m_visit;
    std::map<RequestKey, Entry> m_entries;
    std::vector<UnsettledOfOther> m_others;
    int m_damaged = 0;
    std::chrono::milliseconds m_firstRetry{1'000};
    std::chrono::milliseconds m_slowestRetry{8'000};
    std::chrono::milliseconds m_nextRetry = m_firstRetry;
    QTimer m_retry;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/outboxcourier.h"

#include <utility>

namespace tellerdesk::client {

OutboxCourier::OutboxCourier(Api& api, const Session& session, DiskThread& disk, std::shared_ptr<Outbox> outbox,
                             std::function<QString()> server, QObject* parent)
    : Courier(parent)
    , m_api(api)
    , m_session(session)
    , m_disk(disk)
    , m_outbox(std::move(outbox))
    , m_server(std::move(server)) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        std::vector<RequestKey> due;
        for (const auto& [key, entry] : m_entries) {
            if (entry.stored && !entry.asking && !entry.progress.waitsForTeller) {
                due.push_back(key);
            }
        }
        for (const RequestKey& key : due) {
            if (const auto found = m_entries.find(key); found != m_entries.end()) {
                ask(found->second, found->second.question);
            }
        }
    });
    connect(&session, &Session::changed, this, &OutboxCourier::follow);
    follow();
}

OutboxCourier::~OutboxCourier() = default;

void OutboxCourier::setRetry(std::chrono::milliseconds first, std::chrono::milliseconds slowest) {
    m_firstRetry = first;
    m_slowestRetry = slowest;
    m_nextRetry = first;
}

void OutboxCourier::retryNow() {
    m_nextRetry = m_firstRetry;
    if (m_retry.isActive()) {
        m_retry.start(0);
    }
}

void OutboxCourier::follow() {
    const auto& facts = m_session.facts();
    const OutboxOwner owner =
        facts ? OutboxOwner{.server = m_server(), .user = facts->userId, .username = facts->username} : OutboxOwner{};
    if (facts && m_visit && m_visit->owner == owner) {
        return retryNow(); // signed in again: what had no session has one now
    }
    if (!facts && !m_visit) {
        return;
    }
    m_retry.stop();
    m_visit.reset();
    m_entries.clear();
    m_others.clear();
    m_damaged = 0;
    if (facts) {
        m_visit = std::make_unique<Visit>();
        m_visit->owner = owner;
        m_disk.run(
            &m_visit->context,
            [outbox = m_outbox, owner] { return std::pair(outbox->load(owner), outbox->ofOthers(owner)); },
            [this](auto found) { loaded(std::move(found.first), std::move(found.second)); });
    }
    Q_EMIT unsettledChanged();
}

void OutboxCourier::loaded(OutboxContent content, std::vector<UnsettledOfOther> others) {
    m_others = std::move(others);
    m_damaged = content.damaged;
    for (PostingOrder& order : content.orders) {
        const RequestKey key = order.key;
        Entry entry{.progress = {.key = key, .state = PostingState::Checking, .order = std::move(order)},
                    .stored = true,
                    .doubtful = true};
        const PostingProgress progress = entry.progress;
        ask(m_entries.emplace(key, std::move(entry)).first->second, Question::Look);
        Q_EMIT progressed(progress);
    }
    Q_EMIT unsettledChanged();
}

void OutboxCourier::post(const PostingOrder& order) {
    const PostingProgress sending{.key = order.key, .state = PostingState::Sending, .order = order};
    if (!m_visit) {
        PostingProgress refused = sending;
        refused.state = PostingState::Refused;
        refused.error = ApiError{.kind = ApiError::Kind::SignedOut};
        Q_EMIT progressed(refused);
        return;
    }
    m_entries.emplace(order.key, Entry{.progress = sending, .asking = true});
    Q_EMIT unsettledChanged();
    const OutboxOwner owner = m_visit->owner;
    m_disk.run(
        this, [outbox = m_outbox, owner, order] { return outbox->store(owner, order); },
        [this, owner, order](bool onDisk) {
            if (m_visit && m_visit->owner == owner && m_entries.contains(order.key)) {
                return stored(order, onDisk);
            }
            // The user has gone before anything was sent.
            m_disk.run(
                this, [outbox = m_outbox, owner, key = order.key] { return outbox->remove(owner, key); }, [](bool) {});
        });
}

void OutboxCourier::stored(const PostingOrder& order, bool onDisk) {
    Entry& entry = m_entries.at(order.key);
    if (!onDisk) {
        return settle(entry, PostingState::Refused, ApiError{.kind = ApiError::Kind::NotStored});
    }
    entry.stored = true;
    ask(entry, entry.abandoning ? Question::Abandon : Question::Post);
}

void OutboxCourier::abandon(const RequestKey& key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->second.abandoning) {
        return;
    }
    Entry& entry = found->second;
    entry.abandoning = true;
    entry.doubtful = entry.stored;
    entry.progress.waitsForTeller = false;
    if (entry.stored) {
        ask(entry, Question::Abandon);
    }
}

void OutboxCourier::resend(const RequestKey& key) {
    const auto found = m_entries.find(key);
    if (found != m_entries.end() && found->second.progress.waitsForTeller) {
        found->second.progress.waitsForTeller = false;
        ask(found->second, Question::Post);
        Q_EMIT unsettledChanged();
    }
}

std::vector<PostingProgress> OutboxCourier::unsettled() const {
    std::vector<PostingProgress> all;
    for (const auto& [key, entry] : m_entries) {
        all.push_back(entry.progress);
    }
    return all;
}

} // namespace tellerdesk::client

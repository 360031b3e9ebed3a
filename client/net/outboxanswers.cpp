// SPDX-License-Identifier: GPL-3.0-or-later
// What the courier asks of the server, and what each answer says about an order.
#include "client/net/outboxcourier.h"

#include <algorithm>
#include <utility>

namespace tellerdesk::client {

namespace {

QString pathOf(PostingKind kind) {
    switch (kind) {
    case PostingKind::Deposit:
        return QStringLiteral("/v1/deposits");
    case PostingKind::Withdrawal:
        return QStringLiteral("/v1/withdrawals");
    case PostingKind::Transfer:
        return QStringLiteral("/v1/transfers");
    }
    return {};
}

ApiCall lookCall(const RequestKey& key) {
    return {.path = QStringLiteral("/v1/postings/") + key.toString()};
}

ApiCall abandonCall(const RequestKey& key) {
    ApiCall call = lookCall(key);
    call.method = "POST";
    call.path += QStringLiteral("/abandon");
    return call;
}

// What no other answer to this key can contradict. Refusals of another kind (a right that was lost, a field that a
// newer server dislikes) are given before the server looks at the key.
bool isFinal(const ApiError& error) {
    return error.kind == ApiError::Kind::Refused &&
           (isBusinessRefusal(error.failure.code) || error.failure.code == ErrorCode::NotFound);
}

} // namespace

void OutboxCourier::ask(Entry& entry, Question question) {
    const PostingOrder& order = entry.progress.order;
    entry.question = question;
    entry.asking = true;
    ApiCall call = question == Question::Abandon ? abandonCall(order.key) : lookCall(order.key);
    if (question == Question::Post) {
        call = {.method = "POST", .path = pathOf(order.kind), .body = order.body, .key = order.key};
    }
    m_api.send(std::move(call), &m_visit->context,
               [this, key = order.key, question](const Outcome<ApiReply>& reply) { answered(key, question, reply); });
}

void OutboxCourier::answered(const RequestKey& key, Question question, const Outcome<ApiReply>& reply) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        return; // settled by another answer
    }
    Entry& entry = found->second;
    if (question != entry.question) {
        // The teller abandons what was still under way. Its answer counts if it is one.
        if (question == Question::Post && (reply || isFinal(reply.error()))) {
            afterPost(entry, reply);
        }
        return;
    }
    entry.asking = false;
    if (reply) {
        m_nextRetry = m_firstRetry;
    }
    switch (question) {
    case Question::Post:
        return afterPost(entry, reply);
    case Question::Look:
        return afterLook(entry, reply);
    case Question::Abandon:
        return afterAbandon(entry, reply);
    }
}

void OutboxCourier::settlePosted(Entry& entry, const Outcome<ApiReply>& reply, Question otherwise) {
    auto message = PostingReply::fromJson(reply->body);
    if (!message || message->posting.id.value != entry.progress.key.value) {
        return askLater(entry, otherwise, {.kind = ApiError::Kind::Incompatible});
    }
    entry.progress.reply = std::move(message).value();
    settle(entry, PostingState::Posted, std::nullopt);
}

void OutboxCourier::afterPost(Entry& entry, const Outcome<ApiReply>& reply) {
    if (reply) {
        return settlePosted(entry, reply, entry.question);
    }
    const ApiError& error = reply.error();
    if (error.isRefusal(ErrorCode::Abandoned)) {
        return settle(entry, PostingState::Abandoned, std::nullopt);
    }
    if (error.saysNothingAboutOutcome()) {
        entry.doubtful = true;
        return askLater(entry, Question::Post, error);
    }
    if (isFinal(error) || !entry.doubtful) {
        return settle(entry, PostingState::Refused, error);
    }
    entry.progress.error = error;
    ask(entry, Question::Look);
}

void OutboxCourier::afterLook(Entry& entry, const Outcome<ApiReply>& reply) {
    if (reply) {
        return settlePosted(entry, reply, Question::Look);
    }
    const ApiError& error = reply.error();
    if (error.saysNothingAboutOutcome()) {
        return askLater(entry, Question::Look, error);
    }
    // Not found says "not posted so far": the request may still be on its way.
    leaveToTeller(entry, error.isRefusal(ErrorCode::NotFound) ? entry.progress.error : error);
}

void OutboxCourier::afterAbandon(Entry& entry, const Outcome<ApiReply>& reply) {
    if (!reply) {
        const ApiError& error = reply.error();
        if (error.saysNothingAboutOutcome()) {
            return askLater(entry, Question::Abandon, error);
        }
        return leaveToTeller(entry, error);
    }
    const auto message = AbandonReply::fromJson(reply->body);
    if (!message) {
        return askLater(entry, Question::Abandon, {.kind = ApiError::Kind::Incompatible});
    }
    switch (message->state) {
    case AbandonState::Abandoned:
        return settle(entry, PostingState::Abandoned, std::nullopt);
    case AbandonState::Posted:
        return ask(entry, Question::Look);
    case AbandonState::Refused:
        return ask(entry, Question::Post); // its refusal is final, and comes again with its reason
    }
}

void OutboxCourier::settle(Entry& entry, PostingState state, std::optional<ApiError> error) {
    PostingProgress progress = std::move(entry.progress);
    const bool stored = entry.stored;
    m_entries.erase(progress.key);
    progress.state = state;
    progress.error = std::move(error);
    progress.waitsForTeller = false;
    const OutboxOwner owner = m_visit->owner;
    // Shown first: should the program end here, the next sign-in asks once more and shows the same.
    Q_EMIT progressed(progress);
    Q_EMIT unsettledChanged();
    if (stored) {
        m_disk.run(
            this, [outbox = m_outbox, owner, key = progress.key] { return outbox->remove(owner, key); }, [](bool) {});
    }
}

void OutboxCourier::askLater(Entry& entry, Question question, const ApiError& error) {
    entry.question = question;
    entry.progress.state = PostingState::Checking;
    entry.progress.error = error;
    if (!m_retry.isActive()) {
        m_retry.start(m_nextRetry);
        m_nextRetry = std::min(m_nextRetry * 2, m_slowestRetry);
    }
    const PostingProgress progress = entry.progress; // who hears of it may settle it
    Q_EMIT progressed(progress);
}

void OutboxCourier::leaveToTeller(Entry& entry, std::optional<ApiError> error) {
    entry.abandoning = false;
    entry.progress.state = PostingState::Checking;
    entry.progress.error = std::move(error);
    entry.progress.waitsForTeller = true;
    const PostingProgress progress = entry.progress;
    Q_EMIT progressed(progress);
    Q_EMIT unsettledChanged();
}

void OutboxCourier::abandonOfOther(const QString& username, QObject* context, std::function<void(Outcome<int>)> done) {
    const bool maySettle = m_session.facts() && m_session.facts()->role == Role::Supervisor;
    if (!maySettle || !m_visit) {
        const ApiError forbidden{.kind = ApiError::Kind::Refused, .failure = {.code = ErrorCode::Forbidden}};
        return done(Unexpected<ApiError>{forbidden});
    }
    auto guarded = [context = QPointer(context), done = std::move(done)](Outcome<int> outcome) {
        if (context) {
            done(std::move(outcome));
        }
    };
    m_disk.run(
        &m_visit->context,
        [outbox = m_outbox, server = m_visit->owner.server, username] { return outbox->leftBy(server, username); },
        [this, guarded](std::vector<Outbox::Left> left) { abandonNext(std::move(left), guarded); });
}

void OutboxCourier::abandonNext(std::vector<Outbox::Left> left, const std::function<void(Outcome<int>)>& done) {
    if (left.empty()) {
        refreshOthers();
        return done(0);
    }
    const Outbox::Left next = left.back();
    left.pop_back();
    m_api.sendFor<AbandonReply>(
        abandonCall(next.key), &m_visit->context, [this, next, left, done](const Outcome<AbandonReply>& reply) {
            if (!reply) {
                refreshOthers();
                return done(reply.failed());
            }
            // Posted, refused or abandoned: each is an end.
            m_disk.run(
                &m_visit->context, [outbox = m_outbox, next] { return outbox->remove(next.owner, next.key); },
                [this, left, done](bool) { abandonNext(left, done); });
        });
}

void OutboxCourier::refreshOthers() {
    m_disk.run(
        &m_visit->context, [outbox = m_outbox, owner = m_visit->owner] { return outbox->ofOthers(owner); },
        [this](std::vector<UnsettledOfOther> others) {
            m_others = std::move(others);
            Q_EMIT unsettledChanged();
        });
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTimer>

#include <utility>
#include <vector>

namespace tellerdesk::test {

// The server as a test plays it: calls wait here until the test answers them.
class FakeApi final : public client::Api {
public:
    struct Waiting {
        client::ApiCall call;
        QPointer<QObject> context;
        Done done;
    };

    void send(client::ApiCall call, QObject* context, Done done) override {
        const bool forPicture = call.path.endsWith(u"/photo") || call.path.endsWith(u"/signature");
        if (!holdsPictures && forPicture && call.method == "GET") { // most tests are about something else
            const auto none =
                client::ApiError{.kind = client::ApiError::Kind::Refused, .failure = {.code = ErrorCode::NotFound}};
            QTimer::singleShot(0, context,
                               [done = std::move(done), none] { done(Unexpected<client::ApiError>{none}); });
            return;
        }
        m_calls.push_back(call);
        m_waiting.push_back({.call = std::move(call), .context = context, .done = std::move(done)});
    }

    bool holdsPictures = false; // false: no customer has one, which is answered at once

    const std::vector<client::ApiCall>& calls() const { return m_calls; } // all of them so far
    bool isWaiting() const { return !m_waiting.empty(); }
    const client::ApiCall& next() const { return m_waiting.front().call; }

    // Each answers the oldest call that waits.
    void reply(const QJsonObject& body, int status = 200, const std::optional<QString>& etag = {}) {
        auto json = parseJson(QJsonDocument(body).toJson());
        answer(client::ApiReply{.status = status, .body = std::move(json).value(), .etag = etag});
    }
    void replyBytes(const QByteArray& bytes, const QString& etag) {
        answer(client::ApiReply{.status = 200, .bytes = bytes, .etag = etag});
    }
    void replyNothing(const QString& etag) { answer(client::ApiReply{.status = 204, .etag = etag}); }
    void refuse(ErrorCode code) { fail({.kind = client::ApiError::Kind::Refused, .failure = {.code = code}}); }
    void fail(const client::ApiError& error) { answer(Unexpected<client::ApiError>{error}); }

private:
    void answer(client::Outcome<client::ApiReply> outcome) {
        const Waiting oldest = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        if (oldest.context) {
            oldest.done(std::move(outcome));
        }
    }

    std::vector<client::ApiCall> m_calls;
    std::vector<Waiting> m_waiting;
};

} // namespace tellerdesk::test

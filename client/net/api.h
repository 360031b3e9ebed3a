// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "shared/api/json.h"
#include "shared/core/expected.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <optional>
#include <utility>

namespace tellerdesk::client {

struct ApiCall {
    QByteArray method = "GET";
    QString path = {}; // "/v1/accounts/..."
    QUrlQuery query = {};
    std::optional<QJsonObject> body = {};
    std::optional<QByteArray> jpeg = {}; // a picture, instead of a body
    std::optional<RequestKey> key = {};  // Idempotency-Key
    std::optional<QString> ifMatch = {};
    bool authorised = true; // false: without a token (login, setup, server)
    // Where a success's body goes as it comes, on the caller's thread, instead of being read as JSON. False: no more of
    // it is wanted. Only once `done` says so the body was whole.
    std::function<bool(const QByteArray& piece)> sink = {};
};

struct ApiReply {
    int status = 0;
    JsonValue body = {};
    QByteArray bytes = {}; // of a picture, instead of a body
    std::optional<QString> etag = {};
    bool replayed = false;
};

template <class T>
using Outcome = Expected<T, ApiError>;

// The server as presenters see it; tests put a fake in its place. Never blocks; `done` runs once on the caller's
// thread, and not at all when `context` has been destroyed by then.
class Api {
public:
    using Done = std::function<void(Outcome<ApiReply>)>;

    virtual ~Api() = default;
    virtual void send(ApiCall call, QObject* context, Done done) = 0;

    // The reply's body read as a message; a body that is none is Incompatible.
    template <class Message>
    void sendFor(ApiCall call, QObject* context, std::function<void(Outcome<Message>)> done) {
        send(std::move(call), context, [done = std::move(done)](Outcome<ApiReply> reply) {
            if (!reply) {
                return done(reply.failed());
            }
            auto message = Message::fromJson(reply->body);
            if (!message) {
                return done(Unexpected<ApiError>{ApiError{.kind = ApiError::Kind::Incompatible}});
            }
            done(std::move(message).value());
        });
    }
};

} // namespace tellerdesk::client

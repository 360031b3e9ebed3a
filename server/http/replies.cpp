// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/replies.h"

#include "shared/api/problem.h"

#include <QJsonDocument>

namespace tellerdesk::server::http {

Reply toReply(HandlerReply reply) {
    Reply out{.status = reply.status};
    if (reply.stream) {
        out.contentType = reply.stream->contentType();
        out.headers.push_back({"Content-Disposition", "attachment; filename=\"" + reply.stream->fileName() + '"'});
        return out; // its body is the adapter's to feed
    }
    if (reply.raw) {
        out.body = std::move(*reply.raw);
    } else if (!reply.body.isEmpty()) {
        out.body = QJsonDocument(reply.body).toJson(QJsonDocument::Compact);
    }
    if (!reply.contentType.isEmpty()) {
        out.contentType = std::move(reply.contentType);
        out.headers.push_back({"Cache-Control", "private, no-store"});
    } else if (!out.body.isEmpty()) {
        out.contentType = kJsonContentType;
    }
    if (reply.etag) {
        out.headers.push_back({"ETag", reply.etag->toLatin1()});
    }
    if (reply.replayed) {
        out.headers.push_back({"Idempotent-Replayed", "true"});
    }
    return out;
}

Reply toReply(Result<HandlerReply> reply, const Uuid& requestId) {
    if (!reply) {
        return toReply(reply.error(), requestId);
    }
    if (!reply->refusal) {
        return toReply(std::move(reply).value());
    }
    Reply out = toReply(*reply->refusal, requestId);
    if (reply->replayed) {
        out.headers.push_back({"Idempotent-Replayed", "true"});
    }
    return out;
}

Reply toReply(const Failure& failure, const Uuid& requestId) {
    Reply out{.status = httpStatus(failure.code),
              .contentType = kProblemContentType,
              .body = problemJson(failure, requestId)};
    if (out.status == 503) {
        out.headers.push_back({"Retry-After", "1"});
    } else if (out.status == 429) {
        out.headers.push_back({"Retry-After", "60"});
    } else if (failure.code == ErrorCode::Unauthenticated) {
        out.headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    return out;
}

} // namespace tellerdesk::server::http

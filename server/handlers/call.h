// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/stores.h"
#include "shared/api/json.h"
#include "shared/core/result.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace tellerdesk::server {

class WorkerPool;
struct Services;

// What a handler sees of a request. The edge and the adapter have checked sizes, syntax, token and, for transactional
// routes, session, permission and content type before a handler sees it.
struct Call {
    Uuid requestId = {};
    QString peer = {};  // address only, for audit and throttle
    Caller caller = {}; // from the token; nil ids on public routes
    Actor actor = {};   // from the books; filled before prepare() on transactional routes that need a token
    Instant now = {};
    std::vector<QString> path = {};                      // values of the {placeholders}, in order
    std::vector<std::pair<QString, QString>> query = {}; // percent-decoded, in order
    JsonValue body = JsonValue(JsonValue::Object{});     // an empty object where the call has none
    QByteArray bodyHash = {};                            // of the parsed body without password fields
    std::optional<RequestKey> key = {};                  // present on keyed routes
    std::optional<QByteArray> ifMatch = {};              // as sent; presence is checked by the adapter
    std::optional<QByteArray> ifNoneMatch = {};          // as sent
    QByteArray bytes = {};                               // the body of a route that takes a picture
};

struct BodyPiece {
    QByteArray bytes = {};
    bool last = false;
};

// A reply's body that is made while it is sent, so that no statement stands in memory whole. For each piece read() runs
// in a transaction of its own, maybe more than once, and then write(); never two at a time.
class BodyStream {
public:
    virtual ~BodyStream() = default;
    virtual QByteArray contentType() const = 0;
    virtual QByteArray fileName() const = 0; // ASCII without quotes
    virtual void read(Stores& stores) = 0;
    virtual BodyPiece write() = 0;
};

struct HandlerReply {
    int status = 200;
    QJsonObject body = {};            // empty: no body (204)
    std::optional<QString> etag = {}; // with quotes
    bool replayed = false;
    std::optional<QByteArray> raw = {};      // instead of body: a stored reply or a document, as it is
    QByteArray contentType = {};             // of `raw`; empty: JSON. Anything else is personal: nobody may keep it
    std::shared_ptr<BodyStream> stream = {}; // instead of body
    std::optional<Failure> refusal = {};     // instead of status and body: a stored refusal, told again
};

// The pure half of a handler: reads path, query and body; every fault found is reported at once (400). What it returns
// is the half that works on the stores, inside the request's own transaction; on a refusal it must not have written
// anything.
using Act = std::function<Result<HandlerReply>(Stores&)>;
using Prepare = Result<Act> (*)(const Call&, const Services&);

// For routes that hash passwords between transactions: answers once, from any thread.
using Answer = std::function<void(Result<HandlerReply>)>;
using Deferred = void (*)(std::shared_ptr<const Call>, const Services&, Answer);

// For routes that the ledger serves: parses; on success the ledger has been given the order and will answer; a failure
// here sends the request the transactional way, where a dead session is found before a malformed body.
using Post = Result<void> (*)(std::shared_ptr<const Call>, const Services&, Answer);

// For reads that come in numbers: answers where nothing is out of the ordinary, with what the transactional way would
// have answered; else calls `otherwise`, once, and the transactional way decides. Either from any thread.
using Glance = void (*)(const std::shared_ptr<const Call>&, const Services&, Answer, std::function<void()> otherwise);

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/guard.h"

#include "server/http/edgeengine.h"
#include "server/http/edgereply.h"
#include "server/http/guardsocket.h"

#include <QLoggingCategory>

#include <algorithm>
#include <tuple>
#include <utility>

namespace tellerdesk::server::http {

namespace {

Q_LOGGING_CATEGORY(lcEdge, "tellerdesk.edge")

constexpr qsizetype kLongestDiscard = 8 * 1024 * 1024;
// Younger ones are spared, or a crowd of newcomers would throw out each other, and the tellers among them.
constexpr qint64 kEvictableAfter = 250;

// The request as QtHttpServer gets it: what was approved, and no field that could mean anything to it besides the
// length.
QByteArray approvedBytes(const Head& head, QByteArrayView body) {
    QByteArray bytes;
    bytes.reserve(head.method.size() + head.path.size() + head.query.size() + body.size() + 64);
    bytes.append(head.method).append(' ').append(head.path);
    if (!head.query.isNull())
        bytes.append('?').append(head.query);
    bytes.append(" HTTP/1.1\r\nContent-Length: ").append(QByteArray::number(body.size())).append("\r\n\r\n");
    bytes.append(body);
    return bytes;
}

} // namespace

Guard::Guard(GuardContext& context, quint64 id, Arrival arrival)
    : m_context(context)
    , m_id(id)
    , m_stream(std::move(arrival.stream))
    , m_seat(std::move(arrival.seat))
    , m_peer(std::move(arrival.peer))
    , m_deadline(context.now + context.settings.handshake.count())
    , m_since(context.now) {}

Guard::~Guard() {
    close();
}

HeadLimits Guard::limits() const {
    const EdgeSettings& settings = m_context.settings;
    return {.headBytes = settings.headBytes, .fields = settings.headerFields, .bodyBytes = settings.bodyBytes};
}

void Guard::proceed() {
    while (step()) {
    }
}

bool Guard::step() {
    if (!m_unsent.isEmpty() && !flush())
        return false;
    switch (m_phase) {
    case Phase::Handshake:
        return shakeHands();
    case Phase::Head:
        return readHead();
    case Phase::Body:
        return readBody();
    case Phase::Finishing:
        linger();
        return true;
    case Phase::Lingering:
        return discard();
    case Phase::Feeding:
        return askForPiece();
    case Phase::Answering:
    case Phase::Closed:
        return false;
    }
    Q_UNREACHABLE();
}

bool Guard::shakeHands() {
    switch (m_stream->handshake()) {
    case GuardStream::State::Done:
        awaitRequest(m_context.settings.idleInRequest);
        return true;
    case GuardStream::State::Again:
        return false;
    case GuardStream::State::Ended:
    case GuardStream::State::Broken:
        break;
    }
    close();
    return false;
}

void Guard::awaitRequest(std::chrono::milliseconds longest) {
    m_phase = Phase::Head;
    m_seen = 0;
    m_since = m_context.now;
    m_deadline = m_context.now + longest.count();
}

void Guard::beginRequest() {
    m_since = m_context.now;
    awaitRest();
}

void Guard::awaitRest() {
    const EdgeSettings& settings = m_context.settings;
    m_deadline = m_context.now + settings.idleInRequest.count();
    if (m_seen > 0 || m_phase == Phase::Body)
        m_deadline = std::min(m_deadline, m_since + settings.wholeRequest.count());
}

bool Guard::readHead() {
    if (m_input.size() > m_seen) {
        if (m_seen == 0)
            beginRequest();
        const auto end = findHeadEnd(m_input, m_seen, limits());
        if (!end) {
            refuse(end.error());
            return true;
        }
        m_seen = m_input.size();
        if (*end > 0)
            return acceptHead(*end);
    }
    return receive();
}

bool Guard::acceptHead(qsizetype end) {
    auto head = parseHead(QByteArrayView(m_input).first(end), limits());
    if (!head) {
        refuse(head.error());
        return true;
    }
    m_head = *std::move(head);
    m_input.remove(0, end);
    m_phase = Phase::Body;
    if (m_head.expectsContinue && m_input.size() < m_head.bodyBytes)
        send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
    return true;
}

bool Guard::readBody() {
    if (m_input.size() < m_head.bodyBytes)
        return receive();
    dispatch();
    return true;
}

bool Guard::receive() {
    const GuardStream::Moved moved = m_stream->read(m_context.scratch);
    switch (moved.state) {
    case GuardStream::State::Done:
        m_input.append(m_context.scratch.data(), moved.bytes);
        awaitRest();
        return true;
    case GuardStream::State::Again:
        return false;
    case GuardStream::State::Ended: // between requests, or in the middle of one that will never be whole
        m_phase = Phase::Finishing;
        return true;
    case GuardStream::State::Broken:
        close();
        return false;
    }
    Q_UNREACHABLE();
}

void Guard::dispatch() {
    if (m_socket == nullptr)
        m_socket = m_context.engine.connectionFrom(m_peer);
    auto body =
        m_context.engine.read(*m_socket, approvedBytes(m_head, QByteArrayView(m_input).first(m_head.bodyBytes)));
    if (!body || body->size() != m_head.bodyBytes) {
        qCCritical(lcEdge, "QtHttpServer reads an approved request differently");
        refuse(ErrorCode::MalformedRequest);
        return;
    }
    m_input.remove(0, m_head.bodyBytes);
    m_requestId = Uuid::makeV7();
    m_phase = Phase::Answering;
    m_deadline = kNever;
    m_context.counters.requests.fetch_add(1, std::memory_order_relaxed);

    const auto pending = std::make_shared<PendingAnswer>(m_context.mailbox, m_id, ++m_request);
    try {
        m_context.application(
            Request{.method = m_head.method,
                    .path = std::move(m_head.path),
                    .query = std::move(m_head.query),
                    .headers = std::move(m_head.headers),
                    .body = *std::move(body),
                    .peer = m_peer,
                    .id = m_requestId,
                    .onLoop = [mailbox = m_context.mailbox](Job job) { mailbox->post(std::move(job)); }},
            [pending](Reply reply) { pending->send(std::move(reply)); });
    } catch (...) {
        // What was thrown may hold personal data; the id leads to the rest of the log.
        qCCritical(lcEdge, "request %s: the application threw", qUtf8Printable(m_requestId.toString()));
        pending->send(std::nullopt);
    }
}

void Guard::answer(quint32 request, std::optional<Reply> reply) {
    if (m_phase != Phase::Answering || request != m_request)
        return;
    if (!reply || reply->body.size() > m_context.settings.replyBytes)
        reply = problemReply(ErrorCode::Internal, m_requestId);
    const ReplyFraming framing{.id = m_requestId,
                               .withBody = m_head.method != "HEAD",
                               .close = m_head.close || m_context.draining,
                               .chunked = !m_head.old};
    const QByteArray bytes = replyBytes(*reply, framing);
    if (reply->feed && framing.withBody) {
        m_feed = std::move(reply->feed);
        m_asked = false;
        m_phase = Phase::Feeding;
    } else {
        endReply();
    }
    send(bytes);
    proceed();
}

void Guard::endReply() {
    const bool close = m_head.close || m_context.draining;
    awaitRequest(m_context.settings.keepAlive);
    if (close)
        m_phase = Phase::Finishing;
}

bool Guard::askForPiece() {
    if (!m_asked) {
        m_asked = true;
        const auto pending = std::make_shared<PendingPiece>(m_context.mailbox, m_id, m_request);
        m_feed([pending](std::optional<Piece> piece) { pending->send(std::move(piece)); });
    }
    return false;
}

void Guard::feed(quint32 request, std::optional<Piece> piece) {
    if (m_phase != Phase::Feeding || request != m_request)
        return;
    if (!piece) {
        close(); // without the last chunk, which tells the client that something is missing
        return;
    }
    m_asked = false;
    if (piece->last) {
        m_feed = {};
        endReply();
    }
    send(chunkBytes(*piece, !m_head.old));
    proceed();
}

void Guard::refuse(ErrorCode code) {
    const Uuid id = Uuid::makeV7();
    const bool isHead = m_phase == Phase::Body ? m_head.method == "HEAD" : m_input.startsWith("HEAD ");
    m_context.counters.refusals.fetch_add(1, std::memory_order_relaxed);
    if (m_context.settings.onRefusal)
        m_context.settings.onRefusal({.id = id, .code = code, .peer = m_peer});
    m_phase = Phase::Finishing;
    m_input.clear();
    send(replyBytes(problemReply(code, id), {.id = id, .withBody = !isHead, .close = true}));
}

void Guard::send(const QByteArray& bytes) {
    if (!m_unsent.isEmpty()) { // behind an interim reply that is still on its way
        m_unsent.append(bytes);
        m_context.unsent += bytes.size();
        return;
    }
    const GuardStream::Moved moved = m_stream->write(bytes);
    if (moved.state == GuardStream::State::Done)
        return;
    if (moved.state != GuardStream::State::Again) {
        close();
        return;
    }
    m_unsent = bytes;
    m_sent = moved.bytes;
    m_context.unsent += bytes.size() - moved.bytes;
    m_writeBegan = m_writeProgress = m_context.now;
}

bool Guard::flush() {
    const GuardStream::Moved moved = m_stream->write(QByteArrayView(m_unsent).sliced(m_sent));
    m_sent += moved.bytes;
    m_context.unsent -= moved.bytes;
    if (moved.bytes > 0)
        m_writeProgress = m_context.now;
    if (moved.state == GuardStream::State::Done) {
        m_unsent = QByteArray();
        m_sent = 0;
        if (m_phase == Phase::Head)
            awaitRequest(m_context.settings.keepAlive); // idle from now, however long the reply took
        return true;
    }
    if (moved.state != GuardStream::State::Again)
        close();
    return false;
}

void Guard::linger() {
    hangUp();
    m_stream->finishWriting();
    m_phase = Phase::Lingering;
    m_deadline = m_context.now + m_context.settings.linger.count();
}

bool Guard::discard() {
    const GuardStream::Moved moved = m_stream->discard(m_context.scratch);
    m_discarded += moved.bytes;
    if (moved.state == GuardStream::State::Again)
        return false;
    if (moved.state != GuardStream::State::Done || m_discarded > kLongestDiscard)
        close();
    return true;
}

void Guard::hangUp() {
    if (m_socket != nullptr)
        std::exchange(m_socket, nullptr)->hangUp();
}

void Guard::close() {
    if (m_phase == Phase::Closed)
        return;
    hangUp();
    m_context.unsent -= m_unsent.size() - m_sent;
    m_unsent.clear();
    m_sent = 0;
    m_feed = {};
    m_phase = Phase::Closed;
}

void Guard::checkTime() {
    const EdgeSettings& settings = m_context.settings;
    if (!m_unsent.isEmpty()) {
        if (m_context.now >=
            std::min(m_writeProgress + settings.writeStall.count(), m_writeBegan + settings.wholeReply.count()))
            close();
        return;
    }
    if (m_context.now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Head:
        if (m_input.isEmpty())
            m_phase = Phase::Finishing;
        else
            refuse(ErrorCode::RequestTimeout);
        break;
    case Phase::Body:
        refuse(ErrorCode::RequestTimeout);
        break;
    case Phase::Handshake:
    case Phase::Lingering:
        close();
        break;
    case Phase::Answering:
    case Phase::Feeding:
    case Phase::Finishing:
    case Phase::Closed:
        return;
    }
    proceed();
}

void Guard::drain() {
    if (m_phase == Phase::Handshake)
        close();
    if (m_phase == Phase::Head && m_input.isEmpty())
        m_phase = Phase::Finishing;
    proceed();
}

bool Guard::isEvictable() const {
    return (m_phase == Phase::Handshake || m_phase == Phase::Head || m_phase == Phase::Body) && m_unsent.isEmpty() &&
           m_context.now - m_since >= kEvictableAfter;
}

bool Guard::goesBefore(const Guard& other) const {
    return std::tuple(m_request != 0, m_since) < std::tuple(other.m_request != 0, other.m_since);
}

} // namespace tellerdesk::server::http

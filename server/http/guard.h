// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgemailbox.h"
#include "server/http/edgesettings.h"
#include "server/http/head.h"

#include <QByteArray>

#include <atomic>
#include <limits>
#include <vector>

namespace tellerdesk::server::http {

class Engine;
class GuardSocket;

struct EdgeCounters {
    std::atomic<quint64> accepted = 0;
    std::atomic<quint64> refusedAddress = 0;
    std::atomic<quint64> evicted = 0;
    std::atomic<quint64> requests = 0;
    std::atomic<quint64> refusals = 0;
};

// What the guards of one loop share. Times are milliseconds of the steady clock.
struct GuardContext {
    const EdgeSettings& settings;
    const Application& application;
    Engine& engine;
    std::shared_ptr<Mailbox> mailbox;
    EdgeCounters& counters;
    std::vector<char> scratch = std::vector<char>(16 * 1024); // a TLS record
    qint64 now = 0;
    qsizetype unsent = 0;
    bool draining = false;
};

// One connection, from its handshake to its end: every limit and every time is kept here, and only whole, well-formed
// requests go further, one at a time. Nothing is read while a request is being answered or a reply is not yet taken.
class Guard {
public:
    Guard(GuardContext& context, quint64 id, Arrival arrival);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    void proceed(); // as far as it goes without waiting
    void answer(quint32 request, std::optional<Reply> reply);
    void feed(quint32 request, std::optional<Piece> piece); // the next one of a reply in pieces
    void checkTime();
    void drain();
    void close();

    bool isClosed() const { return m_phase == Phase::Closed; }
    bool isAnswering() const { return m_phase == Phase::Answering || m_phase == Phase::Feeding; }
    const AddressKey& from() const { return m_seat.key(); }
    int descriptor() const { return m_stream->descriptor(); }

    // Who may go when the edge is full: the longest idle, and first those that have never sent a whole request.
    bool isEvictable() const;
    bool goesBefore(const Guard& other) const;
    // Since when the client takes nothing of its reply; the far future where there is no reply.
    qint64 stalledSince() const { return m_unsent.isEmpty() ? kNever : m_writeProgress; }

    static constexpr qint64 kNever = std::numeric_limits<qint64>::max();

private:
    enum class Phase { Handshake, Head, Body, Answering, Feeding, Finishing, Lingering, Closed };

    bool step(); // whether there may be more to do at once
    bool shakeHands();
    bool readHead();
    bool readBody();
    bool receive();
    bool discard();
    bool acceptHead(qsizetype end);
    void dispatch();
    void endReply();
    bool askForPiece();
    void refuse(ErrorCode code);
    void send(const QByteArray& bytes);
    bool flush();
    void linger();
    void awaitRequest(std::chrono::milliseconds longest);
    void beginRequest();
    void awaitRest();
    void hangUp();
    HeadLimits limits() const;

    GuardContext& m_context;
    const quint64 m_id;
    std::unique_ptr<GuardStream> m_stream;
    Census::Seat m_seat;
    const QHostAddress m_peer;
    GuardSocket* m_socket = nullptr; // QtHttpServer's, made with the first request

    Phase m_phase = Phase::Handshake;
    qint64 m_deadline = kNever;
    qint64 m_since; // of this idleness or request
    QByteArray m_input;
    qsizetype m_seen = 0; // of m_input, looked at without finding the head's end
    Head m_head;
    Uuid m_requestId;
    quint32 m_request = 0; // number of the latest
    Feed m_feed;           // of the reply that is being sent in pieces
    bool m_asked = false;  // for the next piece
    QByteArray m_unsent;
    qsizetype m_sent = 0; // of m_unsent
    qint64 m_writeProgress = 0;
    qint64 m_writeBegan = 0;
    qsizetype m_discarded = 0;
};

} // namespace tellerdesk::server::http

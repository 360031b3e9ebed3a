// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgecensus.h"
#include "server/http/guardstream.h"
#include "server/http/message.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace tellerdesk::server::http {

struct Arrival {
    std::unique_ptr<GuardStream> stream;
    Census::Seat seat;
    QHostAddress peer;
};

struct Answered {
    quint64 connection = 0;
    quint32 request = 0;
    std::optional<Reply> reply = {}; // nothing: the application dropped the request
};

struct Fed {
    quint64 connection = 0;
    quint32 request = 0;
    std::optional<Piece> piece = {};
};

struct Eviction {
    AddressKey from = {};
};

enum class Order { Drain, CutOff, Stop };

using Job = std::function<void()>; // of the application

using Letter = std::variant<Arrival, Answered, Job, Fed, Eviction, Order>;

// How other threads reach a loop. Outlives the loop, since answers may come late; then they are thrown away.
class Mailbox {
public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    bool isUsable() const { return m_wake >= 0; }
    int wakeDescriptor() const { return m_wake; }

    void post(Letter letter); // from any thread

    // For the loop: between beginWork() and the take() that returns nothing, nobody needs to wake it.
    void beginWork();
    std::vector<Letter> take();
    void wake();
    void close();

private:
    int m_wake;
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    bool m_awake = false;
    bool m_closed = false;
};

// Stands for one request that the application has. Unanswered in the end: answered by nothing.
class PendingAnswer {
public:
    PendingAnswer(std::shared_ptr<Mailbox> mailbox, quint64 connection, quint32 request);
    ~PendingAnswer();
    PendingAnswer(const PendingAnswer&) = delete;
    PendingAnswer& operator=(const PendingAnswer&) = delete;

    void send(std::optional<Reply> reply); // the first call counts

private:
    const std::shared_ptr<Mailbox> m_mailbox;
    const quint64 m_connection;
    const quint32 m_request;
    std::atomic_flag m_sent = ATOMIC_FLAG_INIT;
};

// Stands for one piece that a reply's feed was asked for. Unanswered in the end: there is none.
class PendingPiece {
public:
    PendingPiece(std::shared_ptr<Mailbox> mailbox, quint64 connection, quint32 request);
    ~PendingPiece();
    PendingPiece(const PendingPiece&) = delete;
    PendingPiece& operator=(const PendingPiece&) = delete;

    void send(std::optional<Piece> piece); // the first call counts

private:
    const std::shared_ptr<Mailbox> m_mailbox;
    const quint64 m_connection;
    const quint32 m_request;
    std::atomic_flag m_sent = ATOMIC_FLAG_INIT;
};

} // namespace tellerdesk::server::http

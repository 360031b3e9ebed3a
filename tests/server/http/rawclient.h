// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <chrono>
#include <memory>
#include <optional>

struct ssl_st;

namespace tellerdesk::tests {

struct RawReply {
    int status = 0;
    QByteArray head = {}; // with the status line and the blank line
    QByteArray body = {};

    QByteArray header(QByteArray name) const; // by name in any case; null where there is none
};

struct RawOptions {
    QByteArray from = "127.0.0.1"; // the client's own address: all of 127/8 is this machine
    int receiveBuffer = 0;         // bytes; 0: the system's choice
    int tlsVersion = 0;            // TLS1_2_VERSION, ...; 0: the best
};

// A client that sends exactly the bytes it is told, over TLS or without. Every wait has an end.
class RawClient {
public:
    using Milliseconds = std::chrono::milliseconds;

    explicit RawClient(quint16 port, const RawOptions& options = {}); // connected, not yet encrypted
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    static std::unique_ptr<RawClient> encrypted(quint16 port, const RawOptions& options = {});

    bool isConnected() const { return m_descriptor >= 0; }
    bool handshake(Milliseconds longest = Milliseconds(5000));
    bool send(const QByteArray& bytes,
              Milliseconds longest = Milliseconds(5000)); // false: the server would not take it
    std::optional<RawReply> reply(bool hasBody = true, Milliseconds longest = Milliseconds(5000));
    std::optional<RawReply> ask(const QByteArray& request, bool hasBody = true);
    bool isClosedWithin(Milliseconds longest); // by the server; what comes before is kept for unread()
    bool isClosedNow() { return isClosedWithin(Milliseconds(0)); }
    const QByteArray& unread() const { return m_received; }
    void halfClose(); // FIN, no close_notify
    ssl_st* ssl() { return m_ssl; }
    int descriptor() const { return m_descriptor; }

private:
    bool wait(int result, const QElapsedTimer& timer, Milliseconds longest);
    bool receive(const QElapsedTimer& timer, Milliseconds longest);

    int m_descriptor = -1;
    ssl_st* m_ssl = nullptr;
    QByteArray m_received;
    bool m_encrypted = false;
    bool m_closed = false;
};

QByteArray get(const QByteArray& target); // a whole request
QByteArray post(const QByteArray& target, const QByteArray& body);

} // namespace tellerdesk::tests

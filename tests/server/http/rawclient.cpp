// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/rawclient.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace tellerdesk::tests {

namespace {

SSL_CTX* clientContext() {
    static SSL_CTX* const context = [] {
        ::signal(SIGPIPE, SIG_IGN);
        SSL_CTX* const made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_verify(made, SSL_VERIFY_NONE, nullptr);
        SSL_CTX_set_mode(made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                   SSL_MODE_RELEASE_BUFFERS);
        return made;
    }();
    return context;
}

sockaddr_in loopback(const QByteArray& address, quint16 port) {
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    ::inet_pton(AF_INET, address.constData(), &result.sin_addr);
    return result;
}

} // namespace

QByteArray RawReply::header(QByteArray name) const {
    const QByteArray wanted = "\r\n" + name.toLower() + ": ";
    const qsizetype at = head.toLower().indexOf(wanted);
    if (at < 0)
        return {};
    const qsizetype begin = at + wanted.size();
    return head.mid(begin, head.indexOf("\r\n", begin) - begin);
}

RawClient::RawClient(quint16 port, const RawOptions& options) {
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return;
    if (options.receiveBuffer > 0)
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &options.receiveBuffer, sizeof options.receiveBuffer);
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const sockaddr_in from = loopback(options.from, 0);
    const sockaddr_in to = loopback("127.0.0.1", port);
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0 ||
        ::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
        return;
    }
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    m_ssl = SSL_new(clientContext());
    SSL_set_fd(m_ssl, m_descriptor);
    SSL_set_connect_state(m_ssl);
    if (options.tlsVersion != 0) {
        SSL_set_min_proto_version(m_ssl, options.tlsVersion);
        SSL_set_max_proto_version(m_ssl, options.tlsVersion);
    }
}

RawClient::~RawClient() {
    SSL_free(m_ssl);
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::unique_ptr<RawClient> RawClient::encrypted(quint16 port, const RawOptions& options) {
    auto client = std::make_unique<RawClient>(port, options);
    return client->isConnected() && client->handshake() ? std::move(client) : nullptr;
}

// After a call that could not finish: whether it may be tried again, since the socket is ready.
bool RawClient::wait(int result, const QElapsedTimer& timer, Milliseconds longest) {
    const int error = SSL_get_error(m_ssl, result);
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
        m_closed = true;
        return false;
    }
    const auto left = longest.count() - timer.elapsed();
    pollfd watched{.fd = m_descriptor, .events = POLLIN, .revents = 0};
    if (error == SSL_ERROR_WANT_WRITE)
        watched.events = POLLOUT;
    return ::poll(&watched, 1, static_cast<int>(std::max<qint64>(0, left))) > 0;
}

bool RawClient::handshake(Milliseconds longest) {
    QElapsedTimer timer;
    timer.start();
    while (true) {
        ERR_clear_error();
        const int result = SSL_do_handshake(m_ssl);
        if (result == 1)
            return m_encrypted = true;
        if (!wait(result, timer, longest))
            return false;
    }
}

bool RawClient::send(const QByteArray& bytes, Milliseconds longest) {
    if (!m_encrypted)
        return ::send(m_descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) ==
               bytes.size();
    QElapsedTimer timer;
    timer.start();
    for (qsizetype sent = 0; sent < bytes.size();) {
        ERR_clear_error();
        const int result = SSL_write(m_ssl, bytes.constData() + sent, static_cast<int>(bytes.size() - sent));
        if (result > 0)
            sent += result;
        else if (!wait(result, timer, longest))
            return false;
    }
    return true;
}

bool RawClient::receive(const QElapsedTimer& timer, Milliseconds longest) {
    std::array<char, 16384> buffer;
    while (!m_closed) {
        if (!m_encrypted) {
            pollfd watched{.fd = m_descriptor, .events = POLLIN, .revents = 0};
            const auto left = std::max<qint64>(0, longest.count() - timer.elapsed());
            if (::poll(&watched, 1, static_cast<int>(left)) <= 0)
                return false;
            const ssize_t size = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
            m_closed = size == 0 || (size < 0 && errno != EAGAIN);
            m_received.append(buffer.data(), std::max<ssize_t>(0, size));
            return !m_closed;
        }
        ERR_clear_error();
        const int result = SSL_read(m_ssl, buffer.data(), static_cast<int>(buffer.size()));
        if (result > 0) {
            m_received.append(buffer.data(), result);
            return true;
        }
        if (!wait(result, timer, longest))
            return false;
    }
    return false;
}

std::optional<RawReply> RawClient::reply(bool hasBody, Milliseconds longest) {
    QElapsedTimer timer;
    timer.start();
    while (true) {
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end >= 0) {
            RawReply result{.status = m_received.mid(9, 3).toInt(), .head = m_received.left(end + 4)};
            const qsizetype size = hasBody ? result.header("Content-Length").toLongLong() : 0;
            if (m_received.size() >= end + 4 + size) {
                result.body = m_received.mid(end + 4, size);
                m_received.remove(0, end + 4 + size);
                return result;
            }
        }
        if (!receive(timer, longest))
            return std::nullopt;
    }
}

std::optional<RawReply> RawClient::ask(const QByteArray& request, bool hasBody) {
    return send(request) ? reply(hasBody) : std::nullopt;
}

bool RawClient::isClosedWithin(Milliseconds longest) {
    QElapsedTimer timer;
    timer.start();
    while (receive(timer, longest)) {
    }
    return m_closed;
}

void RawClient::halfClose() {
    ::shutdown(m_descriptor, SHUT_WR);
}

QByteArray get(const QByteArray& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

QByteArray post(const QByteArray& target, const QByteArray& body) {
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace tellerdesk::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/guardstream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace tellerdesk::server::http {

GuardStream::GuardStream(int descriptor, TlsContext tls)
    : m_descriptor(descriptor)
    , m_tls(std::move(tls))
    , m_ssl(nullptr, &SSL_free) {}

GuardStream::~GuardStream() {
    m_ssl.reset();
    ::close(m_descriptor);
}

GuardStream::State GuardStream::stateOf(int result) const {
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return State::Again;
    case SSL_ERROR_ZERO_RETURN:
        return State::Ended;
    default:
        return State::Broken;
    }
}

GuardStream::State GuardStream::handshake() {
    if (!m_ssl) {
        char first = 0;
        const ssize_t peeked = ::recv(m_descriptor, &first, 1, MSG_PEEK);
        if (peeked < 0)
            return errno == EAGAIN || errno == EINTR ? State::Again : State::Broken;
        constexpr char kHandshakeRecord = 0x16;
        if (peeked == 0 || first != kHandshakeRecord)
            return State::Broken; // plain HTTP, a port scan
        m_ssl.reset(SSL_new(m_tls.get()));
        if (!m_ssl || SSL_set_fd(m_ssl.get(), m_descriptor) != 1)
            return State::Broken;
        SSL_set_accept_state(m_ssl.get());
    }
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    if (result != 1)
        return stateOf(result);
    m_encrypted = true;
    return State::Done;
}

GuardStream::Moved GuardStream::read(std::span<char> into) {
    ERR_clear_error();
    const int result = SSL_read(m_ssl.get(), into.data(), static_cast<int>(into.size()));
    return result > 0 ? Moved{State::Done, result} : Moved{stateOf(result), 0};
}

GuardStream::Moved GuardStream::write(QByteArrayView bytes) {
    qsizetype written = 0;
    while (written < bytes.size()) {
        ERR_clear_error();
        const QByteArrayView rest = bytes.sliced(written);
        const int result = SSL_write(m_ssl.get(), rest.data(), static_cast<int>(rest.size()));
        if (result <= 0)
            return {stateOf(result), written};
        written += result;
    }
    return {State::Done, written};
}

void GuardStream::finishWriting() {
    if (m_encrypted) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get()); // one way: the client's answer is not waited for
    }
    ::shutdown(m_descriptor, SHUT_WR);
}

GuardStream::Moved GuardStream::discard(std::span<char> scrap) {
    const ssize_t taken = ::recv(m_descriptor, scrap.data(), scrap.size(), 0);
    if (taken > 0)
        return {State::Done, taken};
    if (taken == 0)
        return {State::Ended, 0};
    return {errno == EAGAIN || errno == EINTR ? State::Again : State::Broken, 0};
}

} // namespace tellerdesk::server::http

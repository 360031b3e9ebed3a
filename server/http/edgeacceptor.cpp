// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgeacceptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace tellerdesk::server::http {

namespace {

constexpr int kBacklog = 1024;
// How soon to look again when there was no room, or no descriptor left for a new connection.
constexpr int kRetryMs = 50;

Unexpected<QString> lastError(const char* what) {
    const int error = errno;
    return {QString::fromLatin1(what) + QString::fromStdString(std::generic_category().message(error))};
}

struct SocketAddress {
    sockaddr_storage storage = {};
    socklen_t size = 0;
};

SocketAddress socketAddress(const QHostAddress& address, quint16 port) {
    SocketAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in ipv4{};
        ipv4.sin_family = AF_INET;
        ipv4.sin_port = htons(port);
        ipv4.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&result.storage, &ipv4, sizeof ipv4);
        result.size = sizeof ipv4;
        return result;
    }
    sockaddr_in6 ipv6{}; // Any is both protocols
    const Q_IPV6ADDR bytes =
        address.protocol() == QAbstractSocket::AnyIPProtocol ? Q_IPV6ADDR{} : address.toIPv6Address();
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_port = htons(port);
    std::memcpy(&ipv6.sin6_addr, &bytes, sizeof bytes);
    std::memcpy(&result.storage, &ipv6, sizeof ipv6);
    result.size = sizeof ipv6;
    return result;
}

QHostAddress hostAddress(const sockaddr_storage& storage) {
    const QHostAddress address(reinterpret_cast<const sockaddr*>(&storage));
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

} // namespace

Expected<int, QString> listenOn(const QHostAddress& address, quint16 port) {
    const SocketAddress target = socketAddress(address, port);
    const int descriptor = ::socket(target.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return lastError("no socket: ");
    const int on = 1;
    const int off = 0;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (target.storage.ss_family == AF_INET6 && address.protocol() == QAbstractSocket::AnyIPProtocol)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&target.storage), target.size) != 0 ||
        ::listen(descriptor, kBacklog) != 0) {
        auto error = lastError("cannot listen on the address: ");
        ::close(descriptor);
        return error;
    }
    return descriptor;
}

quint16 portOf(int listeningDescriptor) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    ::getsockname(listeningDescriptor, reinterpret_cast<sockaddr*>(&storage), &size);
    if (storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6&>(storage).sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in&>(storage).sin_port);
}

Acceptor::Acceptor(Parts parts, int wakeDescriptor, TlsContext tls)
    : m_parts(std::move(parts))
    , m_wake(wakeDescriptor)
    , m_tls(std::move(tls))
    , m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Acceptor::~Acceptor() {
    m_thread.request_stop();
    ::eventfd_write(m_wake, 1);
    m_thread.join();
    ::shutdown(m_parts.descriptor, SHUT_RDWR); // the loops' duplicates would keep it listening
    ::close(m_parts.descriptor);
}

void Acceptor::setTls(TlsContext tls) {
    const std::scoped_lock lock(m_tlsMutex);
    m_tls = std::move(tls);
}

void Acceptor::run(const std::stop_token& stop) {
    bool accepting = true;
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> watched{pollfd{.fd = m_wake, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = m_parts.descriptor, .events = POLLIN, .revents = 0}};
        ::poll(watched.data(), accepting ? 2 : 1, accepting ? -1 : kRetryMs);
        eventfd_t count = 0;
        if (watched[0].revents != 0)
            ::eventfd_read(m_wake, &count);
        accepting = acceptSome();
    }
}

bool Acceptor::acceptSome() {
    constexpr int kBurst = 64;
    for (int i = 0; i < kBurst; ++i) {
        if (m_parts.census->isFull()) {
            if (!isSomebodyWaiting())
                return true;
            makeRoom();
            return false;
        }
        if (!acceptOne())
            return errno == EAGAIN || errno == EWOULDBLOCK;
    }
    return true;
}

bool Acceptor::isSomebodyWaiting() const {
    pollfd watched{.fd = m_parts.descriptor, .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 0) > 0;
}

bool Acceptor::acceptOne() {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    const int descriptor =
        ::accept4(m_parts.descriptor, reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) {
        seat(descriptor, hostAddress(from));
        return true;
    }
    // What went wrong with one connection before it was accepted does not concern the next (accept(2)); out of
    // descriptors or memory does.
    switch (errno) {
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        return false;
    default:
        return true;
    }
}

void Acceptor::seat(int descriptor, const QHostAddress& peer) {
    TlsContext tls;
    {
        const std::scoped_lock lock(m_tlsMutex);
        tls = m_tls;
    }
    auto stream = std::make_unique<GuardStream>(descriptor, std::move(tls));
    m_parts.counters.accepted.fetch_add(1, std::memory_order_relaxed);
    auto place = m_parts.census->admit(peer);
    if (!place) {
        m_parts.counters.refusedAddress.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto least = std::min_element(m_parts.loops.begin(), m_parts.loops.end(), [](const auto& a, const auto& b) {
        return a->connections() < b->connections();
    });
    (*least)->mailbox().post(Arrival{.stream = std::move(stream), .seat = *std::move(place), .peer = peer});
}

void Acceptor::makeRoom() {
    if (const auto busiest = m_parts.census->busiest()) {
        m_nextEviction = (m_nextEviction + 1) % m_parts.loops.size();
        m_parts.loops[m_nextEviction]->mailbox().post(Eviction{.from = *busiest});
    }
}

} // namespace tellerdesk::server::http

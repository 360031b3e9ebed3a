// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databaseproxy.h"

#include "server/db/connectionurl.h"
#include "tests/support/testcluster.h"

#include <QFile>
#include <QtEndian>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace tellerdesk::test {

namespace {

sockaddr_un addressOf(const QString& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (static_cast<std::size_t>(name.size()) >= sizeof address.sun_path) {
        qFatal("The socket's path is too long: %s", name.constData());
    }
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    return address;
}

int newSocket() {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) {
        qFatal("The proxy gets no socket");
    }
    return socket;
}

void send(int socket, const QByteArray& bytes) {
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t count =
            ::send(socket, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0) {
            return;
        }
        sent += count;
    }
}

// Empty: closed by the other side.
QByteArray receive(int socket) {
    QByteArray bytes(65536, Qt::Uninitialized);
    const ssize_t count = ::recv(socket, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
    bytes.resize(std::max<ssize_t>(0, count));
    return bytes;
}

QString clusterSocket() {
    return server::db::connectionParts({.url = clusterUrl()})->host + QStringLiteral("/.s.PGSQL.5432");
}

} // namespace

DatabaseProxy::DatabaseProxy()
    : m_folder(QStringLiteral("/tmp/tdproxy-XXXXXX")) {
    m_listener = newSocket();
    const sockaddr_un address = addressOf(m_folder.filePath(QStringLiteral(".s.PGSQL.5432")));
    if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener, 16) != 0 || ::pipe2(m_stop, O_CLOEXEC) != 0) {
        qFatal("The proxy cannot listen");
    }
    m_thread = std::thread([this] { serve(); });
}

DatabaseProxy::~DatabaseProxy() {
    ::close(m_stop[1]);
    m_thread.join();
    for (Link& link : m_links) {
        close(link);
    }
    ::close(m_stop[0]);
    ::close(m_listener);
}

QString DatabaseProxy::urlOf(const QString& database, const QString& role) const {
    return QStringLiteral("postgresql://%1@/%2?host=%3").arg(role, database, m_folder.path());
}

void DatabaseProxy::loseAt(const QByteArray& words, Fault fault) {
    const std::lock_guard lock(m_mutex);
    m_words = words;
    m_after = -1;
    m_messages = 0;
    m_fault = fault;
    m_struck = false;
    m_armed = true;
}

void DatabaseProxy::loseAfter(int messages, Fault fault) {
    loseAt({}, fault);
    const std::lock_guard lock(m_mutex);
    m_after = messages;
}

int DatabaseProxy::messages() const {
    const std::lock_guard lock(m_mutex);
    return m_messages;
}

bool DatabaseProxy::hasStruck() const {
    const std::lock_guard lock(m_mutex);
    return m_struck;
}

bool DatabaseProxy::strikes(const QByteArray& message) {
    const std::lock_guard lock(m_mutex);
    const bool hit = m_after >= 0 ? m_messages == m_after : message.contains(m_words);
    ++m_messages;
    if (!m_armed || !hit) {
        return false;
    }
    m_armed = false;
    m_struck = true;
    return true;
}

void DatabaseProxy::pass(Link& link, const QByteArray& message) {
    if (!strikes(message)) {
        send(link.server, message);
        return;
    }
    if (m_fault == Fault::CloseBefore) {
        close(link);
        return;
    }
    send(link.server, message);
    link.silent = true;
    link.closing = m_fault == Fault::CloseAfter;
}

void DatabaseProxy::fromClient(Link& link) {
    const QByteArray bytes = receive(link.client);
    if (bytes.isEmpty()) {
        close(link);
        return;
    }
    link.pending += bytes;
    while (link.client >= 0) {
        const qsizetype lengthAt = link.started ? 1 : 0;
        if (link.pending.size() < lengthAt + 4) {
            return;
        }
        const auto size =
            lengthAt + static_cast<qsizetype>(qFromBigEndian<quint32>(link.pending.constData() + lengthAt));
        if (link.pending.size() < size) {
            return;
        }
        const QByteArray message = link.pending.left(size);
        link.pending.remove(0, size);
        if (link.started) {
            pass(link, message);
        } else {
            send(link.server, message);
            link.started = true;
        }
    }
}

void DatabaseProxy::fromServer(Link& link) {
    const QByteArray bytes = receive(link.server);
    if (link.closing || (bytes.isEmpty() && !link.silent)) {
        close(link);
    } else if (bytes.isEmpty()) {
        ::close(link.server);
        link.server = -1;
    } else if (!link.silent) {
        send(link.client, bytes);
    }
}

void DatabaseProxy::close(Link& link) {
    for (int* socket : {&link.client, &link.server}) {
        if (*socket >= 0) {
            ::shutdown(*socket, SHUT_RDWR);
            ::close(*socket);
        }
        *socket = -1;
    }
}

void DatabaseProxy::acceptOne() {
    Link link;
    link.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    link.server = newSocket();
    const sockaddr_un address = addressOf(clusterSocket());
    if (::connect(link.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        close(link);
    }
    m_links.push_back(std::move(link));
}

void DatabaseProxy::serve() {
    for (;;) {
        std::erase_if(m_links, [](const Link& link) { return link.client < 0; });
        std::vector<pollfd> sockets{{m_stop[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Link& link : m_links) {
            sockets.push_back({link.client, POLLIN, 0});
            sockets.push_back({link.server, POLLIN, 0}); // -1 is passed over
        }
        ::poll(sockets.data(), sockets.size(), -1);
        if (sockets[0].revents != 0) {
            return;
        }
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            if (sockets[2 + 2 * i].revents != 0) {
                fromClient(m_links[i]);
            }
            if (m_links[i].server >= 0 && sockets[3 + 2 * i].revents != 0) {
                fromServer(m_links[i]);
            }
        }
        if (sockets[1].revents != 0) {
            acceptOne();
        }
    }
}

} // namespace tellerdesk::test

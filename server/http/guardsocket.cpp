// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/guardsocket.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tellerdesk::server::http {

GuardSocket::GuardSocket(const QHostAddress& peer) {
    setPeerAddress(peer);
    setOpenMode(QIODevice::ReadWrite);
    setSocketState(ConnectedState);
}

GuardSocket::~GuardSocket() {
    setSocketState(UnconnectedState); // or the base class would close a connection that is none
}

void GuardSocket::feed(QByteArray request) {
    m_input = std::move(request);
    m_read = 0;
    Q_EMIT readyRead();
}

void GuardSocket::hangUp() {
    setSocketState(UnconnectedState);
    Q_EMIT disconnected();
}

qint64 GuardSocket::bytesAvailable() const {
    return m_input.size() - m_read + QTcpSocket::bytesAvailable();
}

void GuardSocket::disconnectFromHost() {} // whether the connection ends is the guard's decision

qint64 GuardSocket::readData(char* data, qint64 maxSize) {
    const qint64 size = std::min<qint64>(maxSize, m_input.size() - m_read);
    std::memcpy(data, m_input.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    return size;
}

// Replies are built by replyBytes and leave through the guard.
qint64 GuardSocket::writeData(const char* data, qint64 size) {
    Q_UNUSED(data);
    return size;
}

bool GuardServer::pretendToListen(int listeningDescriptor) {
    if (!setSocketDescriptor(listeningDescriptor))
        return false;
    pauseAccepting();
    return true;
}

void GuardServer::add(GuardSocket* socket) {
    socket->setParent(this);
    addPendingConnection(socket); // tells the QAbstractHttpServer, which asks nextPendingConnection
}

QTcpSocket* GuardServer::nextPendingConnection() {
    QTcpSocket* socket = QTcpServer::nextPendingConnection();
    pauseAccepting(); // the base class has just switched accepting on
    return socket;
}

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/cutproxy.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace tellerdesk::test {

CutProxy::CutProxy(quint16 server)
    : m_server(server) {
    connect(&m_listener, &QTcpServer::newConnection, this, &CutProxy::take);
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        qFatal("The proxy finds no port");
    }
}

CutProxy::~CutProxy() {
    endAll();
}

void CutProxy::endAll() {
    for (QTcpSocket* socket : m_listener.findChildren<QTcpSocket*>()) {
        socket->abort();
    }
}

void CutProxy::setWay(Way way) {
    m_way = way;
    if (way == Way::Refuse) {
        endAll();
    }
}

void CutProxy::take() {
    QTcpSocket* desk = m_listener.nextPendingConnection();
    connect(desk, &QTcpSocket::disconnected, desk, &QObject::deleteLater);
    if (m_way == Way::Refuse) {
        return desk->abort();
    }
    ++m_connections;
    auto* server = new QTcpSocket(&m_listener);
    connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
    connect(desk, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::disconnected, desk, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::errorOccurred, desk, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::readyRead, desk, [this, server, desk] { toDesk(desk, server->readAll()); });
    connect(desk, &QTcpSocket::readyRead, server, [server, desk] { server->write(desk->readAll()); });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server);
}

void CutProxy::toDesk(QTcpSocket* desk, const QByteArray& bytes) {
    if (m_way == Way::LoseReplies || m_way == Way::CutReplies) {
        m_lost += bytes.size();
        if (m_way == Way::CutReplies) {
            desk->abort();
        }
        Q_EMIT lost();
        return;
    }
    QTimer::singleShot(m_delay, desk, [desk, bytes] { desk->write(bytes); });
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/faults/faultylink.h"

#include <QTimer>

namespace tellerdesk::test {

FaultyLink::FaultyLink(quint16 serverPort)
    : m_serverPort(serverPort) {
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultyLink::accept);
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        qFatal("The link cannot listen");
    }
    m_port = m_listener.serverPort();
}

void FaultyLink::pass() {
    m_cut = false;
    m_losesRequest = false;
    m_answersToLose = 0;
    m_delay = {};
}

void FaultyLink::cut() {
    m_cut = true;
    breakAll();
}

void FaultyLink::loseAnswers(int times) {
    m_answersToLose = times;
}

void FaultyLink::loseNextRequest() {
    m_losesRequest = true;
}

void FaultyLink::delay(std::chrono::milliseconds by) {
    m_delay = by;
}

void FaultyLink::moveTo(quint16 serverPort) {
    m_serverPort = serverPort;
    breakAll();
}

void FaultyLink::breakAll() {
    for (const auto& socket : std::exchange(m_sockets, {})) {
        if (socket) {
            socket->abort();
        }
    }
}

void FaultyLink::accept() {
    while (QTcpSocket* desk = m_listener.nextPendingConnection()) {
        if (m_cut) {
            desk->abort();
            desk->deleteLater();
            continue;
        }
        auto* server = new QTcpSocket(desk);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        connect(desk, &QTcpSocket::readyRead, server, [this, desk, server] { fromDesk(desk, server); });
        connect(server, &QTcpSocket::readyRead, desk, [this, desk, server] { fromServer(desk, server); });
        connect(server, &QTcpSocket::connected, desk, [this, desk, server] { fromDesk(desk, server); });
        connect(server, &QTcpSocket::disconnected, desk, &QTcpSocket::disconnectFromHost);
        connect(desk, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        connect(desk, &QTcpSocket::disconnected, desk, &QObject::deleteLater);
        m_sockets.push_back(desk);
    }
}

void FaultyLink::fromDesk(QTcpSocket* desk, QTcpSocket* server) {
    if (server->state() != QAbstractSocket::ConnectedState || desk->bytesAvailable() == 0) {
        return;
    }
    if (m_losesRequest) {
        ++m_lostRequests;
        cut();
        return;
    }
    forward(desk->readAll(), server);
}

void FaultyLink::fromServer(QTcpSocket* desk, QTcpSocket* server) {
    const QByteArray bytes = server->readAll();
    // A new connection's handshake (records of type 22 and 20) has to come about before an answer can be lost in it.
    const bool isAnswer = desk->property("greeted").toBool();
    if (m_answersToLose > 0 && isAnswer) {
        --m_answersToLose;
        ++m_lostAnswers;
        desk->abort();
        return;
    }
    forward(bytes, desk);
    desk->setProperty("greeted", true);
}

void FaultyLink::forward(const QByteArray& bytes, QTcpSocket* to) {
    if (m_delay.count() == 0) {
        to->write(bytes);
        return;
    }
    QTimer::singleShot(m_delay, to, [to, bytes] { to->write(bytes); });
}

} // namespace tellerdesk::test

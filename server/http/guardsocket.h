// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace tellerdesk::server::http {

// What QtHttpServer takes for a TCP connection. It reads from it whole requests that the guard has approved, one at a
// time; the client's own bytes, and its disconnections in the middle of things, never reach it.
class GuardSocket final : public QTcpSocket {
    Q_OBJECT

public:
    explicit GuardSocket(const QHostAddress& peer);
    ~GuardSocket() override;

    void feed(QByteArray request); // QtHttpServer reads it before this returns
    void hangUp();                 // the client has gone; QtHttpServer deletes this object when it is ready to

    qint64 bytesAvailable() const override;
    void disconnectFromHost() override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    QByteArray m_input;
    qsizetype m_read = 0;
};

// Hands GuardSockets to a QAbstractHttpServer, which wants a listening QTcpServer. It shares the edge's listening
// descriptor and never accepts on it.
class GuardServer final : public QTcpServer {
    Q_OBJECT

public:
    bool pretendToListen(int listeningDescriptor); // takes the descriptor
    void add(GuardSocket* socket);
    QTcpSocket* nextPendingConnection() override;
};

} // namespace tellerdesk::server::http

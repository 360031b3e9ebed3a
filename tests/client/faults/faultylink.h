// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <vector>

namespace tellerdesk::test {

// The network between a desk and its server, as bad as a test wants it. What goes over it is TLS: it passes bytes on,
// late, or not at all, and cannot read them.
class FaultyLink : public QObject {
    Q_OBJECT

public:
    explicit FaultyLink(quint16 serverPort);

    quint16 port() const { return m_port; }

    void pass(); // as a sound network does
    void cut();  // every connection breaks, and none comes about
    // What the desk says still arrives; the server's next answer is lost together with its connection, so often.
    void loseAnswers(int times);
    // What the desk says next does not arrive, and its connection breaks; from then on as cut().
    void loseNextRequest();
    void delay(std::chrono::milliseconds by); // each piece, both ways
    void moveTo(quint16 serverPort);

    int lostAnswers() const { return m_lostAnswers; }
    int lostRequests() const { return m_lostRequests; }

private:
    void accept();
    void fromDesk(QTcpSocket* desk, QTcpSocket* server);
    void fromServer(QTcpSocket* desk, QTcpSocket* server);
    void forward(const QByteArray& bytes, QTcpSocket* to);
    void breakAll();

    QTcpServer m_listener;
    std::vector<QPointer<QTcpSocket>> m_sockets;
    quint16 m_serverPort;
    quint16 m_port = 0;
    bool m_cut = false;
    bool m_losesRequest = false;
    int m_answersToLose = 0;
    int m_lostAnswers = 0;
    int m_lostRequests = 0;
    std::chrono::milliseconds m_delay{};
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <chrono>
#include <vector>

class QTcpSocket;

namespace tellerdesk::test {

// Between a desk and its server, on a port of the loopback; in the test's own thread. It sees only what TLS lets it
// see.
class CutProxy : public QObject {
    Q_OBJECT

public:
    enum class Way {
        Pass,
        LoseReplies, // requests arrive, what the server says does not come back; the connection stays
        CutReplies,  // requests arrive, and at the first word of the server the connection ends
        Refuse,      // connections end at once
    };

    explicit CutProxy(quint16 server);
    ~CutProxy() override;

    quint16 port() const { return m_listener.serverPort(); }
    void setServer(quint16 server) { m_server = server; }
    void setWay(Way way);                                               // Refuse also ends what is open
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; } // of every word of the server
    qint64 lostBytes() const { return m_lost; }
    int connections() const { return m_connections; }

Q_SIGNALS:
    void lost();

private:
    void take();
    void toDesk(QTcpSocket* desk, const QByteArray& bytes);
    void endAll();

    QTcpServer m_listener;
    quint16 m_server;
    Way m_way = Way::Pass;
    std::chrono::milliseconds m_delay{};
    qint64 m_lost = 0;
    int m_connections = 0;
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslSocket>

#include <memory>
#include <utility>
#include <vector>

namespace tellerdesk::test {

using HeaderFields = std::vector<std::pair<QByteArray, QByteArray>>;

struct HttpReply {
    int status = 0;            // 0: nothing that is HTTP came
    HeaderFields headers = {}; // names in lower case
    QByteArray body = {};

    QByteArray header(const QByteArray& name) const; // null: not there
};

// One connection to a server on this machine, kept open and opened anew when it is lost; for the thread that made it.
// Bytes go out as they are given, and never twice.
class HttpLink {
public:
    HttpLink(quint16 port, const QByteArray& authority); // the authority's certificate as PEM

    bool send(const QByteArray& request); // false: nobody there, or it took none of it
    HttpReply receive(bool withBody = true);

    void drop() { m_socket.reset(); }
    void moveTo(quint16 port); // to a server that was started again

    // Of the server, as the present connection showed it; PEM.
    QByteArray certificate() const;

private:
    bool connectSocket();
    bool more(QByteArray& text);
    bool readChunks(QByteArray& body);

    quint16 m_port;
    const QByteArray m_authority;
    std::unique_ptr<QSslSocket> m_socket;
};

} // namespace tellerdesk::test

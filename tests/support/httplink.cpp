// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httplink.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace tellerdesk::test {

namespace {

constexpr int kTimeoutMs = 30'000;

} // namespace

QByteArray HttpReply::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

HttpLink::HttpLink(quint16 port, const QByteArray& authority)
    : m_port(port)
    , m_authority(authority) {}

void HttpLink::moveTo(quint16 port) {
    m_port = port;
    drop();
}

QByteArray HttpLink::certificate() const {
    return m_socket ? m_socket->peerCertificate().toPem() : QByteArray();
}

bool HttpLink::connectSocket() {
    if (m_socket && m_socket->isEncrypted() && m_socket->state() == QAbstractSocket::ConnectedState &&
        !m_socket->waitForDisconnected(0)) {
        return true;
    }
    m_socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = m_socket->sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_authority));
    m_socket->setSslConfiguration(tls);
    m_socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket->waitForEncrypted(kTimeoutMs);
}

bool HttpLink::send(const QByteArray& request) {
    if (!connectSocket()) {
        return false;
    }
    m_socket->write(request);
    return m_socket->waitForBytesWritten(kTimeoutMs);
}

HttpReply HttpLink::receive(bool withBody) {
    QByteArray text;
    qsizetype headEnd = -1;
    qsizetype wanted = 0;
    HttpReply reply;
    while (headEnd < 0 || text.size() < headEnd + 4 + wanted) {
        if (!more(text)) {
            return {};
        }
        if (headEnd >= 0 || (headEnd = text.indexOf("\r\n\r\n")) < 0) {
            continue;
        }
        const QList<QByteArray> lines = text.first(headEnd).split('\n');
        reply.status = lines.front().mid(9, 3).toInt();
        for (const QByteArray& line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.headers.emplace_back(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        wanted = withBody ? reply.header("content-length").toLongLong() : 0;
    }
    reply.body = text.mid(headEnd + 4);
    if (withBody && reply.header("transfer-encoding") == "chunked" && !readChunks(reply.body)) {
        return {};
    }
    if (reply.header("connection") == "close") {
        drop();
    }
    return reply;
}

// What came since; waits for it. False: nothing will.
bool HttpLink::more(QByteArray& text) {
    if (!m_socket || (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(kTimeoutMs))) {
        drop();
        return false;
    }
    text += m_socket->readAll();
    return true;
}

// The rest of a body in chunks, and then what they hold. False: it ended before its last one.
bool HttpLink::readChunks(QByteArray& body) {
    QByteArray held;
    for (qsizetype at = 0;;) {
        const qsizetype lineEnd = body.indexOf("\r\n", at);
        const qsizetype size = lineEnd < 0 ? 0 : body.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        if (lineEnd < 0 || body.size() < lineEnd + 2 + size + 2) {
            if (!more(body)) {
                return false;
            }
            continue;
        }
        held += body.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
        if (size == 0) {
            body = held;
            return true;
        }
    }
}

} // namespace tellerdesk::test

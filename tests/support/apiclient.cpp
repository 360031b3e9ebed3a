// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiclient.h"

#include "shared/core/uuid.h"

#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace tellerdesk::test {

namespace {

constexpr int kTimeoutMs = 30'000;

} // namespace

QByteArray ApiAnswer::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

ApiClient::ApiClient(quint16 port, const QByteArray& authority)
    : m_port(port)
    , m_authority(authority) {}

QByteArray ApiClient::certificate() const {
    return m_socket ? m_socket->peerCertificate().toPem() : QByteArray();
}

bool ApiClient::connectSocket() {
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

bool ApiClient::send(const QByteArray& method, const QString& path, const QJsonObject& body, const QString& key) {
    if (!connectSocket()) {
        return false;
    }
    QByteArray request = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!m_token.isEmpty()) {
        request += "Authorization: Bearer " + m_token + "\r\n";
    }
    if (method == "POST") {
        const QByteArray content = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request += "Content-Type: application/json\r\nIdempotency-Key: " + key.toLatin1() +
                   "\r\nContent-Length: " + QByteArray::number(content.size()) + "\r\n\r\n" + content;
    } else {
        request += "\r\n";
    }
    m_socket->write(request);
    return m_socket->waitForBytesWritten(kTimeoutMs);
}

ApiAnswer ApiClient::receive() {
    QByteArray text;
    qsizetype headEnd = -1;
    qsizetype wanted = 0;
    ApiAnswer answer;
    while (headEnd < 0 || text.size() < headEnd + 4 + wanted) {
        if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(kTimeoutMs)) {
            m_socket.reset();
            return {};
        }
        text += m_socket->readAll();
        if (headEnd >= 0 || (headEnd = text.indexOf("\r\n\r\n")) < 0) {
            continue;
        }
        const QList<QByteArray> lines = text.first(headEnd).split('\n');
        answer.status = lines.front().mid(9, 3).toInt();
        for (const QByteArray& line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.emplace_back(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        wanted = answer.header("content-length").toLongLong();
    }
    answer.body = QJsonDocument::fromJson(text.mid(headEnd + 4)).object();
    if (answer.header("connection") == "close") {
        m_socket.reset();
    }
    return answer;
}

ApiAnswer ApiClient::get(const QString& path) {
    return send("GET", path, {}, {}) ? receive() : ApiAnswer();
}

ApiAnswer ApiClient::post(const QString& path, const QJsonObject& body, const QString& key) {
    return send("POST", path, body, key.isEmpty() ? Uuid::makeV7().toString() : key) ? receive() : ApiAnswer();
}

bool ApiClient::login(const QString& username, const QString& password) {
    const ApiAnswer answer = post(QStringLiteral("/v1/login"),
                                  {{QStringLiteral("username"), username}, {QStringLiteral("password"), password}});
    setToken(answer.body[QStringLiteral("access_token")].toString());
    return answer.status == 200;
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/apiclient.h"

#include "shared/core/uuid.h"

#include <QJsonDocument>

namespace tellerdesk::test {

ApiClient::ApiClient(quint16 port, const QByteArray& authority)
    : m_link(port, authority) {}

bool ApiClient::send(const QByteArray& method, const QString& path, const QJsonObject& body, const QString& key) {
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
    return m_link.send(request);
}

ApiAnswer ApiClient::receive() {
    const HttpReply reply = m_link.receive();
    return {reply.status, reply.headers, QJsonDocument::fromJson(reply.body).object()};
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

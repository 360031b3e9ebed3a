// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSslSocket>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace tellerdesk::test {

struct ApiAnswer {
    int status = 0;                                              // 0: no answer came
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; // names in lower case
    QJsonObject body = {};

    QByteArray header(const QByteArray& name) const;
    QString code() const { return body[QStringLiteral("code")].toString(); }
};

// One desk's connection to a server, kept open and opened anew when it is lost; for the thread that made it. Never
// sends a request twice by itself.
class ApiClient {
public:
    ApiClient(quint16 port, const QByteArray& authority);

    // To a server that was started again.
    void moveTo(quint16 port) {
        m_port = port;
        m_socket.reset();
    }

    QString token() const { return QString::fromLatin1(m_token); }
    void setToken(const QString& token) { m_token = token.toLatin1(); }
    ApiAnswer get(const QString& path);
    // With a fresh Idempotency-Key unless there is one given.
    ApiAnswer post(const QString& path, const QJsonObject& body, const QString& key = {});
    // Signs in and keeps the token. False: refused.
    bool login(const QString& username, const QString& password);

    // Of the server, as the present connection showed it; PEM.
    QByteArray certificate() const;
    void disconnect() { m_socket.reset(); }

    // For requests that are to be cut short.
    bool send(const QByteArray& method, const QString& path, const QJsonObject& body, const QString& key);
    ApiAnswer receive();

private:
    bool connectSocket();

    quint16 m_port;
    const QByteArray m_authority;
    QByteArray m_token;
    std::unique_ptr<QSslSocket> m_socket;
};

} // namespace tellerdesk::test

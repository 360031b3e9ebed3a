// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httplink.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace tellerdesk::test {

struct ApiAnswer {
    int status = 0; // 0: no answer came
    HeaderFields headers = {};
    QJsonObject body = {};

    QByteArray header(const QByteArray& name) const { return HttpReply{.headers = headers}.header(name); }
    QString code() const { return body[QStringLiteral("code")].toString(); }
};

// One desk's connection to a server, kept open and opened anew when it is lost; for the thread that made it. Never
// sends a request twice by itself.
class ApiClient {
public:
    ApiClient(quint16 port, const QByteArray& authority);

    // To a server that was started again.
    void moveTo(quint16 port) { m_link.moveTo(port); }

    QString token() const { return QString::fromLatin1(m_token); }
    void setToken(const QString& token) { m_token = token.toLatin1(); }
    ApiAnswer get(const QString& path);
    // With a fresh Idempotency-Key unless there is one given.
    ApiAnswer post(const QString& path, const QJsonObject& body, const QString& key = {});
    // Signs in and keeps the token. False: refused.
    bool login(const QString& username, const QString& password);

    // Of the server, as the present connection showed it; PEM.
    QByteArray certificate() const { return m_link.certificate(); }
    void disconnect() { m_link.drop(); }

    // For requests that are to be cut short.
    bool send(const QByteArray& method, const QString& path, const QJsonObject& body, const QString& key);
    ApiAnswer receive();

private:
    HttpLink m_link;
    QByteArray m_token;
};

} // namespace tellerdesk::test

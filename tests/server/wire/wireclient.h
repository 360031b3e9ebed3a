// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSslSocket>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tellerdesk::test {

using HeaderFields = std::vector<std::pair<QByteArray, QByteArray>>;

struct Ask {
    QByteArray method = "GET";
    QByteArray path = {};
    QByteArray token = {}; // none: no Authorization
    std::optional<QByteArray> body =
        {}; // with one: Content-Length, and application/json unless `headers` say otherwise
    HeaderFields headers = {};
};

struct Told {
    int status = 0;            // 0: nothing that is HTTP came
    HeaderFields headers = {}; // names in lower case
    QByteArray body = {};

    QByteArray header(const QByteArray& name) const;
    QJsonObject json() const;
    QByteArray text(const char* path) const; // "account.id": a string in the body
    qint64 number(const char* path) const;   // an integer in the body
    QByteArray code() const { return text("code"); }
    QByteArray brief() const { return QByteArray::number(status) + ' ' + code(); } // "409 same_account"
    QStringList pointers() const;                                                  // of `errors`
    bool isReplayed() const { return header("idempotent-replayed") == "true"; }
};

QByteArray freshKey(); // a UUIDv7

// One connection to a server, which shows each request as it is, and looks at what every reply must have: an
// X-Request-Id, and a problem document's members where it refuses.
class WireClient {
public:
    WireClient(quint16 port, const QByteArray& authority);

    Told ask(const Ask& ask);
    QStringList takeFaults() { return std::exchange(m_faults, {}); } // what replies lacked

private:
    bool connectSocket();
    Told receive(bool withBody);
    bool readChunks(QByteArray& body);
    void examine(const Ask& ask, const Told& told);

    const quint16 m_port;
    const QByteArray m_authority;
    std::unique_ptr<QSslSocket> m_socket;
    QStringList m_faults;
};

} // namespace tellerdesk::test

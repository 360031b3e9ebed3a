// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httplink.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <utility>

namespace tellerdesk::test {

struct Ask {
    QByteArray method = "GET";
    QByteArray path = {};
    QByteArray token = {}; // none: no Authorization
    std::optional<QByteArray> body =
        {}; // with one: Content-Length, and application/json unless `headers` say otherwise
    HeaderFields headers = {};
};

struct Told : HttpReply {
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
    void examine(const Ask& ask, const Told& told);

    HttpLink m_link;
    QStringList m_faults;
};

} // namespace tellerdesk::test

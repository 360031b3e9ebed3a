// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wireclient.h"

#include "shared/core/uuid.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace tellerdesk::test {

namespace {

constexpr int kTimeoutMs = 30'000;

QByteArray headerIn(const HeaderFields& headers, const QByteArray& name) {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

QByteArray bytesOf(const Ask& ask) {
    QByteArray bytes = ask.method + ' ' + ask.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!ask.token.isEmpty()) {
        bytes += "Authorization: Bearer " + ask.token + "\r\n";
    }
    for (const auto& [name, value] : ask.headers) {
        bytes += name + ": " + value + "\r\n";
    }
    if (ask.body) {
        if (headerIn(ask.headers, "Content-Type").isNull()) {
            bytes += "Content-Type: application/json\r\n";
        }
        bytes += "Content-Length: " + QByteArray::number(ask.body->size()) + "\r\n";
    }
    return bytes + "\r\n" + ask.body.value_or(QByteArray());
}

QJsonValue valueAt(const QJsonObject& json, const char* path) {
    QJsonValue value = json;
    for (const QByteArray& step : QByteArray(path).split('.')) {
        bool isIndex = false;
        const int index = step.toInt(&isIndex);
        value = isIndex ? value.toArray().at(index) : value.toObject().value(QString::fromUtf8(step));
    }
    return value;
}

} // namespace

QByteArray freshKey() {
    return Uuid::makeV7().toString().toLatin1();
}

QByteArray Told::header(const QByteArray& name) const {
    return headerIn(headers, name);
}

QJsonObject Told::json() const {
    return QJsonDocument::fromJson(body).object();
}

QByteArray Told::text(const char* path) const {
    return valueAt(json(), path).toString().toUtf8();
}

qint64 Told::number(const char* path) const {
    return valueAt(json(), path).toInteger(-1);
}

QStringList Told::pointers() const {
    QStringList pointers;
    for (const auto error : json().value(u"errors").toArray()) {
        pointers.append(error.toObject().value(u"pointer").toString());
    }
    return pointers;
}

WireClient::WireClient(quint16 port, const QByteArray& authority)
    : m_port(port)
    , m_authority(authority) {}

bool WireClient::connectSocket() {
    if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState && !m_socket->waitForDisconnected(0)) {
        return true;
    }
    m_socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = m_socket->sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_authority));
    m_socket->setSslConfiguration(tls);
    m_socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket->waitForEncrypted(kTimeoutMs);
}

Told WireClient::ask(const Ask& ask) {
    Told told;
    if (connectSocket()) {
        m_socket->write(bytesOf(ask));
        told = receive(ask.method != "HEAD");
    }
    examine(ask, told);
    return told;
}

Told WireClient::receive(bool withBody) {
    QByteArray text;
    qsizetype headEnd = -1;
    qsizetype wanted = 0;
    Told told;
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
        told.status = lines.front().mid(9, 3).toInt();
        for (const QByteArray& line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            told.headers.emplace_back(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        wanted = withBody ? told.header("content-length").toLongLong() : 0;
    }
    told.body = text.mid(headEnd + 4);
    if (withBody && told.header("transfer-encoding") == "chunked" && !readChunks(told.body)) {
        m_socket.reset();
        return {};
    }
    if (told.header("connection") == "close") {
        m_socket.reset();
    }
    return told;
}

// The rest of a body in chunks, and then what they hold. False: it ended before its last one.
bool WireClient::readChunks(QByteArray& body) {
    QByteArray held;
    for (qsizetype at = 0;;) {
        const qsizetype lineEnd = body.indexOf("\r\n", at);
        const qsizetype size = lineEnd < 0 ? 0 : body.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        if (lineEnd >= 0 && body.size() >= lineEnd + 2 + size + 2) {
            held += body.mid(lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
            if (size == 0) {
                body = held;
                return true;
            }
            continue;
        }
        if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(kTimeoutMs)) {
            return false;
        }
        body += m_socket->readAll();
    }
}

void WireClient::examine(const Ask& ask, const Told& told) {
    static const QRegularExpression uuid(
        QStringLiteral("\\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"));
    const QByteArray id = told.header("x-request-id");
    const auto must = [&](bool holds, const char* what) {
        if (!holds) {
            m_faults.append(
                QString::fromLatin1(ask.method + ' ' + ask.path.left(60) + ": " + what + ' ' + told.brief()));
        }
    };
    must(uuid.match(QString::fromLatin1(id)).hasMatch(), "X-Request-Id");
    if (ask.method == "HEAD" || told.status == 204 || told.status == 304) {
        must(told.body.isEmpty(), "no body");
    } else if (told.status == 200 && told.body.startsWith("\xff\xd8")) {
        must(told.header("content-type") == "image/jpeg", "a picture");
    } else if (told.status < 400) {
        const bool isFile = !told.header("content-disposition").isEmpty();
        must(isFile || told.header("content-type") == "application/json", "JSON");
    } else {
        must(told.header("content-type") == "application/problem+json", "problem+json");
        must(!told.code().isEmpty() && told.number("status") == told.status && told.text("instance") == id, "members");
        // What is no HTTP has no fields.
        must((told.status == 400 && told.code() != "malformed_request") == told.json().contains(u"errors"), "errors");
    }
}

} // namespace tellerdesk::test

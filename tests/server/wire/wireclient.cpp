// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wireclient.h"

#include "shared/core/uuid.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace tellerdesk::test {

namespace {

QByteArray bytesOf(const Ask& ask) {
    QByteArray bytes = ask.method + ' ' + ask.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!ask.token.isEmpty()) {
        bytes += "Authorization: Bearer " + ask.token + "\r\n";
    }
    for (const auto& [name, value] : ask.headers) {
        bytes += name + ": " + value + "\r\n";
    }
    if (ask.body) {
        if (HttpReply{.headers = ask.headers}.header("Content-Type").isNull()) {
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
    : m_link(port, authority) {}

Told WireClient::ask(const Ask& ask) {
    Told told;
    if (m_link.send(bytesOf(ask))) {
        static_cast<HttpReply&>(told) = m_link.receive(ask.method != "HEAD");
    }
    examine(ask, told);
    return told;
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

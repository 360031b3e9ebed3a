// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeserver.h"

#include <QJsonDocument>
#include <QPointer>
#include <QSslServer>
#include <QSslSocket>

#include <utility>

namespace tellerdesk::test {

namespace {

// Takes one whole request out of what has arrived; nothing while it is not whole.
std::optional<FakeRequest> takeRequest(QByteArray& arrived) {
    const qsizetype headEnd = arrived.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return std::nullopt;
    }
    const QList<QByteArray> lines = arrived.left(headEnd).replace("\r\n", "\n").split('\n');
    FakeRequest request;
    const QList<QByteArray> first = lines.value(0).split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (arrived.size() < headEnd + 4 + length) {
        return std::nullopt;
    }
    request.body = arrived.mid(headEnd + 4, length);
    arrived.remove(0, headEnd + 4 + length);
    return request;
}

QByteArray bytesOf(const FakeReply& reply) {
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\n";
    if (reply.chunked) {
        return bytes + "Content-Type: " + reply.type + "\r\nTransfer-Encoding: chunked\r\n\r\n" +
               QByteArray::number(reply.body.size(), 16) + "\r\n" + reply.body + "\r\n0\r\n\r\n";
    }
    if (reply.status != 204) {
        bytes +=
            "Content-Type: " + reply.type + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    }
    return bytes + reply.headers + "\r\n" + reply.body;
}

} // namespace

FakeReply FakeReply::json(const QJsonObject& body, int status) {
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

FakeReply FakeReply::problem(const char* code, int status) {
    FakeReply reply =
        json({{QStringLiteral("code"), QString::fromLatin1(code)}, {QStringLiteral("status"), status}}, status);
    reply.type = "application/problem+json";
    return reply;
}

struct FakeServer::Private {
    void accept();
    void read(QSslSocket* socket);
    void answer(QSslSocket* socket, const FakeRequest& request);

    QSslServer server;
    Script script;
    quint16 port = 0;
    int connections = 0;
    QHash<QSslSocket*, QByteArray> arrived;
    std::vector<FakeRequest> requests;
    std::vector<std::pair<QPointer<QSslSocket>, QByteArray>> held;
};

void FakeServer::Private::accept() {
    while (auto* socket = qobject_cast<QSslSocket*>(server.nextPendingConnection())) {
        ++connections;
        QObject::connect(socket, &QSslSocket::readyRead, &server, [this, socket] { read(socket); });
        QObject::connect(socket, &QSslSocket::disconnected, &server, [this, socket] {
            arrived.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void FakeServer::Private::read(QSslSocket* socket) {
    arrived[socket] += socket->readAll();
    while (const auto request = takeRequest(arrived[socket])) {
        requests.push_back(*request);
        answer(socket, *request);
    }
}

void FakeServer::Private::answer(QSslSocket* socket, const FakeRequest& request) {
    const FakeReply reply = script(request);
    const QByteArray bytes = bytesOf(reply);
    switch (reply.way) {
    case FakeReply::Way::Whole:
        socket->write(bytes);
        return;
    case FakeReply::Way::Cut:
        socket->disconnectFromHost();
        return;
    case FakeReply::Way::Truncated:
        socket->write(bytes.chopped(reply.body.size() / 2));
        socket->disconnectFromHost();
        return;
    case FakeReply::Way::Held:
        held.emplace_back(socket, bytes);
        return;
    case FakeReply::Way::Silent:
        return;
    }
}

FakeServer::FakeServer(const QSslConfiguration& tls, Script script)
    : d(std::make_unique<Private>()) {
    d->script = std::move(script);
    d->server.setSslConfiguration(tls);
    QObject::connect(&d->server, &QSslServer::pendingConnectionAvailable, &d->server, [this] { d->accept(); });
    start();
}

FakeServer::~FakeServer() = default;

QUrl FakeServer::address() const {
    return QUrl(QStringLiteral("https://localhost:%1").arg(d->port));
}

void FakeServer::setScript(Script script) {
    d->script = std::move(script);
}

const std::vector<FakeRequest>& FakeServer::requests() const {
    return d->requests;
}

int FakeServer::connections() const {
    return d->connections;
}

void FakeServer::release() {
    for (const auto& [socket, bytes] : std::exchange(d->held, {})) {
        if (socket) {
            socket->write(bytes);
        }
    }
}

void FakeServer::stop() {
    d->server.close();
    for (QSslSocket* socket : d->arrived.keys()) {
        socket->abort();
    }
}

bool FakeServer::start() {
    const bool listening = d->server.listen(QHostAddress::LocalHost, d->port);
    d->port = d->server.serverPort();
    return listening;
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgeengine.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>

namespace tellerdesk::server::http {

// QtHttpServer of Qt 6.4. Neither the request nor the socket may be kept beyond handleRequest: both die with the
// connection, and a QFuture or QHttpServerResponder that keeps them crashes when the client hangs up first. So nothing
// but the body is taken along.
class Engine::HttpServer final : public QAbstractHttpServer {
public:
    std::optional<QByteArray> body;

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override {
        Q_UNUSED(socket);
        body = request.body();
        return true;
    }

    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override {
        Q_UNUSED(request);
        Q_UNUSED(socket);
    }
};

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgeengine.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

namespace tellerdesk::server::http {

// QtHttpServer of Qt 6.8 and later. The responder is let go at once: replies leave through the guard, which also holds
// back the connection's next request, so QtHttpServer need not know how long this one takes.
class Engine::HttpServer final : public QAbstractHttpServer {
public:
    std::optional<QByteArray> body;

protected:
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override {
        Q_UNUSED(responder);
        body = request.body();
        return true;
    }

    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder& responder) override {
        Q_UNUSED(request);
        Q_UNUSED(responder);
    }
};

} // namespace tellerdesk::server::http

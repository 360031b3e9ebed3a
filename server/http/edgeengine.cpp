// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgeengine.h"

#include "server/http/guardsocket.h"

#include <QtGlobal>

#include <utility>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include "server/http/qt68server.h"
#elif QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
#include "server/http/qt64server.h"
#else
#error "Qt 6.5 to 6.7 have yet another QAbstractHttpServer; use Qt 6.4, or 6.8 and later"
#endif

namespace tellerdesk::server::http {

Engine::Engine(int listeningDescriptor)
    : m_server(std::make_unique<HttpServer>()) {
    auto connections = std::make_unique<GuardServer>();
    if (!connections->pretendToListen(listeningDescriptor))
        return;
    m_server->bind(connections.get());
    m_connections = connections.release();
}

Engine::~Engine() = default;

bool Engine::isUsable() const {
    return m_connections != nullptr;
}

GuardSocket* Engine::connectionFrom(const QHostAddress& peer) {
    auto* socket = new GuardSocket(peer);
    m_connections->add(socket);
    return socket;
}

std::optional<QByteArray> Engine::read(GuardSocket& socket, QByteArray request) {
    m_server->body.reset();
    socket.feed(std::move(request));
    if (socket.bytesAvailable() != 0)
        return std::nullopt;
    return std::exchange(m_server->body, std::nullopt);
}

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <memory>
#include <optional>

namespace tellerdesk::server::http {

class GuardSocket;

// QtHttpServer on one loop's thread, without any of its types in sight.
class Engine {
public:
    explicit Engine(int listeningDescriptor); // takes the descriptor
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    bool isUsable() const;
    GuardSocket* connectionFrom(const QHostAddress& peer); // QtHttpServer's own from here on

    // QtHttpServer's reading of one approved request: its body, or nothing where it read anything else than one whole
    // request.
    std::optional<QByteArray> read(GuardSocket& socket, QByteArray request);

private:
    class HttpServer;
    std::unique_ptr<HttpServer> m_server;
    class GuardServer* m_connections = nullptr; // the server's child
};

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QSslSocket;

namespace tellerdesk::test {

struct FakeRequest {
    QByteArray method = {};
    QByteArray target = {};
    QHash<QByteArray, QByteArray> headers = {}; // names in lower case
    QByteArray body = {};
};

struct FakeReply {
    enum class Way {
        Whole,
        Cut,       // the connection ends before a byte of the reply
        Truncated, // and here in the middle of its body
        Silent,    // nothing, ever; the connection stays
        Held,      // until release()
    };
    Way way = Way::Whole;
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body = {};
    bool chunked = false;    // the body in one chunk, its length not told before
    QByteArray headers = {}; // more of them, each with its line end

    static FakeReply json(const QJsonObject& body, int status = 200);
    static FakeReply problem(const char* code, int status);
};

// An HTTPS server that says what a test tells it to. On a free port of the loopback; runs in the test's own thread.
class FakeServer {
public:
    using Script = std::function<FakeReply(const FakeRequest&)>;

    explicit FakeServer(const QSslConfiguration& tls, Script script);
    ~FakeServer();

    QUrl address() const; // https://localhost:port
    void setScript(Script script);
    const std::vector<FakeRequest>& requests() const;
    int connections() const; // that finished their handshake

    void release(); // what is held is sent
    void stop();    // refuses connections, and ends those that are open
    bool start();   // on the same port again

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tellerdesk::test

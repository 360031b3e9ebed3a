// SPDX-License-Identifier: GPL-3.0-or-later
// Test matrix, rows H2 to H8, H11, H12 and H17: bad requests and odd ones, each over a real TLS connection.
#include "tests/server/http/edgeundertest.h"

#include <QElapsedTimer>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::http;
using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

constexpr const char* kHidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

QByteArray withFields(const QByteArray& fields, const QByteArray& body = {}) {
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n" + body;
}

} // namespace

class MatrixHttp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<EdgeUnderTest>(); }
    void cleanup() {
        QVERIFY(m_server->serves());
        m_server.reset();
    }

    void tooManyOrTooLongHeaders() {
        for (const int count : {64, 100, 9'999}) { // besides Host
            QByteArray fields = "X-0: y";
            for (int i = 1; i < count; ++i)
                fields += "\r\nX-" + QByteArray::number(i) + ": y";
            refuses(withFields(fields), {431});
        }
        refuses(withFields("X: " + QByteArray(17 * 1024, 'x')), {431});
        refuses(withFields("X: " + QByteArray(101 * 1024, 'x')), {431});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void contentLengthForms() {
        for (const char* length : {"+5", "-1", "abc", " ", "5, 5", "0x5", "9223372036854775808", "18446744073709551615",
                                   "18446744073709551621", "9999999999999999999999999999999999999999"})
            refuses(withFields(QByteArray("Content-Length: ") + length, kHidden), {400, 413});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void conflictingFraming() {
        for (const char* fields :
             {"Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 38",
              "Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5",
              "Transfer-Encoding: xchunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding:\tchunked",
              "Transfer-Encoding: identity", "Content-Length: 5\r\ncontent-length : 38"})
            refuses(withFields(fields, QByteArray("0\r\n\r\n") + kHidden), {400, 501});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void chunkedBodies() {
        QByteArray oneByteChunks;
        for (int i = 0; i < 100'000; ++i)
            oneByteChunks += "1\r\nx\r\n";
        for (const QByteArray& body : {QByteArray("zz\r\nhello\r\n0\r\n\r\n"), QByteArray("FFFFFFFFFFFFFFFFF\r\nhello"),
                                       QByteArray("-5\r\nhello"), QByteArray("5\r\nhello0\r\n\r\n"),
                                       QByteArray("5\r\nhello\r\n0\r\nX: y\r\n\r\n"), oneByteChunks})
            refuses(withFields("Transfer-Encoding: chunked", body + kHidden), {411, 501});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void declaredBodyTooLarge() {
        for (const char* length : {"65537", "1000000", "2147483648", "4294967296"})
            refuses(withFields(QByteArray("Content-Length: ") + length), {413}); // the body is never sent
        refuses(withFields("Content-Length: 65537\r\nExpect: 100-continue"), {413});
        const auto client = m_server->client();
        QCOMPARE(client->ask(post("/echo", QByteArray(65'536, 'x')))->status, 200);
    }

    void malformedHeads() {
        for (const QByteArray& bytes :
             {QByteArray("GET / HTTP/1.1\nHost: a\n\n"), QByteArray("GET / HTTP/1.1\r\nHost: a\n\r\n"),
              QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29), withFields("X: a\r\n b"), withFields("X : a"),
              withFields("Content-Length : 5"), QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
              QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n"), QByteArray("get / HTTP/1.1\r\nHost: a\r\n\r\n"),
              QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")})
            refuses(bytes + kHidden, {400});
        refuses(withFields("Connection: Upgrade\r\nUpgrade: websocket", kHidden), {501});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void hostAndTarget() {
        for (const char* bytes :
             {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
              "GET / HTTP/1.1\r\nHost: [\r\n\r\n", "GET http://localhost/ok HTTP/1.1\r\nHost: localhost\r\n\r\n",
              "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
              "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"})
            refuses(QByteArray(bytes) + kHidden, {400});
        QCOMPARE(m_server->edge.numbers().requests, 0U);
    }

    void endOfTheConnection() {
        for (const char* path : {"/ok", "/later", "/slow?200"}) {
            const QByteArray target = path;
            endsAfter("GET " + target + " HTTP/1.0\r\n\r\n", false);
            endsAfter("GET " + target + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false);
            endsAfter("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false);
            endsAfter("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n", true);
        }
        const auto both = m_server->client();
        QVERIFY(both->send(get("/echo?1") + get("/slow?100")));
        both->halfClose();
        QVERIFY(both->reply().has_value());
        QCOMPARE(both->reply()->body, QByteArray("slow"));
        QVERIFY(both->isClosedWithin(1s));
    }

    void expectations() {
        const auto client = m_server->client();
        QVERIFY(client->send(withFields("Content-Length: 5\r\nExpect: 100-continue")));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client->reply(false)->status, 100);
        QVERIFY2(timer.elapsed() <= 100, qPrintable(QString::number(timer.elapsed())));
        const auto reply = client->ask("hello");
        QCOMPARE(reply->status, 200);
        QVERIFY(reply->body.endsWith("hello"));
        // Not asked to wait any more: the body is there already.
        QCOMPARE(client->ask(withFields("Content-Length: 5\r\nExpect: 100-continue", "hello"))->status, 200);
        refuses(withFields("Content-Length: 5\r\nExpect: 200-ok"), {417});
    }

    void throwingHandlers() {
        const auto client = m_server->client();
        for (const char* what : {"std", "int", "bad_alloc"}) {
            const auto reply = client->ask(get(QByteArray("/throw?") + what));
            QVERIFY(reply);
            QCOMPARE(reply->status, 500);
            const QByteArray id = reply->header("X-Request-Id");
            QVERIFY(id.size() == 36 && reply->body.contains(id));
            QVERIFY(!reply->body.contains("secret") && !reply->body.contains("alloc"));
            QCOMPARE(client->ask(get("/ok"))->status, 200); // on the same connection
        }
    }

private:
    // One refusal, as problem+json with every header that replies carry, and the end of the connection.
    void refuses(const QByteArray& bytes, const QList<int>& statuses) {
        const auto client = m_server->client();
        QVERIFY(client != nullptr);
        client->send(bytes); // the server may stop taking it
        const auto reply = client->reply();
        QVERIFY2(reply, bytes.left(200));
        QVERIFY2(statuses.contains(reply->status), bytes.left(200) + " -> " + QByteArray::number(reply->status));
        QCOMPARE(reply->header("Content-Type"), QByteArray("application/problem+json"));
        QCOMPARE(reply->header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(reply->header("Connection"), QByteArray("close"));
        QVERIFY(reply->body.contains(reply->header("X-Request-Id")));
        QVERIFY(client->isClosedWithin(2s));
        QCOMPARE(client->unread(), QByteArray());
    }

    void endsAfter(const QByteArray& bytes, bool halfClose) {
        const auto client = m_server->client();
        QVERIFY(client->send(bytes));
        if (halfClose)
            client->halfClose();
        const auto reply = client->reply();
        QVERIFY2(reply, bytes);
        QCOMPARE(reply->status, 200);
        QVERIFY2(client->isClosedWithin(1s), bytes);
        QCOMPARE(client->unread(), QByteArray());
    }

    std::unique_ptr<EdgeUnderTest> m_server;
};

QTEST_GUILESS_MAIN(MatrixHttp)
#include "tst_matrix_edge_http.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/edgeundertest.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <future>
#include <mutex>

using namespace tellerdesk;
using namespace tellerdesk::server::http;
using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

// An application whose answers wait until the test gives them.
class HeldApplication {
public:
    Application function() {
        return [this](const Request& request, Answer answer) {
            const std::scoped_lock lock(m_mutex);
            m_requests.push_back(request);
            m_answers.push_back(std::move(answer));
        };
    }
    std::size_t size() {
        const std::scoped_lock lock(m_mutex);
        return m_answers.size();
    }
    Answer take(std::size_t at) {
        const std::scoped_lock lock(m_mutex);
        return std::move(m_answers.at(at));
    }
    Request request(std::size_t at) {
        const std::scoped_lock lock(m_mutex);
        return m_requests.at(at);
    }

private:
    std::mutex m_mutex;
    std::vector<Request> m_requests;
    std::vector<Answer> m_answers;
};

QByteArray certificateSeenBy(RawClient& client) {
    X509* const certificate = SSL_get1_peer_certificate(client.ssl());
    char name[128] = {};
    X509_NAME_oneline(X509_get_subject_name(certificate), name, sizeof name);
    X509_free(certificate);
    return name;
}

} // namespace

class TestEdge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOverWhatTheClientSent() {
        HeldApplication held;
        const EdgeUnderTest server({}, held.function());
        const auto client = server.client({.from = "127.0.0.7"});
        QVERIFY(client->send("PATCH /v1/users/7?a=b%20c HTTP/1.1\r\nHost: localhost\r\nIf-Match: \"3\"\r\n"
                             "Content-Length: 5\r\n\r\nhello"));
        QTRY_COMPARE(held.size(), 1U);
        const Request request = held.request(0);
        QCOMPARE(request.method, QByteArray("PATCH"));
        QCOMPARE(request.path, QByteArray("/v1/users/7"));
        QCOMPARE(request.query, QByteArray("a=b%20c"));
        QCOMPARE(request.header("if-match"), QByteArray("\"3\""));
        QVERIFY(request.header("authorization").isNull());
        QCOMPARE(request.body, QByteArray("hello"));
        QCOMPARE(request.peer, QHostAddress(QStringLiteral("127.0.0.7")));
        QCOMPARE(request.id.version(), 7);
        held.take(0)({.status = 204});
        const auto reply = client->reply();
        QVERIFY(reply);
        QCOMPARE(reply->status, 204);
        QCOMPARE(reply->header("X-Request-Id"), request.id.toString().toLatin1());
    }

    void servesManyRequestsOnOneConnection() {
        const EdgeUnderTest server;
        const auto client = server.client();
        for (int i = 0; i < 50; ++i) {
            const QByteArray body(qsizetype(i) * 1000, 'b');
            const auto reply = client->ask(post("/echo", body));
            QVERIFY(reply && reply->status == 200 && reply->body.endsWith("\n\n" + body));
        }
        QCOMPARE(server.edge.numbers().accepted, 1U);
        QCOMPARE(server.edge.numbers().requests, 50U);
    }

    void answersPipelinedRequestsOneByOneInOrder() {
        HeldApplication held;
        const EdgeUnderTest server({}, held.function());
        const auto client = server.client();
        QVERIFY(client->send(get("/1") + post("/2", "body") + get("/3")));
        for (std::size_t i = 0; i < 3; ++i) {
            QTRY_COMPARE(held.size(), i + 1); // never more than one in flight
            held.take(i)({.body = held.request(i).path});
            const auto reply = client->reply();
            QVERIFY(reply);
            QCOMPARE(reply->body, "/" + QByteArray::number(i + 1));
        }
    }

    void reassemblesARequestThatComesInPieces() {
        const EdgeUnderTest server;
        const auto client = server.client();
        const QByteArray bytes = post("/echo", "in pieces") + post("/echo", "again");
        for (const char byte : bytes)
            QVERIFY(client->send(QByteArray(1, byte)));
        QVERIFY(client->reply()->body.endsWith("in pieces"));
        QVERIFY(client->reply()->body.endsWith("again"));
    }

    void sendsABigReplyWhole() {
        const EdgeUnderTest server;
        const auto client = server.client({.receiveBuffer = 4096});
        const auto reply = client->ask(get("/big?5000000"));
        QVERIFY(reply);
        QCOMPARE(reply->body, QByteArray(5'000'000, 'x'));
        QCOMPARE(client->ask(get("/ok"))->status, 200);
    }

    void headGetsNoBody() {
        const EdgeUnderTest server({}, [](const Request&, const Answer& answer) { answer({.body = "12345"}); });
        const auto client = server.client();
        const auto head = client->ask("HEAD /ok HTTP/1.1\r\nHost: a\r\n\r\n", false);
        QVERIFY(head);
        QCOMPARE(head->header("Content-Length"), QByteArray("5"));
        QCOMPARE(client->ask(get("/ok"))->body, QByteArray("12345"));
    }

    void unknownMethodsReachTheApplication() {
        const EdgeUnderTest server;
        const auto client = server.client();
        for (const char* method : {"FOO", "OPTIONS", "TRACE", "DELETE"}) {
            const auto reply = client->ask(QByteArray(method) + " /ok HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(reply);
            QCOMPARE(reply->status, 405);
            QCOMPARE(reply->header("Allow"), QByteArray("GET, POST"));
        }
    }

    void postWithoutLengthHasAnEmptyBody() {
        const EdgeUnderTest server;
        const auto reply = server.client()->ask("POST /echo HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(reply && reply->body.startsWith("POST /echo \n") && reply->body.endsWith("\n\n"));
    }

    void aDroppedAnswerIsA500() {
        const EdgeUnderTest server;
        QCOMPARE(server.client()->ask(get("/drop"))->status, 500);
    }

    void onlyTheFirstAnswerCounts() {
        const EdgeUnderTest server;
        const auto client = server.client();
        QCOMPARE(client->ask(get("/twice"))->body, QByteArray("first"));
        QCOMPARE(client->ask(get("/throw?late"))->body, QByteArray("answered"));
        QCOMPARE(client->ask(get("/ok"))->body, QByteArray());
    }

    void aReplyThatIsTooLongIsA500() {
        const EdgeUnderTest server({.replyBytes = 1000});
        const auto client = server.client();
        QCOMPARE(client->ask(get("/big?1000"))->status, 200);
        QCOMPARE(client->ask(get("/big?1001"))->status, 500);
    }

    void survivesClientsThatLeaveWhileTheyAreServed() {
        HeldApplication held;
        {
            const EdgeUnderTest server({}, held.function());
            for (std::size_t i = 0; i < 20; ++i) {
                const auto client = server.client();
                QVERIFY(client->send(get("/1")));
                QTRY_COMPARE(held.size(), i + 1);
            }
            for (std::size_t i = 0; i < 10; ++i)
                held.take(i)({.body = "too late"});
            QTRY_COMPARE(server.edge.numbers().open, 10);
            const auto client = server.client();
            QVERIFY(client->send(get("/1")));
            QTRY_COMPARE(held.size(), 21U);
            held.take(20)({.body = "in time"});
            QCOMPARE(client->reply()->body, QByteArray("in time"));
        }
        for (std::size_t i = 10; i < 20; ++i)
            held.take(i)({.body = "after the edge has gone"});
    }

    void keepsItsTimes() {
        const EdgeUnderTest server(
            {.handshake = 200ms, .idleInRequest = 300ms, .wholeRequest = 600ms, .keepAlive = 400ms});
        RawClient silent(server.edge.port());
        const auto unused = server.client();
        const auto kept = server.client();
        QCOMPARE(kept->ask(get("/ok"))->status, 200);
        const auto stalled = server.client();
        QVERIFY(stalled->send("GET / HT"));
        const auto stalledBody = server.client();
        QVERIFY(stalledBody->send(post("/echo", "12345").chopped(1)));
        for (RawClient* client : {&silent, unused.get(), kept.get()}) {
            QVERIFY(client->isClosedWithin(3s));
            QVERIFY(client->unread().isEmpty());
        }
        for (RawClient* client : {stalled.get(), stalledBody.get()}) {
            QCOMPARE(client->reply()->status, 408);
            QVERIFY(client->isClosedWithin(3s));
        }
        QCOMPARE(server.edge.numbers().refusals, 2U);
    }

    void tellsTheObserverOfRefusals() {
        std::promise<EdgeRefusal> told;
        const EdgeUnderTest server({.onRefusal = [&told](const EdgeRefusal& refusal) { told.set_value(refusal); }});
        const auto reply = server.client()->ask("GET / HTTP/9.9\r\n\r\n");
        const EdgeRefusal refusal = told.get_future().get();
        QCOMPARE(refusal.code, ErrorCode::MalformedRequest);
        QCOMPARE(reply->header("X-Request-Id"), refusal.id.toString().toLatin1());
    }

    void refusesMoreThanItsCapFromOneAddress() {
        const EdgeUnderTest server({.connectionsPerAddress = 3});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i)
            clients.push_back(server.client());
        RawClient fourth(server.edge.port());
        QVERIFY(fourth.isClosedWithin(3s));
        QVERIFY(server.client({.from = "127.0.0.2"}) != nullptr);
        clients.pop_back();
        QTRY_COMPARE(server.edge.numbers().open, 2);
        QVERIFY(server.serves());
        QCOMPARE(server.edge.numbers().refusedAddress, 1U);
    }

    void makesRoomByClosingWhoIsIdle() {
        const EdgeUnderTest server({.loops = 1, .connections = 4, .idleInRequest = 60s});
        const auto teller = server.client({.from = "127.0.0.2"});
        QCOMPARE(teller->ask(get("/ok"))->status, 200);
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 3; ++i)
            idle.push_back(server.client());
        const auto newcomer = server.client({.from = "127.0.0.3"});
        QVERIFY(newcomer != nullptr);
        QCOMPARE(newcomer->ask(get("/ok"))->status, 200);
        QCOMPARE(teller->ask(get("/ok"))->status, 200);
        QVERIFY(idle.front()->isClosedWithin(3s)); // the longest idle of the address that has most
        QVERIFY(!idle.back()->isClosedNow());
        QCOMPARE(server.edge.numbers().evicted, 1U);
    }

    void newHandshakesUseANewCertificate() {
        EdgeUnderTest server;
        const auto before = server.client();
        QCOMPARE(server.edge.setTls(makeServerTls(KeyKind::Ec, QStringLiteral("renewed"))), std::nullopt);
        const auto after = server.client();
        QCOMPARE(certificateSeenBy(*before), QByteArray("/CN=localhost"));
        QCOMPARE(certificateSeenBy(*after), QByteArray("/CN=renewed"));
        QCOMPARE(before->ask(get("/ok"))->status, 200);
    }

    void refusesACertificateThatCannotWork() {
        EdgeUnderTest server;
        QSslConfiguration swapped = makeServerTls();
        swapped.setPrivateKey(makeServerTls().privateKey());
        QVERIFY(server.edge.setTls(swapped).has_value());
        QVERIFY(server.edge.setTls(QSslConfiguration()).has_value());
        QSslConfiguration mutual = makeServerTls();
        mutual.setPeerVerifyMode(QSslSocket::VerifyPeer);
        QVERIFY(server.edge.setTls(mutual).has_value());
        QVERIFY(server.serves());
        Edge other({}, testApplication());
        QVERIFY(!other.start(swapped));
    }

    void saysWhyItCannotListen() {
        const EdgeUnderTest first;
        Edge second({.port = first.edge.port()}, testApplication());
        const auto started = second.start(makeServerTls());
        QVERIFY(!started);
        QVERIFY(!started.error().isEmpty());
    }

    void drainsWithoutLosingAReply() {
        HeldApplication held;
        EdgeUnderTest server({.loops = 1}, held.function()); // that hears of the drain at one moment
        const auto idle = server.client();
        const auto busy = server.client();
        QVERIFY(busy->send(get("/1") + get("/2")));
        QTRY_COMPARE(held.size(), 1U);
        auto drained = std::async(std::launch::async, [&server] { return server.edge.drain(10s); });
        QVERIFY(idle->isClosedWithin(5s));
        QTRY_VERIFY(!RawClient(server.edge.port()).isConnected());
        held.take(0)({.body = "last"});
        const auto reply = busy->reply();
        QVERIFY(reply);
        QCOMPARE(reply->body, QByteArray("last"));
        QCOMPARE(reply->header("Connection"), QByteArray("close"));
        QVERIFY(busy->isClosedWithin(5s));
        QVERIFY(drained.get());
        QCOMPARE(held.size(), 1U);
    }

    void cutsOffWhatIsLeftAtTheDeadline() {
        HeldApplication held;
        EdgeUnderTest server({}, held.function());
        const auto busy = server.client();
        QVERIFY(busy->send(get("/1")));
        QTRY_COMPARE(held.size(), 1U);
        QVERIFY(!server.edge.drain(50ms));
        QVERIFY(busy->isClosedWithin(5s));
    }

    void listensOnEveryAddressOfBothProtocols() {
        const EdgeUnderTest server({.address = QHostAddress(QHostAddress::Any)});
        QVERIFY(server.serves());
    }
};

QTEST_GUILESS_MAIN(TestEdge)
#include "tst_edge.moc"

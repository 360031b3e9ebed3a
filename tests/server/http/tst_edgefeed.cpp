// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/edgeundertest.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <vector>

using namespace tellerdesk::server::http;
using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

// Replies in pieces that the test hands out one by one.
class HeldFeed {
public:
    Application function() {
        return [this](const Request& request, const Answer& answer) {
            if (request.path != "/feed")
                return answer({.body = "other"});
            answer({.contentType = "text/csv", .feed = [this](PieceAnswer piece) {
                        const std::scoped_lock lock(m_mutex);
                        m_asked.push_back(std::move(piece));
                    }});
        };
    }
    std::size_t asked() {
        const std::scoped_lock lock(m_mutex);
        return m_asked.size();
    }
    PieceAnswer take(std::size_t at) {
        const std::scoped_lock lock(m_mutex);
        return std::move(m_asked.at(at));
    }

private:
    std::mutex m_mutex;
    std::vector<PieceAnswer> m_asked;
};

bool waitsFor(RawClient& client, const QByteArray& end) {
    return QTest::qWaitFor([&] { return client.isClosedNow() || client.unread().endsWith(end); }) &&
           client.unread().endsWith(end);
}

} // namespace

class TestEdgeFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsPieceByPiece() {
        HeldFeed feed;
        const EdgeUnderTest server({}, feed.function());
        const auto client = server.client();
        QVERIFY(client->send(get("/feed")));
        QTRY_COMPARE(feed.asked(), 1U);
        feed.take(0)(Piece{.bytes = "hello"});
        QVERIFY(waitsFor(*client, "5\r\nhello\r\n"));
        QVERIFY(client->unread().contains("\r\nTransfer-Encoding: chunked\r\n"));
        QVERIFY(client->unread().contains("\r\nX-Request-Id: "));
        QVERIFY(!client->unread().contains("Content-Length"));
        QTRY_COMPARE(feed.asked(), 2U); // one at a time, each when the one before is gone
        feed.take(1)(Piece{.bytes = QByteArray(26, 'x')});
        QVERIFY(waitsFor(*client, "1a\r\n" + QByteArray(26, 'x') + "\r\n"));
        QTRY_COMPARE(feed.asked(), 3U);
        feed.take(2)(Piece{.bytes = "end", .last = true});
        QVERIFY(waitsFor(*client, "3\r\nend\r\n0\r\n\r\n"));
        QVERIFY(!client->isClosedNow());
    }

    void servesTheNextRequestAfterwards() {
        HeldFeed feed;
        const EdgeUnderTest server({}, feed.function());
        const auto client = server.client();
        QVERIFY(client->send(get("/feed") + get("/next")));
        QTRY_COMPARE(feed.asked(), 1U);
        feed.take(0)(Piece{.last = true}); // with nothing in it
        QVERIFY(waitsFor(*client, "other"));
        QVERIFY(client->unread().contains("\r\n\r\n0\r\n\r\nHTTP/1.1 200 OK"));
    }

    void endsWithoutALastChunkWhenThePiecesEnd() {
        for (const bool dropped : {false, true}) {
            HeldFeed feed;
            const EdgeUnderTest server({}, feed.function());
            const auto client = server.client();
            QVERIFY(client->send(get("/feed")));
            QTRY_COMPARE(feed.asked(), 1U);
            feed.take(0)(Piece{.bytes = "half"});
            QTRY_COMPARE(feed.asked(), 2U);
            PieceAnswer answer = feed.take(1);
            if (!dropped)
                answer(std::nullopt);
            answer = {};
            QVERIFY(client->isClosedWithin(5s));
            QVERIFY(client->unread().endsWith("4\r\nhalf\r\n"));
        }
    }

    void endsAnOldClientsBodyWithTheConnection() {
        HeldFeed feed;
        const EdgeUnderTest server({}, feed.function());
        const auto client = server.client();
        QVERIFY(client->send("GET /feed HTTP/1.0\r\n\r\n"));
        QTRY_COMPARE(feed.asked(), 1U);
        feed.take(0)(Piece{.bytes = "all", .last = true});
        QVERIFY(client->isClosedWithin(5s));
        QVERIFY(client->unread().endsWith("\r\n\r\nall"));
        QVERIFY(!client->unread().contains("chunked"));
    }

    // A client that does not read gets no more pieces, and is cut off in the end.
    void waitsForASlowClient() {
        std::atomic<int> made = 0;
        const Application endless = [&made](const Request&, const Answer& answer) {
            answer({.feed = [&made](const PieceAnswer& piece) {
                ++made;
                piece(Piece{.bytes = QByteArray(512 * 1024, 'x')});
            }});
        };
        const EdgeUnderTest server({.writeStall = 300ms}, endless);
        const auto client = server.client({.receiveBuffer = 4096});
        QVERIFY(client->send(get("/feed")));
        QTRY_COMPARE(server.edge.numbers().open, 0);
        QVERIFY(made < 32);
    }

    void forgetsAClientThatHasGone() {
        HeldFeed feed;
        const EdgeUnderTest server({}, feed.function());
        auto client = server.client();
        QVERIFY(client->send(get("/feed")));
        QTRY_COMPARE(feed.asked(), 1U);
        client.reset();
        QTRY_COMPARE(server.edge.numbers().open, 0);
        feed.take(0)(Piece{.bytes = "late"});
        QVERIFY(server.client()->ask(get("/next")));
    }
};

QTEST_GUILESS_MAIN(TestEdgeFeed)
#include "tst_edgefeed.moc"

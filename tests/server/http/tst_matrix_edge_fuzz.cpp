// SPDX-License-Identifier: GPL-3.0-or-later
// Test matrix, row H20: requests that chance has damaged. Run under the sanitizers too (preset asan).
#include "tests/server/http/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <random>

using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

constexpr unsigned kSeed = 20'231;

class Mutator {
public:
    explicit Mutator(unsigned seed)
        : m_random(seed) {}

    QByteArray next() {
        QByteArray bytes;
        for (int requests = below(3); requests >= 0; --requests)
            bytes += pick(kWhole);
        for (int damages = below(4); damages >= 0; --damages)
            damage(bytes);
        return bytes;
    }

    int below(qsizetype bound) {
        return static_cast<int>(
            std::uniform_int_distribution<qsizetype>(0, std::max<qsizetype>(0, bound - 1))(m_random));
    }

private:
    template <std::size_t size>
    QByteArray pick(const std::array<const char*, size>& from) {
        return from[static_cast<std::size_t>(below(size))];
    }

    void damage(QByteArray& bytes) {
        const int at = below(bytes.size());
        switch (below(7)) {
        case 0:
            bytes.insert(at, pick(kFragments));
            break;
        case 1:
            bytes.insert(at, static_cast<char>(below(256)));
            break;
        case 2:
            bytes.remove(at, 1 + below(8));
            break;
        case 3:
            bytes.replace(at, 1, QByteArray(1, static_cast<char>(below(256))));
            break;
        case 4:
            bytes.truncate(at);
            break;
        case 5:
            bytes.insert(at, QByteArray(bytes.mid(at, below(200))));
            break;
        case 6:
            bytes.insert(at, QByteArray(below(20'000), 'a'));
            break;
        }
    }

    static constexpr std::array kWhole{
        "GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /echo?a=b HTTP/1.1\r\nHost: localhost:8443\r\nAccept: */*\r\nAuthorization: Bearer x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        "13\r\n\r\n{\"amount\":100}",
        "POST /later HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
        "HEAD /big?5000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /throw HTTP/1.0\r\n\r\n",
        "DELETE /drop HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n",
    };
    static constexpr std::array kFragments{
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        " ",
        "\t",
        ":",
        ", ",
        "%",
        "%00",
        "chunked",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\n",
        "Content-Length: 65536\r\n",
        "Content-Length: 18446744073709551615\r\n",
        "Host: b\r\n",
        "Connection: close\r\n",
        "Upgrade: websocket\r\nConnection: upgrade\r\n",
        "Expect: 100-continue\r\n",
        "HTTP/1.1",
        "GET /ok HTTP/1.1\r\n",
        "0\r\n\r\n",
        "\x7f",
        "\xff\xfe",
    };

    std::mt19937 m_random;
};

// Nothing but whole replies of ours, however many.
bool isWellFormed(QByteArray bytes) {
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0 || !bytes.startsWith("HTTP/1.1 "))
            return false;
        const RawReply reply{.status = bytes.mid(9, 3).toInt(), .head = bytes.left(end + 4)};
        if (reply.status != 100 && reply.header("X-Request-Id").size() != 36)
            return false;
        const qsizetype size = reply.header("Content-Length").toLongLong();
        bytes.remove(0, end + 4);
        if (!bytes.startsWith("HTTP/1.1 ")) // or the reply was to a HEAD
            bytes.remove(0, size);
    }
    return true;
}

} // namespace

class MatrixEdgeFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mutatedRequests() { run(4'000, 10'000); }
    void mutatedRequestsLong() { run(100'000, 600'000); }

private:
    // What is wrong with what the server did, or nothing.
    static QByteArray exchange(const ServerProcess& server, const QByteArray& bytes, int split) {
        const auto client = server.client();
        if (!client)
            return "no connection";
        client->send(bytes.left(split));
        client->send(bytes.mid(split));
        client->halfClose();
        if (!client->isClosedWithin(5s))
            return "the connection stays open";
        return isWellFormed(client->unread()) ? QByteArray() : "not a reply: " + client->unread();
    }

    static void run(int count, qint64 longestMs) {
        qputenv("ASAN_OPTIONS", "quarantine_size_mb=8");
        ServerProcess server;
        Mutator mutator(kSeed);
        QElapsedTimer timer;
        timer.start();
        qint64 warm = 0;
        int i = 0;
        for (; i < count && timer.elapsed() < longestMs; ++i) {
            if (i == count / 10)
                warm = server.residentKb();
            const QByteArray bytes = mutator.next();
            const int split = mutator.below(4) == 0 ? mutator.below(bytes.size()) : 0;
            const QByteArray fault = exchange(server, bytes, split);
            if (!fault.isEmpty())
                QFAIL(fault + " after " + bytes.toPercentEncoding());
        }
        QVERIFY(server.serves());
        const qint64 grown = warm > 0 ? server.residentKb() - warm : 0;
        QVERIFY2(grown < 4'000 * kMemoryFactor, qPrintable(QString::number(grown)));
        QVERIFY(server.endsWell());
        qInfo("%d requests in %lld ms, %lld kB more", i, timer.elapsed(), grown);
    }
};

QTEST_GUILESS_MAIN(MatrixEdgeFuzz)
#include "tst_matrix_edge_fuzz.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Test matrix, rows H1 and H13 to H16: floods, slow clients and crowds, against a server process with the default
// settings.
#include "tests/server/http/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <thread>
#include <vector>

using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

// A teller at work beside an attack: how long each of its requests took.
class Teller {
public:
    explicit Teller(const ServerProcess& server)
        : m_thread([this, &server](const std::stop_token& stop) { work(server, stop); }) {}

    QList<qint64> finish() {
        m_thread.request_stop();
        m_thread.join();
        std::sort(m_times.begin(), m_times.end());
        return m_times;
    }

private:
    void work(const ServerProcess& server, const std::stop_token& stop) {
        const auto client = server.client({.from = "127.0.0.9"});
        while (client && !stop.stop_requested()) {
            QElapsedTimer timer;
            timer.start();
            const auto reply = client->ask(post("/echo", "a deposit"));
            m_times.append(reply && reply->status == 200 ? timer.elapsed() : 1'000'000);
            std::this_thread::sleep_for(10ms);
        }
    }

    QList<qint64> m_times;
    std::jthread m_thread;
};

struct Drip {
    std::unique_ptr<RawClient> client;
    QElapsedTimer since;
    qint64 closedAfterMs = -1;
};

// Half of them stop in the head, half in the body; all have sent their first bytes.
std::vector<Drip> startDripping(const ServerProcess& server, int count) {
    std::vector<Drip> drips(static_cast<std::size_t>(2 * count));
    for (std::size_t i = 0; i < drips.size(); ++i) {
        const bool inBody = i % 2 == 1;
        drips[i].client = server.client({.from = inBody ? "127.0.0.2" : "127.0.0.3"});
        drips[i].since.start();
        if (drips[i].client)
            drips[i].client->send(inBody ? post("/echo", QByteArray(1000, 'x')).chopped(999) : QByteArray("G"));
    }
    return drips;
}

// One byte a second each, until all are closed or the time is over.
void keepDripping(std::vector<Drip>& drips, qint64 longestMs) {
    QElapsedTimer whole;
    whole.start();
    qint64 rounds = 0;
    bool open = true;
    while (open && whole.elapsed() < longestMs) {
        open = false;
        const bool send = whole.elapsed() / 1000 > rounds;
        rounds += send ? 1 : 0;
        for (Drip& drip : drips) {
            if (drip.closedAfterMs >= 0 || !drip.client)
                continue;
            if (drip.client->isClosedNow())
                drip.closedAfterMs = drip.since.elapsed();
            else if (send)
                drip.client->send("E", 0ms);
            open = open || drip.closedAfterMs < 0;
        }
        std::this_thread::sleep_for(50ms);
    }
}

// Connects, and asks once, so that the connection is a kept one.
Clients visitors(const ServerProcess& server, const QByteArray& from, int count) {
    Clients clients;
    for (int i = 0; i < count; ++i) {
        auto client = server.client({.from = from});
        if (client && client->ask(get("/ok")))
            clients.push_back(std::move(client));
    }
    return clients;
}

} // namespace

class MatrixEdgeLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 8192);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }

    void endlessRequestLine() {
        ServerProcess server;
        QVERIFY(server.serves());
        const qint64 before = server.residentKb();
        const auto client = server.client();
        const QByteArray piece(64 * 1024, 'a');
        client->send("GET /");
        int pieces = 0;
        while (pieces < 800 && client->send(piece) && !client->isClosedWithin(20ms) && client->unread().isEmpty())
            ++pieces;
        const auto reply = client->reply();
        QVERIFY(reply && (reply->status == 414 || reply->status == 431));
        QVERIFY(client->isClosedWithin(2s));
        QVERIFY2(pieces < 800, "the server took 50 MB");
        const qint64 grown = server.residentKb() - before;
        QVERIFY2(grown < 2'000 * kMemoryFactor, qPrintable(QString::number(grown)));
        QVERIFY(server.serves());
        QVERIFY(server.endsWell());
    }

    void drippingSockets() {
        ServerProcess server;
        Teller teller(server);
        std::vector<Drip> drips = startDripping(server, 300);
        keepDripping(drips, 15'000);
        const QList<qint64> times = teller.finish();
        for (const Drip& drip : drips) {
            QVERIFY(drip.client != nullptr);
            QVERIFY2(drip.closedAfterMs >= 0 && drip.closedAfterMs <= 10'000,
                     qPrintable(QString::number(drip.closedAfterMs)));
        }
        const qint64 p99 = times.at(times.size() * 99 / 100);
        QVERIFY2(times.size() > 100 && p99 < 200, qPrintable(QString::number(p99)));
        QVERIFY(server.endsWell());
    }

    void repliesNeverRead() {
        ServerProcess server;
        QVERIFY(server.serves());
        const qint64 before = server.residentKb();
        QByteArray twenty;
        for (int i = 0; i < 20; ++i)
            twenty += get("/big?200000");
        Clients clients; // 1000 requests in all
        for (int i = 0; i < 50; ++i) {
            clients.push_back(server.client({.receiveBuffer = 1024}));
            QVERIFY(clients.back() != nullptr && clients.back()->send(twenty));
        }
        qint64 most = 0;
        QElapsedTimer timer;
        timer.start();
        while (server.numbers({}).open > 1 && timer.elapsed() < 20'000) {
            most = std::max(most, server.residentKb());
            std::this_thread::sleep_for(50ms);
        }
        QCOMPARE(server.numbers({}).open, 1); // the one that asks
        QVERIFY2(most - before < 20'000 * kMemoryFactor, qPrintable(QString::number(most - before)));
        QVERIFY(server.endsWell());
    }

    void crowds() {
        ServerProcess server;
        Clients first;
        Clients others;
        std::jthread second([&] {
            for (int i = 1; i <= 5; ++i)
                std::ranges::move(visitors(server, "127.0.1." + QByteArray::number(i), 300),
                                  std::back_inserter(others));
        });
        first = visitors(server, "127.0.0.1", 500);
        second.join();
        QCOMPARE(first.size() + others.size(), 2000U);

        QElapsedTimer timer;
        timer.start();
        QVERIFY(server.serves({.from = "127.0.0.99"})); // a teller who comes only now
        QVERIFY2(timer.elapsed() <= 1000, qPrintable(QString::number(timer.elapsed())));

        const Clients more = visitors(server, "127.0.0.1", 20); // 512 may be had by one address
        QCOMPARE(more.size(), 12U);
        const Clients beyond = visitors(server, "127.0.2.1", 100); // 2048 in all
        QCOMPARE(beyond.size(), 100U);
        const auto numbers = server.numbers({.from = "127.0.0.99"});
        QVERIFY2(
            numbers.open <= 2048 && numbers.refusedAddress == 8 && numbers.evicted > 0,
            qPrintable(QStringLiteral("%1 %2 %3").arg(numbers.open).arg(numbers.refusedAddress).arg(numbers.evicted)));
        timer.restart();
        QVERIFY(server.serves({.from = "127.0.0.99"}));
        QVERIFY2(timer.elapsed() <= 1000, qPrintable(QString::number(timer.elapsed())));
        for (const auto& client : beyond)
            QCOMPARE(client->ask(get("/ok"))->status, 200);
        QVERIFY(server.endsWell());
    }

    void fewOpenFiles() {
        ServerProcess server({QStringLiteral("64")});
        QVERIFY(server.serves());
        QVERIFY(server.warnings().contains("The limit on open files is 64"));
        Clients silent;
        for (int i = 0; i < 200; ++i)
            silent.push_back(std::make_unique<RawClient>(server.port()));
        const auto before = server.processorTime();
        std::this_thread::sleep_for(2s);
        const auto used = server.processorTime() - before;
        QVERIFY2(used < 400ms, qPrintable(QString::number(used.count()))); // 20 %
        silent.clear();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(server.serves());
        QVERIFY2(timer.elapsed() <= 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(server.endsWell());
    }
};

QTEST_GUILESS_MAIN(MatrixEdgeLoad)
#include "tst_matrix_edge_load.moc"

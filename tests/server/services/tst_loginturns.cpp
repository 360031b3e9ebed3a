// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/loginturns.h"

#include <QStringList>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace tellerdesk::server;

class LoginTurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsOneOfAUserBegin();
    void letsSomeOfAllBegin();
    void refusesWhenTooManyWait();
    void beginsAllThatEndAtOnce();
    void servesThreads();
};

void LoginTurnsTest::letsOneOfAUserBegin() {
    LoginTurns turns;
    QStringList begun;
    std::vector<LoginTurns::Turn> held;
    const auto enter = [&](const QString& username, const QString& name) {
        QVERIFY(turns.enter(username, [&begun, &held, name](LoginTurns::Turn turn) {
            begun.append(name);
            held.push_back(std::move(turn));
        }));
    };
    enter(u"anna"_s, u"anna 1"_s);
    enter(u"anna"_s, u"anna 2"_s);
    enter(u"anna"_s, u"anna 3"_s);
    enter(u"bert"_s, u"bert 1"_s);
    QCOMPARE(begun, (QStringList{u"anna 1"_s, u"bert 1"_s}));
    held[1].reset(); // bert's
    QCOMPARE(begun.size(), 2);
    LoginTurns::Turn shared = held[0];
    held[0].reset();
    QCOMPARE(begun.size(), 2); // somebody still holds the turn
    shared.reset();
    QCOMPARE(begun.last(), u"anna 2"_s);
    held[2].reset();
    QCOMPARE(begun.last(), u"anna 3"_s);
    held.clear();
}

void LoginTurnsTest::letsSomeOfAllBegin() {
    LoginTurns turns({.running = 2, .waiting = 10});
    std::vector<LoginTurns::Turn> held;
    for (const QString& username : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        QVERIFY(turns.enter(username, [&held](LoginTurns::Turn turn) { held.push_back(std::move(turn)); }));
    }
    QCOMPARE(held.size(), 2U);
    held[0].reset();
    QCOMPARE(held.size(), 3U);
    held[1].reset();
    QCOMPARE(held.size(), 4U);
    held.clear();
}

void LoginTurnsTest::refusesWhenTooManyWait() {
    LoginTurns turns({.running = 1, .waiting = 2});
    LoginTurns::Turn first;
    int begun = 0;
    QVERIFY(turns.enter(u"anna"_s, [&first](LoginTurns::Turn turn) { first = std::move(turn); }));
    QVERIFY(turns.enter(u"anna"_s, [&begun](const LoginTurns::Turn&) { ++begun; }));
    QVERIFY(turns.enter(u"bert"_s, [&begun](const LoginTurns::Turn&) { ++begun; }));
    QVERIFY(!turns.enter(u"carl"_s, [&begun](const LoginTurns::Turn&) { ++begun; }));
    first.reset();
    QCOMPARE(begun, 2);
    QVERIFY(turns.enter(u"carl"_s, [&begun](const LoginTurns::Turn&) { ++begun; }));
    QCOMPARE(begun, 3);
}

// Many that are over at once must not begin one inside the other.
void LoginTurnsTest::beginsAllThatEndAtOnce() {
    LoginTurns turns({.running = 1, .waiting = 100'000});
    LoginTurns::Turn first;
    QVERIFY(turns.enter(u"anna"_s, [&first](LoginTurns::Turn turn) { first = std::move(turn); }));
    int begun = 0;
    for (int i = 0; i < 50'000; ++i) {
        QVERIFY(turns.enter(u"anna"_s, [&begun](const LoginTurns::Turn&) { ++begun; }));
    }
    first.reset();
    QCOMPARE(begun, 50'000);
}

void LoginTurnsTest::servesThreads() {
    LoginTurns turns({.running = 3, .waiting = 100'000});
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i) {
                turns.enter(QString::number(i % 5), [&](const LoginTurns::Turn&) {
                    most = std::max(most.load(), ++running);
                    --running;
                    ++done;
                });
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(done.load(), 4'000);
    QVERIFY(most.load() <= 3);
}

QTEST_GUILESS_MAIN(LoginTurnsTest)
#include "tst_loginturns.moc"

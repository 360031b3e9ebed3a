// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/hashingpool.h"

#include <QTest>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace tellerdesk;
using namespace tellerdesk::server::tokens;

namespace {

// A job whose callback holds its thread until it is let go.
struct Gate {
    std::promise<void> opened;
    std::shared_future<void> open = opened.get_future().share();
    std::promise<void> reached;

    HashingPool::Checked callback() {
        return [this](PasswordCheck) {
            reached.set_value();
            open.wait();
        };
    }
};

} // namespace

class TestHashingPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesAndChecks() {
        HashingPool pool(m_hasher, {});
        std::promise<Result<QString>> hashed;
        QVERIFY(
            pool.hash("a password of mine", [&hashed](Result<QString> hash) { hashed.set_value(std::move(hash)); }));
        const auto hash = hashed.get_future().get();
        QVERIFY(hash);
        QVERIFY(checkIn(pool, *hash, "a password of mine") == PasswordCheck::Match);
        QVERIFY(checkIn(pool, *hash, "a password of mind") == PasswordCheck::Mismatch);
        QVERIFY(checkIn(pool, std::nullopt, "a password of mine") == PasswordCheck::Mismatch);
        QVERIFY(checkIn(pool, QStringLiteral("garbage"), "a password of mine") == PasswordCheck::UnreadableHash);
    }

    void callsBackOnAThreadOfItsOwn() {
        HashingPool pool(m_hasher, {});
        std::promise<std::thread::id> thread;
        QVERIFY(pool.check({}, {}, [&thread](PasswordCheck) { thread.set_value(std::this_thread::get_id()); }));
        QVERIFY(thread.get_future().get() != std::this_thread::get_id());
    }

    void refusesAtOnceWhenFull() {
        HashingPool pool(m_hasher, {.threads = 1, .waiting = 2});
        Gate gate;
        QVERIFY(pool.check({}, {}, gate.callback()));
        gate.reached.get_future().wait();
        std::atomic<int> calls = 0;
        const auto count = [&calls](PasswordCheck) { ++calls; };
        QVERIFY(pool.check({}, {}, count));
        QVERIFY(pool.check({}, {}, count));
        const auto refused = pool.check({}, {}, [](PasswordCheck) { qFatal("a refused job ran"); });
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Unavailable);
        QCOMPARE(calls.load(), 0);
        gate.opened.set_value();
        QTRY_COMPARE(calls.load(), 2);
        QVERIFY(checkIn(pool, {}, {}) == PasswordCheck::Mismatch);
    }

    void keepsTheOrderOfArrival() {
        std::vector<int> order;
        {
            HashingPool pool(m_hasher, {.threads = 1, .waiting = 8});
            for (int each = 0; each < 8; ++each) {
                while (!pool.check({}, {}, [&order, each](PasswordCheck) { order.push_back(each); })) {
                    std::this_thread::yield();
                }
            }
        }
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void answersEveryAcceptedJobWhenDestroyed() {
        std::atomic<int> answered = 0;
        int accepted = 0;
        {
            HashingPool pool(m_hasher, {.threads = 2, .waiting = 16});
            for (int each = 0; each < 100; ++each) {
                accepted += pool.check({}, {}, [&answered](PasswordCheck) { ++answered; }) ? 1 : 0;
            }
        }
        QVERIFY(accepted >= 16);
        QCOMPARE(answered.load(), accepted);
    }

    void answersEveryAcceptedJobBeforeItHasStopped() {
        HashingPool pool(m_hasher, {.threads = 1, .waiting = 16});
        int answered = 0;
        for (int each = 0; each < 8; ++each) {
            QVERIFY(pool.check({}, {}, [&answered](PasswordCheck) { ++answered; }));
        }
        pool.stop();
        QCOMPARE(answered, 8);
        const auto late = pool.check({}, {}, [](PasswordCheck) { qFatal("a job ran after the end"); });
        QVERIFY(!late);
        QVERIFY(late.error().code == ErrorCode::Unavailable);
        pool.stop();
    }

    void outlivesACallbackThatThrows() {
        HashingPool pool(m_hasher, {.threads = 1, .waiting = 4});
        QTest::ignoreMessage(QtCriticalMsg, "a callback of the hashing pool threw");
        QVERIFY(pool.check({}, {}, [](PasswordCheck) { throw std::runtime_error("no"); }));
        QVERIFY(checkIn(pool, {}, {}) == PasswordCheck::Mismatch);
    }

    void takesJobsFromManyThreads() {
        HashingPool pool(m_hasher, {.threads = 2, .waiting = 1000});
        std::atomic<int> answered = 0;
        std::vector<std::thread> callers;
        for (int each = 0; each < 4; ++each) {
            callers.emplace_back([&pool, &answered] {
                for (int job = 0; job < 50; ++job) {
                    answered += checkIn(pool, {}, "a password of mine") == PasswordCheck::Mismatch ? 1 : 0;
                }
            });
        }
        for (std::thread& caller : callers) {
            caller.join();
        }
        QCOMPARE(answered.load(), 200);
    }

private:
    static PasswordCheck checkIn(HashingPool& pool, std::optional<QString> hash, QByteArray password) {
        std::promise<PasswordCheck> result;
        auto future = result.get_future();
        const auto accepted = pool.check(std::move(hash), std::move(password),
                                         [&result](PasswordCheck check) { result.set_value(check); });
        return accepted ? future.get() : PasswordCheck::NoMemory;
    }

    const PasswordHasher m_hasher{{.passes = 1, .memoryBytes = 64 * 1024}};
};

QTEST_APPLESS_MAIN(TestHashingPool)
#include "tst_hashingpool.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgworkerpool.h"
#include "server/domain/bankstore.h"
#include "tests/support/testdatabase.h"

#include <QTest>

#include <future>
#include <set>

namespace tellerdesk::server::db {

class PgWorkerPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEachJobTheStores();
    void refusesWhenFull();
    void finishesWhatItAcceptedWhenStopped();
    void comesBackAfterItsConnectionsDied();
    void answersUnavailableToThoseThatWaitedTooLong();
};

void PgWorkerPoolTest::givesEachJobTheStores() {
    const test::TestDatabase database;
    PgWorkerPool pool({.connection = database.settings(), .threads = 3});
    std::vector<std::future<QString>> names;
    for (int i = 0; i < 50; ++i) {
        auto name = std::make_shared<std::promise<QString>>();
        names.push_back(name->get_future());
        QVERIFY(pool.submit([name](Transactor& transactor) {
            QString found;
            const auto ran = transactor.run([&](Stores& stores) {
                found = stores.bank.bank().name;
                return Verdict::Rollback;
            });
            name->set_value(ran ? found : QString());
        }));
    }
    for (auto& name : names) {
        QCOMPARE(name.get(), QStringLiteral("Tellerdesk"));
    }
}

void PgWorkerPoolTest::refusesWhenFull() {
    const test::TestDatabase database;
    PgWorkerPool pool({.connection = database.settings(), .threads = 1, .waiting = 2});
    std::promise<void> started;
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    QVERIFY(pool.submit([&](Transactor&) {
        started.set_value();
        opened.wait();
    }));
    started.get_future().wait();
    QVERIFY(pool.submit([](Transactor&) {}));
    QVERIFY(pool.submit([](Transactor&) {}));
    QVERIFY(!pool.submit([](Transactor&) {}));
    QCOMPARE(pool.waiting(), 2U);
    gate.set_value();
    pool.stop();
    QVERIFY(!pool.submit([](Transactor&) {}));
}

void PgWorkerPoolTest::finishesWhatItAcceptedWhenStopped() {
    const test::TestDatabase database;
    std::atomic<int> done = 0;
    PgWorkerPool pool({.connection = database.settings(), .threads = 2});
    for (int i = 0; i < 20; ++i) {
        QVERIFY(pool.submit([&done](Transactor& transactor) {
            done += transactor.run([](Stores&) { return Verdict::Commit; }).hasValue() ? 1 : 0;
        }));
    }
    pool.stop();
    QCOMPARE(done.load(), 20);
}

void PgWorkerPoolTest::comesBackAfterItsConnectionsDied() {
    const test::TestDatabase database;
    PgWorkerPool pool({.connection = database.settings(), .threads = 2});
    const auto works = [&pool] {
        std::promise<bool> result;
        pool.submit([&result](Transactor& transactor) {
            result.set_value(transactor.run([](Stores&) { return Verdict::Commit; }).hasValue());
        });
        return result.get_future().get();
    };
    for (int i = 0; i < 4; ++i) {
        QVERIFY(works());
    }
    test::runSql(test::clusterUrl(),
                 QStringLiteral("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '%1'")
                     .arg(database.name()));
    for (int i = 0; i < 4; ++i) {
        QVERIFY(works());
    }
}

void PgWorkerPoolTest::answersUnavailableToThoseThatWaitedTooLong() {
    const test::TestDatabase database;
    PgWorkerPool pool({.connection = database.settings(), .threads = 1, .longestWait = std::chrono::milliseconds(-1)});
    std::promise<Result<void>> result;
    pool.submit([&result](Transactor& transactor) {
        result.set_value(transactor.run([](Stores&) { return Verdict::Commit; }));
    });
    QVERIFY(result.get_future().get().error().code == ErrorCode::Unavailable);
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::PgWorkerPoolTest)
#include "tst_pgworkerpool.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What callers hear, and what the books hold, when the database fails at the worst moment.
#include "server/db/migrator.h"
#include "server/db/pgledgerlocks.h"
#include "tests/server/ledger/testbank.h"
#include "tests/support/databaseproxy.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

using Fault = DatabaseProxy::Fault;

LedgerSettings through(const DatabaseProxy& proxy, const TestBank& bank) {
    LedgerSettings settings = bank.settings();
    settings.connection.url = proxy.urlOf(bank.databaseName(), QStringLiteral("tellerdesk_app"));
    return settings;
}

void allowConnections(const TestBank& bank, bool allowed) {
    runSql(clusterUrl(), QStringLiteral("ALTER DATABASE %1 ALLOW_CONNECTIONS %2")
                             .arg(bank.databaseName(), allowed ? QStringLiteral("true") : QStringLiteral("false")));
}

// Clients that post one deposit after the other and repeat each key until they know what became of it.
class Depositors {
public:
    Depositors(Ledger& ledger, const std::vector<Caller>& tellers, const AccountId& account) {
        for (const Caller& teller : tellers) {
            m_threads.emplace_back([this, &ledger, teller, account] { post(ledger, teller, account); });
        }
    }
    ~Depositors() { stop(); }
    void stop() {
        m_stop = true;
        for (std::thread& thread : m_threads) {
            if (thread.joinable()) {
                thread.join();
            }
        }
    }
    int posted() const { return m_posted; }
    int disturbed() const { return m_disturbed; }

private:
    void post(Ledger& ledger, const Caller& teller, const AccountId& account) {
        while (!m_stop) {
            const Order order = deposit(teller, account, 1);
            while (!isPosted(run(ledger, order))) {
                ++m_disturbed;
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
            ++m_posted;
        }
    }

    std::vector<std::thread> m_threads;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_posted = 0, m_disturbed = 0;
};

} // namespace

class TestLedgerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The link breaks before or after each message of an order in turn: it happens once, and the caller hears so.
    void aLinkLostAtEachStatementPostsOnce() {
        TestBank bank;
        DatabaseProxy proxy;
        TestLedger ledger(bank, through(proxy, bank));
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        qint64 balance = 0;
        for (const Fault fault : {Fault::CloseBefore, Fault::CloseAfter}) {
            int message = 0;
            for (bool struck = true; struck; ++message) {
                proxy.loseAfter(message, fault);
                const Order order = deposit(teller, account, 10);
                const Outcome outcome = run(ledger, order);
                struck = proxy.hasStruck();
                const PostingReply reply = posting(outcome);
                balance += 10;
                QVERIFY(!outcome.replayed);
                QCOMPARE(reply.account.balanceMinor, balance);
                QCOMPARE(posting(run(ledger, order)), reply);
                QCOMPARE(bank.balance(account), balance);
            }
            QVERIFY(message > 5);
        }
        QCOMPARE(bank.fault(), QString());
    }

    void aLinkLostWhileATillOpensOpensItOnce() {
        TestBank bank;
        DatabaseProxy proxy;
        TestLedger ledger(bank, through(proxy, bank));
        for (const Fault fault : {Fault::CloseBefore, Fault::CloseAfter}) {
            int message = 0;
            for (bool struck = true; struck; ++message) {
                const Caller teller = bank.addUser(Role::Teller);
                proxy.loseAfter(message, fault);
                const Order order = opening(teller, {{currency("EUR"), 10}});
                const TillSession session = till(run(ledger, order));
                struck = proxy.hasStruck();
                QCOMPARE(till(run(ledger, order)), session);
            }
            QVERIFY(message > 8);
        }
        QCOMPARE(bank.fault(), QString());
    }

    void backendsTerminatedAtAnyMomentLoseNothing() {
        TestBank bank;
        TestLedger ledger(bank);
        std::vector<Caller> tellers;
        for (int i = 0; i < 4; ++i) {
            tellers.push_back(bank.addTeller(ledger));
        }
        const AccountId account = bank.addAccount();
        Depositors depositors(ledger, tellers, account);
        for (int i = 0; i < 40; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10 + i));
            runSql(clusterUrl(), QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                                "WHERE datname = '%1'")
                                     .arg(bank.databaseName()));
        }
        depositors.stop();
        QVERIFY(depositors.posted() > 0);
        QCOMPARE(bank.balance(account), qint64(depositors.posted()));
        QCOMPARE(bank.fault(), QString());
    }

    // Committed, the answer lost, and no way back to the database: nobody may say posted or refused.
    void anUnansweredCommitIsNeverAGuess() {
        TestBank bank;
        DatabaseProxy proxy;
        TestLedger ledger(bank, through(proxy, bank));
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        const Order order = deposit(teller, account, 10);
        allowConnections(bank, false);
        proxy.loseAt("COMMIT", Fault::CloseAfter);
        QCOMPARE(refusal(run(ledger, order)), ErrorCode::OutcomeUnknown);
        const Order later = deposit(teller, account, 5);
        QCOMPARE(refusal(run(ledger, later)), ErrorCode::Unavailable);
        allowConnections(bank, true);
        const Outcome outcome = run(ledger, order);
        QVERIFY(outcome.replayed);
        QCOMPARE(posting(outcome).account.balanceMinor, qint64(10));
        posting(run(ledger, later));
        QCOMPARE(bank.balance(account), qint64(15));
        QCOMPARE(bank.fault(), QString());
    }

    // Rolled back by a crash: the key is free, and the second try executes.
    void aTryThatWasRolledBackRunsAgain() {
        TestBank bank;
        DatabaseProxy proxy;
        TestLedger ledger(bank, through(proxy, bank));
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        const Order order = deposit(teller, account, 10);
        allowConnections(bank, false);
        proxy.loseAt("COMMIT", Fault::CloseBefore);
        const auto first = refusal(run(ledger, order));
        QVERIFY(first == ErrorCode::OutcomeUnknown);
        allowConnections(bank, true);
        QCOMPARE(bank.balance(account), qint64(0));
        const Outcome outcome = run(ledger, order);
        QVERIFY(isPosted(outcome) && !outcome.replayed);
        QCOMPARE(bank.balance(account), qint64(10));
        QCOMPARE(bank.fault(), QString());
    }

    void aSilentDatabaseIsGivenUp() {
        TestBank bank;
        DatabaseProxy proxy;
        LedgerSettings settings = through(proxy, bank);
        settings.connection.answerTimeout = std::chrono::milliseconds(400);
        TestLedger ledger(bank, settings);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        proxy.loseAt("COMMIT", Fault::Silence);
        const Order order = deposit(teller, account, 10);
        const PostingReply reply = posting(run(ledger, order));
        QCOMPARE(posting(run(ledger, order)), reply);
        QCOMPARE(bank.balance(account), qint64(10));
        QCOMPARE(bank.fault(), QString());
    }

    void aRestartOfTheDatabaseIsSurvived() {
        OwnCluster cluster;
        QVERIFY(db::Migrator({.url = cluster.url()}).up());
        TestBank bank(cluster.url());
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        posting(run(ledger, deposit(teller, account, 1)));

        cluster.stop(); // idle
        const Order order = deposit(teller, account, 1);
        QCOMPARE(refusal(run(ledger, order)), ErrorCode::Unavailable);
        cluster.start();
        posting(run(ledger, order));

        std::vector<Caller> tellers;
        for (int i = 0; i < 4; ++i) {
            tellers.push_back(bank.addTeller(ledger));
        }
        Depositors depositors(ledger, tellers, account);
        while (depositors.posted() < 50) {
            std::this_thread::yield();
        }
        cluster.stop();                       // busy
        while (depositors.disturbed() == 0) { // who is in doubt waits a while, then hears so as well
            std::this_thread::yield();
        }
        cluster.start();
        QElapsedTimer back;
        back.start();
        const int before = depositors.posted();
        while (depositors.posted() == before) {
            std::this_thread::yield();
        }
        QVERIFY(back.elapsed() < 5000); // the promise of row D1
        depositors.stop();
        QCOMPARE(bank.balance(account), qint64(depositors.posted() + 2));
        QCOMPARE(bank.fault(), QString());
    }

    // A row that somebody sits on costs one wait; after that only those who need it are turned away.
    void aHeldRowStopsOnlyThoseWhoNeedIt() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger), colleague = bank.addTeller(ledger);
        const AccountId stuck = bank.addAccount(), free = bank.addAccount();
        const Order known = deposit(teller, stuck, 100);
        posting(run(ledger, known));

        db::Connection somebody({.url = urlOf(bank.databaseName())});
        somebody.begin();
        QCOMPARE(db::lockAccounts(somebody, {stuck.value}).size(), std::size_t(1));
        const Order blocked = deposit(teller, stuck, 1);
        const auto first = runAll(ledger, {blocked, deposit(colleague, free, 1), transfer(teller, free, stuck, 1)});
        QCOMPARE(refusal(first[0]), ErrorCode::Busy);
        QVERIFY(isPosted(first[1]));
        QCOMPARE(refusal(first[2]), ErrorCode::Busy);

        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            const auto outcomes = runAll(ledger, {withKey(deposit(teller, stuck, 1), blocked.key), known,
                                                  deposit(teller, free, 1), deposit(colleague, free, 1)});
            QCOMPARE(refusal(outcomes[0]), ErrorCode::Busy);
            QVERIFY(isPosted(outcomes[1]) && outcomes[1].replayed);
            QVERIFY(isPosted(outcomes[2]) && isPosted(outcomes[3]));
        }
        QVERIFY(timer.elapsed() < 2000); // less than one lock timeout for all of them
        somebody.rollback();
        posting(run(ledger, blocked));
        QCOMPARE(bank.balance(stuck), qint64(101));
        QCOMPARE(bank.fault(), QString());
    }

    void aHeldTillStopsOnlyItsTeller() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger), colleague = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        db::Connection somebody({.url = urlOf(bank.databaseName())});
        somebody.begin();
        QCOMPARE(db::lockOpenTills(somebody, {teller.userId.value}).size(), std::size_t(1));
        for (int i = 0; i < 3; ++i) {
            const auto outcomes = runAll(ledger, {deposit(teller, account, 1), deposit(colleague, account, 1)});
            QCOMPARE(refusal(outcomes[0]), ErrorCode::Busy);
            QVERIFY(isPosted(outcomes[1]));
        }
        somebody.rollback();
        posting(run(ledger, deposit(teller, account, 1)));
        QCOMPARE(bank.balance(account), qint64(4));
    }

    void aHeldTillAccountStopsOnlyItsTeller() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger), colleague = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        db::Connection somebody({.url = urlOf(bank.databaseName())});
        somebody.begin();
        const auto own = db::findOwnAccounts(somebody, {{AccountKind::TillCash, teller.userId.value, currency("EUR")}});
        QCOMPARE(db::lockAccounts(somebody, {own.front().id.value}).size(), std::size_t(1));
        const auto outcomes = runAll(ledger, {deposit(teller, account, 1), deposit(colleague, account, 1)});
        QCOMPARE(refusal(outcomes[0]), ErrorCode::Busy);
        QVERIFY(isPosted(outcomes[1]));
        somebody.rollback();
        posting(run(ledger, deposit(teller, account, 1)));
        QCOMPARE(bank.fault(), QString());
    }

    void aHeldVaultStopsOpeningsOnly() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        db::Connection somebody({.url = urlOf(bank.databaseName())});
        somebody.begin();
        const auto own =
            db::findOwnAccounts(somebody, {{AccountKind::VaultCash, TestBank::mainBranch().value, currency("EUR")}});
        QCOMPARE(db::lockAccounts(somebody, {own.front().id.value}).size(), std::size_t(1));
        const Order open = opening(bank.addUser(Role::Teller), {{currency("EUR"), 1}});
        QCOMPARE(refusal(run(ledger, open)), ErrorCode::Busy);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(refusal(run(ledger, open)), ErrorCode::Busy);
            posting(run(ledger, deposit(teller, account, 1)));
        }
        QVERIFY(timer.elapsed() < 2000);
        somebody.rollback();
        till(run(ledger, open));
        QCOMPARE(bank.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(TestLedgerFaults)
#include "tst_ledgerfaults.moc"

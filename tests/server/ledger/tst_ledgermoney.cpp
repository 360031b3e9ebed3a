// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when many move money at once.
#include "tests/server/ledger/testbank.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <limits>
#include <random>
#include <thread>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
std::ptrdiff_t postedOf(const std::vector<Outcome>& outcomes) {
    return std::count_if(outcomes.begin(), outcomes.end(), &isPosted);
}

// Accounts with the same balance each, and clients that move money among them until told to stop.
class Workload {
public:
    Workload(TestBank& bank, Ledger& ledger, int clients)
        : m_bank(bank) {
        const Caller funder = bank.addTeller(ledger);
        std::vector<Order> funding;
        for (int i = 0; i < kAccounts; ++i) {
            m_accounts.push_back(bank.addAccount());
            funding.push_back(deposit(funder, m_accounts.back(), kEach));
        }
        runAll(ledger, funding);
        for (int i = 0; i < clients; ++i) {
            const Caller teller = bank.addTeller(ledger);
            m_clients.emplace_back([this, &ledger, teller, i] { transfers(ledger, teller, static_cast<unsigned>(i)); });
        }
    }
    ~Workload() { stop(); }

    void stop() {
        m_stop = true;
        for (std::thread& client : m_clients) {
            if (client.joinable()) {
                client.join();
            }
        }
    }
    // Sum and lowest balance in one snapshot.
    bool isWhole() const {
        const QString read = m_bank.ask(
            QStringLiteral("SELECT sum(balance) || ' ' || (min(balance) >= 0) FROM accounts WHERE kind = 'customer'"));
        return read == QStringLiteral("%1 true").arg(kAccounts * kEach);
    }
    int posted() const { return m_posted; }
    int odd() const { return m_odd; }

private:
    static constexpr int kAccounts = 8;
    static constexpr qint64 kEach = 100;

    void transfers(Ledger& ledger, const Caller& teller, unsigned seed) {
        std::minstd_rand random(seed + 1);
        while (!m_stop) {
            const std::size_t from = random() % kAccounts, to = (from + 1 + random() % (kAccounts - 1)) % kAccounts;
            const Outcome outcome = run(ledger, transfer(teller, m_accounts[from], m_accounts[to], 1 + random() % 5));
            if (isPosted(outcome)) {
                ++m_posted;
            } else if (refusal(outcome) != ErrorCode::InsufficientFunds) {
                ++m_odd;
            }
        }
    }

    TestBank& m_bank;
    std::vector<AccountId> m_accounts;
    std::vector<std::thread> m_clients;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_posted = 0, m_odd = 0;
};

void runBank(qint64 durationMs) {
    TestBank bank;
    TestLedger ledger(bank);
    Workload workload(bank, ledger, 16);
    QElapsedTimer timer;
    timer.start();
    int reads = 0;
    while (timer.elapsed() < durationMs) {
        QVERIFY(workload.isWhole());
        ++reads;
    }
    workload.stop();
    QVERIFY(reads > 0);
    QVERIFY(workload.posted() > 0);
    QCOMPARE(workload.odd(), 0);
    QVERIFY(workload.isWhole());
    QCOMPARE(bank.fault(), QString());
}

} // namespace

class TestLedgerMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bankWorkload() { runBank(3000); }
    void bankWorkloadForMinutes() {
        const int seconds = qEnvironmentVariableIntValue("TELLERDESK_LONG_SECONDS");
        runBank(qint64(seconds) * 1000);
    }

    void aBalanceIsSpentOnce() {
        TestBank bank;
        LedgerSettings settings = bank.settings();
        settings.lanes = 3;
        settings.batchCap = 7;
        TestLedger ledger(bank, settings);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        posting(run(ledger, deposit(teller, account, 100)));
        std::vector<Order> orders;
        for (int i = 0; i < 100; ++i) {
            orders.push_back(withdrawal(teller, account, 10));
        }
        const auto outcomes = runAll(ledger, orders);
        QCOMPARE(postedOf(outcomes), 10);
        for (const Outcome& outcome : outcomes) {
            QVERIFY(isPosted(outcome) || refusal(outcome) == ErrorCode::InsufficientFunds);
        }
        QCOMPARE(bank.balance(account), qint64(0));
        QCOMPARE(bank.fault(), QString());
    }

    void stormsInBothDirectionsDoNotDeadlock() {
        TestBank bank;
        LedgerSettings settings = bank.settings();
        settings.lanes = 4;
        settings.batchCap = 5;
        TestLedger ledger(bank, settings);
        std::vector<Caller> tellers;
        std::vector<AccountId> accounts;
        std::vector<Order> orders;
        for (int i = 0; i < 3; ++i) {
            tellers.push_back(bank.addTeller(ledger));
            accounts.push_back(bank.addAccount());
            orders.push_back(deposit(tellers.back(), accounts.back(), 100'000));
        }
        QCOMPARE(postedOf(runAll(ledger, orders)), 3);
        orders.clear();
        for (std::size_t i = 0; i < 400; ++i) {
            orders.push_back(transfer(tellers[i % 3], accounts[0], accounts[1], 1));
            orders.push_back(transfer(tellers[(i + 1) % 3], accounts[1], accounts[0], 1));
            orders.push_back(transfer(tellers[i % 3], accounts[i % 3], accounts[(i + 1) % 3], 1));
        }
        QCOMPARE(postedOf(runAll(ledger, orders)), std::ptrdiff_t(orders.size()));
        QCOMPARE(bank.fault(), QString());
    }

    void amountsAreKeptExactly() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        qint64 balance = 0;
        const AccountId account = bank.addAccount();
        for (const qint64 amount : {qint64(1), (qint64(1) << 53) + 1, kMaxAmountMinor}) {
            balance += amount;
            const auto reply = posting(run(ledger, deposit(teller, account, amount)));
            QCOMPARE(reply.posting.amountMinor, amount);
            QCOMPARE(reply.account.balanceMinor, balance);
            QCOMPARE(bank.balance(account), balance);
        }
        QCOMPARE(bank.fault(), QString());
    }

    void aBalanceThatWouldOverflowIsRefused() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId rich = bank.addAccount(), other = bank.addAccount();
        bank.preset(rich, kLargest - 100);
        posting(run(ledger, deposit(teller, other, 500)));
        QCOMPARE(refusal(run(ledger, deposit(teller, rich, 101))), ErrorCode::BalanceOverflow);
        QCOMPARE(refusal(run(ledger, transfer(teller, other, rich, 101))), ErrorCode::BalanceOverflow);
        posting(run(ledger, deposit(teller, rich, 100)));
        QCOMPARE(bank.balance(rich), kLargest);
        QCOMPARE(bank.balance(other), qint64(500));
        QCOMPARE(bank.fault(), QString());
    }

    void accountsThatCannotServeAreDeclined() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount(), dollars = bank.addAccount("USD");
        posting(run(ledger, deposit(teller, account, 500)));
        const auto refused = [&](const Order& order) { return refusal(run(ledger, order)); };
        QCOMPARE(refused(transfer(teller, account, account, 1)), ErrorCode::SameAccount);
        QCOMPARE(refused(transfer(teller, account, dollars, 1)), ErrorCode::CurrencyMismatch);
        QCOMPARE(refused(deposit(teller, dollars, 1)), ErrorCode::CurrencyMismatch);
        const AccountId abroad = bank.addAccount(bank.addBranch(QStringLiteral("other")));
        QCOMPARE(refused(deposit(teller, abroad, 1)), ErrorCode::NotFound);
        QCOMPARE(refused(transfer(teller, account, abroad, 1)), ErrorCode::NotFound);
        for (const char* status : {"pending", "dormant", "debit_blocked", "credit_blocked", "frozen", "closed"}) {
            bank.sql(QStringLiteral("UPDATE accounts SET status = '%1' WHERE id = '%2'")
                         .arg(QString::fromLatin1(status), account.toString()));
            QCOMPARE(refused(deposit(teller, account, 1)), ErrorCode::AccountNotActive);
            QCOMPARE(refused(withdrawal(teller, account, 1)), ErrorCode::AccountNotActive);
        }
        QCOMPARE(bank.balance(account), qint64(500));
        QCOMPARE(bank.count(QStringLiteral("refusals")), qint64(17));
        QCOMPARE(bank.fault(), QString());
    }

    // The database's own calls for another try, forced by a trigger.
    void forcedRetriesPostOnceOrNotAtAll() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        bank.sql(QStringLiteral("CREATE SEQUENCE tries; GRANT ALL ON tries TO PUBLIC"));
        for (const char* state : {"40001", "40P01"}) {
            for (const int times : {1, 5, 1000}) {
                bank.sql(
                    QStringLiteral("ALTER SEQUENCE tries RESTART; CREATE OR REPLACE FUNCTION fail() RETURNS trigger "
                                   "LANGUAGE plpgsql AS $$ BEGIN IF nextval('tries') <= %1 THEN "
                                   "RAISE EXCEPTION 'again' USING ERRCODE = '%2'; END IF; RETURN NEW; END $$; "
                                   "CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON postings "
                                   "FOR EACH ROW EXECUTE FUNCTION fail()")
                        .arg(times)
                        .arg(QString::fromLatin1(state)));
                const qint64 before = bank.balance(account);
                const Order order = deposit(teller, account, 10);
                const Outcome outcome = run(ledger, order);
                QCOMPARE(refusal(outcome), times == 1000 ? std::optional(ErrorCode::Busy) : std::nullopt);
                QCOMPARE(bank.balance(account) - before, qint64(times == 1000 ? 0 : 10));
                bank.sql(QStringLiteral("DROP TRIGGER fail ON postings"));
                posting(run(ledger, order));
                QCOMPARE(bank.balance(account) - before, qint64(10));
            }
        }
        QCOMPARE(bank.fault(), QString());
    }

    void aReportSeesOneSnapshot() {
        TestBank bank;
        TestLedger ledger(bank);
        Workload workload(bank, ledger, 4);
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(bank.ask(QStringLiteral("SELECT count(*) FROM (SELECT currency FROM accounts GROUP BY currency "
                                             "HAVING sum(balance) <> 0) t")),
                     QStringLiteral("0"));
            QCOMPARE(bank.fault(), QString());
        }
        workload.stop();
        QCOMPARE(workload.odd(), 0);
    }

    void oneOfTheBatchThatFailsHurtsNoOther() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId good = bank.addAccount(), bad = bank.addAccount();
        bank.sql(QStringLiteral("ALTER TABLE accounts ADD CONSTRAINT none_for_it CHECK (id <> '%1' OR balance = 0)")
                     .arg(bad.toString()));
        std::vector<Order> orders;
        for (int i = 0; i < 20; ++i) {
            orders.push_back(deposit(teller, i == 7 ? bad : good, 1));
        }
        const auto outcomes = runAll(ledger, orders);
        QCOMPARE(postedOf(outcomes), 19);
        QCOMPARE(refusal(outcomes[7]), ErrorCode::Internal);
        bank.sql(QStringLiteral("ALTER TABLE accounts DROP CONSTRAINT none_for_it"));
        posting(run(ledger, orders[7])); // its key was left free
        QCOMPARE(bank.fault(), QString());
    }

    // No state that matters is in a server's memory.
    void twoServersKeepOneSetOfBooks() {
        TestBank bank;
        TestLedger one(bank), two(bank);
        const AccountId hot = bank.addAccount(), other = bank.addAccount();
        std::vector<Order> orders;
        for (int teller = 0; teller < 4; ++teller) {
            const Caller caller = bank.addTeller(teller % 2 ? one : two);
            for (int i = 0; i < 100; ++i) {
                orders.push_back(i % 2 ? deposit(caller, hot, 3) : deposit(caller, other, 2));
            }
        }
        std::vector<Outcome> atOne, atTwo;
        std::thread sender([&] { atTwo = runAll(two, orders); });
        atOne = runAll(one, orders);
        sender.join();
        for (std::size_t i = 0; i < orders.size(); ++i) {
            QCOMPARE(posting(atOne[i]), posting(atTwo[i]));
            QVERIFY(atOne[i].replayed != atTwo[i].replayed);
        }
        QCOMPARE(bank.balance(hot), qint64(600));
        QCOMPARE(bank.balance(other), qint64(400));
        QCOMPARE(bank.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(TestLedgerMoney)
#include "tst_ledgermoney.moc"

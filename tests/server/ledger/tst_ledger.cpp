// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgentrystore.h"
#include "server/db/pgpostingstore.h"
#include "server/db/pgtillstore.h"
#include "tests/server/ledger/testbank.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

const Currency kEur = currency("EUR");
const Currency kUsd = currency("USD");

} // namespace

class TestLedgerOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postsDepositsWithdrawalsAndTransfers() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId from = bank.addAccount(), to = bank.addAccount();

        const Order paidIn = deposit(teller, from, 1000);
        const auto first = posting(run(ledger, paidIn));
        QCOMPARE(first.posting.id.value, paidIn.key.value);
        QCOMPARE(first.posting.kind, PostingKind::Deposit);
        QCOMPARE(first.posting.tellerSequence, qint64(1));
        QCOMPARE(first.posting.businessDate, bank.today());
        QCOMPARE(first.account.balanceMinor, qint64(1000));
        QCOMPARE(first.account.availableMinor, qint64(1000));
        QCOMPARE(first.account.ownerName, QStringLiteral("Ada Lovelace"));
        QCOMPARE(first.account.status, QStringLiteral("active"));
        QVERIFY(!first.toAccount);

        const auto second = posting(run(ledger, withdrawal(teller, from, 300)));
        QCOMPARE(second.account.balanceMinor, qint64(700));
        const auto third = posting(run(ledger, transfer(teller, from, to, 200)));
        QCOMPARE(third.account.id, from);
        QCOMPARE(third.account.balanceMinor, qint64(500));
        QCOMPARE(third.toAccount->id, to);
        QCOMPARE(third.posting.tellerSequence, qint64(3));
        QCOMPARE(bank.balance(to), qint64(200));
        QCOMPARE(bank.fault(), QString());
    }

    void theStoresTellWhatTheReplySaid() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId from = bank.addAccount(), to = bank.addAccount();
        const auto paidIn = posting(run(ledger, deposit(teller, from, 1000)));
        const auto moved = posting(run(ledger, transfer(teller, from, to, 250)));
        bank.sql(QStringLiteral("UPDATE customers SET full_name = 'Somebody Else'"));
        posting(run(ledger, withdrawal(teller, from, 1)));

        db::Connection connection(bank.connectionSettings());
        db::PgPostingStore postings(connection);
        QCOMPARE(postings.find(paidIn.posting.id)->reply, paidIn);
        QCOMPARE(postings.find(moved.posting.id)->reply, moved);
        QCOMPARE(postings.find(moved.posting.id)->branchId, TestBank::mainBranch());
        QVERIFY(!postings.find(PostingId::make()));

        db::PgEntryStore store(connection);
        const auto entries = store.find({.account = from}, 2, 2);
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries[0].entryNumber, qint64(3));
        QCOMPARE(entries[0].kind, BookingKind::Withdrawal);
        QCOMPARE(entries[1].amountMinor, qint64(-250));
        QCOMPARE(entries[1].balanceAfterMinor, qint64(750));
        const auto older = store.find({.account = from, .numbers = {.last = entries[1].entryNumber - 1}}, 50, 50);
        QCOMPARE(older.size(), std::size_t(1));
        QCOMPARE(older[0].postingId, paidIn.posting.id);
    }

    void aTillIsOpenedServedAndClosed() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addUser(Role::Teller);
        const AccountId euros = bank.addAccount(), dollars = bank.addAccount("USD");
        const Order open = opening(teller, {{kEur, 5000}});
        const TillSession opened = till(run(ledger, open));
        QCOMPARE(opened.id.value, open.key.value);
        QCOMPARE(opened.tellerId, teller.userId);
        QCOMPARE(opened.positions, (std::vector<TillPosition>{{kEur, 5000, 5000, {}}}));
        QCOMPARE(refusal(run(ledger, opening(teller, {{kEur, 1}}))), ErrorCode::TillSessionOpen);

        posting(run(ledger, deposit(teller, euros, 100)));
        posting(run(ledger, deposit(teller, dollars, 70, "USD")));
        posting(run(ledger, deposit(teller, dollars, 7, "USD")));

        db::Connection connection(bank.connectionSettings());
        db::PgTillStore tills(connection);
        const std::vector<TillPosition> now{{kEur, 5000, 5100, {}}, {kUsd, 0, 77, {}}};
        QCOMPARE(tills.openOf(teller.userId)->session.positions, now);
        QCOMPARE(tills.find(opened.id)->session.positions, now);

        const Order close = closing(teller, opened.id, {{kUsd, 77}, {kEur, 5050}});
        const TillSession closed = till(run(ledger, close));
        const std::vector<TillPosition> counted{{kEur, 5000, 5100, 5050}, {kUsd, 0, 77, 77}};
        QCOMPARE(closed.status, TillStatus::Closed);
        QCOMPARE(closed.positions, counted);
        QCOMPARE(tills.find(opened.id)->session, closed);
        QVERIFY(!tills.openOf(teller.userId));
        QCOMPARE(refusal(run(ledger, closing(teller, opened.id, {{kUsd, 77}, {kEur, 1}}))),
                 ErrorCode::TillSessionClosed);
        QCOMPARE(refusal(run(ledger, deposit(teller, euros, 1))), ErrorCode::TillSessionRequired);

        const Outcome openedAgain = run(ledger, open);
        QVERIFY(openedAgain.replayed);
        QCOMPARE(till(openedAgain), opened);
        const Outcome closedAgain = run(ledger, close);
        QVERIFY(closedAgain.replayed);
        QCOMPARE(till(closedAgain), closed);
        QCOMPARE(bank.fault(), QString());
        QCOMPARE(bank.ask(QStringLiteral("SELECT string_agg(act, ',' ORDER BY id) FROM audit_events")),
                 QStringLiteral("till_session.open,till_session.close"));
    }

    void aTillListIsTheBranchsNewestFirst() {
        TestBank bank;
        TestLedger ledger(bank);
        std::vector<TillSessionId> ids;
        for (int i = 0; i < 3; ++i) {
            ids.push_back(till(run(ledger, opening(bank.addUser(Role::Teller), {{kEur, i}}))).id);
        }
        const BranchId other = bank.addBranch(QStringLiteral("other"));
        till(run(ledger, opening(bank.addUser(Role::Teller, other), {{kEur, 1}, {kUsd, 2}})));

        db::Connection connection(bank.connectionSettings());
        db::PgTillStore tills(connection);
        const auto first = tills.list({.branchId = TestBank::mainBranch(), .limit = 2});
        QCOMPARE(first.size(), std::size_t(2));
        QCOMPARE(first[0].session.id, ids[2]);
        QCOMPARE(first[1].session.id, ids[1]);
        const auto rest =
            tills.list({.branchId = TestBank::mainBranch(), .status = TillStatus::Open, .below = ids[1], .limit = 2});
        QCOMPARE(rest.size(), std::size_t(1));
        QCOMPARE(rest[0].session.id, ids[0]);
        QCOMPARE(tills.list({.status = TillStatus::Closed}).size(), std::size_t(0));
        const auto all = tills.list({});
        QCOMPARE(all.size(), std::size_t(4));
        QCOMPARE(all[0].session.positions.size(), std::size_t(2));
    }

    void deadSessionsAndWrongRolesLeaveTheKeyFree() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        Order order = deposit(teller, account, 5);
        const qint64 claims = bank.count(QStringLiteral("claims"));
        const auto refusedAs = [&](const Caller& caller) {
            order.caller = caller;
            return refusal(run(ledger, order));
        };
        QCOMPARE(refusedAs({.userId = teller.userId, .sessionId = SessionId::make()}), ErrorCode::Unauthenticated);
        QCOMPARE(refusedAs({.userId = UserId::make(), .sessionId = teller.sessionId}), ErrorCode::Unauthenticated);
        QCOMPARE(refusedAs(bank.addUser(Role::Auditor)), ErrorCode::Forbidden);
        QCOMPARE(refusedAs(bank.addUser(Role::Administrator)), ErrorCode::Forbidden);
        const QString user = QStringLiteral(" WHERE id = '%1'").arg(teller.userId.toString());
        const QString session = QStringLiteral(" WHERE id = '%1'").arg(teller.sessionId.toString());
        bank.sql(QStringLiteral("UPDATE users SET must_change_password = true") + user);
        QCOMPARE(refusedAs(teller), ErrorCode::PasswordChangeRequired);
        bank.sql(QStringLiteral("UPDATE users SET must_change_password = false, status = 'disabled'") + user);
        QCOMPARE(refusedAs(teller), ErrorCode::Unauthenticated);
        bank.sql(QStringLiteral("UPDATE users SET status = 'active'") + user);
        bank.sql(QStringLiteral("UPDATE sessions SET expires_at = now() - interval '1 second'") + session);
        QCOMPARE(refusedAs(teller), ErrorCode::Unauthenticated);
        bank.sql(QStringLiteral("UPDATE sessions SET expires_at = now() + interval '1 day', ended_at = now(), "
                                "ended_because = 'logout'") +
                 session);
        QCOMPARE(refusedAs(teller), ErrorCode::Unauthenticated);
        QCOMPARE(bank.count(QStringLiteral("claims")), claims);
        bank.sql(QStringLiteral("UPDATE sessions SET ended_at = NULL, ended_because = NULL") + session);
        QCOMPARE(refusedAs(teller), std::nullopt);
    }

    void closingIsTheTellersOwnOrTheSupervisorsMatter() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addUser(Role::Teller);
        const TillSessionId id = till(run(ledger, opening(teller, {{kEur, 10}}))).id;
        const BranchId other = bank.addBranch(QStringLiteral("other"));
        const auto closeAs = [&](const Caller& caller) {
            return refusal(run(ledger, closing(caller, id, {{kEur, 10}})));
        };
        QCOMPARE(closeAs(bank.addUser(Role::Teller)), ErrorCode::Forbidden);
        QCOMPARE(closeAs(bank.addUser(Role::Supervisor, other)), ErrorCode::NotFound);
        QCOMPARE(refusal(run(ledger, closing(teller, TillSessionId::make(), {{kEur, 1}}))), ErrorCode::NotFound);
        const Outcome lacking = run(ledger, closing(teller, id, {}));
        QCOMPARE(refusal(lacking), ErrorCode::InvalidRequest);
        QCOMPARE(std::get<Failure>(lacking.result).fields.size(), std::size_t(1));
        QCOMPARE(bank.count(QStringLiteral("refusals")), qint64(0));
        QCOMPARE(bank.count(QStringLiteral("claims")), qint64(1));
        QCOMPARE(closeAs(bank.addUser(Role::Supervisor)), std::nullopt);
        QCOMPARE(bank.fault(), QString());
    }

    void aTillOfYesterdayCanOnlyBeClosed() {
        TestBank bank;
        TestLedger ledger(bank);
        const Caller teller = bank.addUser(Role::Teller);
        const AccountId account = bank.addAccount();
        const TillSessionId id = till(run(ledger, opening(teller, {{kEur, 10}}))).id;
        bank.setToday(bank.today().addDays(1));
        QCOMPARE(refusal(run(ledger, deposit(teller, account, 1))), ErrorCode::TillSessionOutOfDate);
        till(run(ledger, closing(teller, id, {{kEur, 10}})));
        QCOMPARE(till(run(ledger, opening(teller, {{kEur, 10}}))).businessDate, bank.today());
        QCOMPARE(bank.fault(), QString());
    }

    void aFullQueueAndAStoppedLedgerSaySo() {
        TestBank bank;
        LedgerSettings settings = bank.settings();
        settings.queueCap = 0;
        const Order order = abandonment(bank.addUser(Role::Teller), deposit({}, {}, 1));
        TestLedger full(bank, settings);
        QCOMPARE(refusal(run(full, order)), ErrorCode::Busy);
        Ledger stopped(bank.settings(), bank.clock(), bank.businessDate());
        QCOMPARE(refusal(run(stopped, order)), ErrorCode::Unavailable);
        QCOMPARE(bank.count(QStringLiteral("claims")), qint64(0));
    }

    void stoppingAnswersWhatWasTaken() {
        TestBank bank;
        Ledger ledger(bank.settings(), bank.clock(), bank.businessDate());
        ledger.start();
        const Caller teller = bank.addTeller(ledger);
        const AccountId account = bank.addAccount();
        std::atomic<int> posted = 0;
        for (int i = 0; i < 500; ++i) {
            ledger.submit(deposit(teller, account, 1), [&](const Outcome& outcome) { posted += isPosted(outcome); });
        }
        ledger.stop();
        QCOMPARE(posted, 500);
        QCOMPARE(bank.balance(account), qint64(500));
    }
};

QTEST_GUILESS_MAIN(TestLedgerOrders)
#include "tst_ledger.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every request can come twice: it is executed once.
#include "server/db/pgclaimstore.h"
#include "tests/server/ledger/testbank.h"

#include <QTest>

#include <algorithm>
#include <future>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

AbandonState stateOf(const Outcome& outcome) {
    const auto* state = std::get_if<AbandonState>(&outcome.result);
    if (!state) {
        qFatal("no state of abandonment: %s", wireName(refusal(outcome).value_or(ErrorCode::Internal)).data());
    }
    return *state;
}

} // namespace

class TestLedgerOnce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bank = std::make_unique<TestBank>();
        m_ledger = std::make_unique<TestLedger>(*m_bank);
        m_teller = m_bank->addTeller(*m_ledger);
        m_account = m_bank->addAccount();
    }
    void cleanup() {
        const QString fault = m_bank->fault();
        m_ledger.reset();
        m_bank.reset();
        QCOMPARE(fault, QString());
    }

    void sameCallHearsTheSame() {
        const Order order = deposit(m_teller, m_account, 1000);
        const Outcome first = ask(order);
        QVERIFY(!first.replayed);
        posting(ask(withdrawal(m_teller, m_account, 1)));
        m_bank->sql(QStringLiteral("UPDATE customers SET full_name = 'Somebody Else'"));
        m_bank->sql(QStringLiteral("UPDATE accounts SET status = 'frozen'"));
        const Outcome again = ask(order);
        QVERIFY(again.replayed);
        QCOMPARE(posting(again), posting(first));
        QCOMPARE(m_bank->balance(m_account), qint64(999));
    }

    void sameKeyWithAnotherBodyIsRefused() {
        const Order order = deposit(m_teller, m_account, 1000);
        const auto first = posting(ask(order));
        QCOMPARE(refusal(ask(withKey(deposit(m_teller, m_account, 1001), order.key))), ErrorCode::IdempotencyKeyReused);
        QCOMPARE(posting(ask(order)), first);
        QCOMPARE(m_bank->balance(m_account), qint64(1000));
    }

    void sameKeyOfAnotherTellerOrRouteIsRefused() {
        const Order order = deposit(m_teller, m_account, 1000);
        posting(ask(order));
        Order others = order;
        others.caller = m_bank->addTeller(*m_ledger);
        const Outcome outcome = ask(others);
        QCOMPARE(outcome.result, decltype(outcome.result)(Failure{.code = ErrorCode::IdempotencyKeyReused}));
        QCOMPARE(refusal(ask(withKey(withdrawal(m_teller, m_account, 1000), order.key))),
                 ErrorCode::IdempotencyKeyReused);
        QCOMPARE(refusal(ask(withKey(opening(m_bank->addUser(Role::Teller), {{currency("EUR"), 1}}), order.key))),
                 ErrorCode::IdempotencyKeyReused);
        QCOMPARE(m_bank->balance(m_account), qint64(1000));
    }

    void abandonedKeysCanNeverBePosted() {
        const Order order = deposit(m_teller, m_account, 1000);
        QCOMPARE(stateOf(ask(abandonment(m_teller, order))), AbandonState::Abandoned);
        QCOMPARE(stateOf(ask(abandonment(m_teller, order))), AbandonState::Abandoned);
        QCOMPARE(refusal(ask(order)), ErrorCode::Abandoned);
        Order others = order;
        others.caller = m_bank->addTeller(*m_ledger);
        QCOMPARE(refusal(ask(others)), ErrorCode::Abandoned);
        QCOMPARE(refusal(ask(withKey(opening(m_bank->addUser(Role::Teller), {{currency("EUR"), 1}}), order.key))),
                 ErrorCode::Abandoned);
        QCOMPARE(m_bank->balance(m_account), qint64(0));
    }

    void parallelCallsWithOneKeyPostOnce() {
        LedgerSettings settings = m_bank->settings();
        settings.lanes = 4;
        TestLedger lanes(*m_bank, settings);
        const Order order = deposit(m_teller, m_account, 1000);
        const auto outcomes = runAll(lanes, std::vector<Order>(50, order));
        const auto posted = std::count_if(outcomes.begin(), outcomes.end(), &isPosted);
        const auto first = std::count_if(outcomes.begin(), outcomes.end(),
                                         [](const Outcome& each) { return isPosted(each) && !each.replayed; });
        QCOMPARE(first, 1);
        for (const Outcome& outcome : outcomes) {
            QVERIFY(isPosted(outcome) ? posting(outcome) == posting(outcomes.front())
                                      : refusal(outcome) == ErrorCode::InProgress);
        }
        QVERIFY(posted >= 1);
        QCOMPARE(m_bank->balance(m_account), qint64(1000));
    }

    void aDeclineStaysADecline() {
        const Order order = withdrawal(m_teller, m_account, 1000);
        const Outcome first = ask(order);
        QCOMPARE(refusal(first), ErrorCode::InsufficientFunds);
        QVERIFY(!first.replayed);
        posting(ask(deposit(m_teller, m_account, 5000)));
        const Outcome again = ask(order);
        QCOMPARE(refusal(again), ErrorCode::InsufficientFunds);
        QVERIFY(again.replayed);
        posting(ask(withdrawal(m_teller, m_account, 1000)));
        QCOMPARE(m_bank->balance(m_account), qint64(4000));
    }

    void badInputLeavesTheKeyFree() {
        const Caller teller = m_bank->addUser(Role::Teller);
        const TillSessionId id = till(ask(opening(teller, {{currency("EUR"), 5}}))).id;
        const Order bad = closing(teller, id, {});
        QCOMPARE(refusal(ask(bad)), ErrorCode::InvalidRequest);
        till(ask(withKey(closing(teller, id, {{currency("EUR"), 5}}), bad.key)));
    }

    void unknownAccountsAreFinalForTheirKey() {
        const Order order = deposit(m_teller, AccountId::make(), 1000);
        QCOMPARE(refusal(ask(order)), ErrorCode::NotFound);
        const Outcome again = ask(order);
        QCOMPARE(refusal(again), ErrorCode::NotFound);
        QVERIFY(again.replayed);
    }

    void abandoningTellsWhatBecameOfTheId() {
        const Order posted = deposit(m_teller, m_account, 1000);
        const Order refused = withdrawal(m_teller, m_account, 5000);
        posting(ask(posted));
        QCOMPARE(refusal(ask(refused)), ErrorCode::InsufficientFunds);
        QCOMPARE(stateOf(ask(abandonment(m_teller, posted))), AbandonState::Posted);
        QCOMPARE(stateOf(ask(abandonment(m_teller, refused))), AbandonState::Refused);
        QCOMPARE(m_bank->balance(m_account), qint64(1000));
    }

    void usedIdsAreTheMakersAndTheSupervisorsMatter() {
        const BranchId other = m_bank->addBranch(QStringLiteral("other"));
        const Caller colleague = m_bank->addUser(Role::Teller), supervisor = m_bank->addUser(Role::Supervisor);
        const Caller stranger = m_bank->addUser(Role::Supervisor, other), auditor = m_bank->addUser(Role::Auditor);
        const Order posted = deposit(m_teller, m_account, 1000);
        const Order refused = withdrawal(m_teller, m_account, 5000);
        const Order abandoned = deposit(m_teller, m_account, 7);
        posting(ask(posted));
        QCOMPARE(refusal(ask(refused)), ErrorCode::InsufficientFunds);
        QCOMPARE(stateOf(ask(abandonment(m_teller, abandoned))), AbandonState::Abandoned);
        const std::vector<std::pair<const Order*, AbandonState>> used{
            {&posted, AbandonState::Posted}, {&refused, AbandonState::Refused}, {&abandoned, AbandonState::Abandoned}};
        for (const auto& [order, state] : used) {
            QCOMPARE(refusal(ask(abandonment(colleague, *order))), ErrorCode::Forbidden);
            QCOMPARE(refusal(ask(abandonment(stranger, *order))), ErrorCode::NotFound);
            QCOMPARE(refusal(ask(abandonment(auditor, *order))), ErrorCode::Forbidden);
            QCOMPARE(stateOf(ask(abandonment(supervisor, *order))), state);
        }
        const Order till = opening(m_bank->addUser(Role::Teller), {{currency("EUR"), 1}});
        ask(till);
        QCOMPARE(refusal(ask(abandonment(supervisor, till))), ErrorCode::NotFound);
    }

    void aKeyThatIsWorkedOnElsewhereIsInProgress() {
        const Order order = deposit(m_teller, m_account, 1000);
        db::Connection elsewhere(m_bank->connectionSettings());
        elsewhere.begin();
        db::PgClaimStore(elsewhere).claim(
            {.key = order.key, .userId = m_teller.userId, .claimedAt = m_bank->clock().now()});
        const auto outcomes = runAll(*m_ledger, {order, deposit(m_teller, m_account, 5), abandonment(m_teller, order)});
        QCOMPARE(refusal(outcomes[0]), ErrorCode::InProgress);
        QVERIFY(isPosted(outcomes[1]));
        QCOMPARE(refusal(outcomes[2]), ErrorCode::InProgress);
        elsewhere.rollback();
        posting(ask(order));
        QCOMPARE(m_bank->balance(m_account), qint64(1005));
    }

    void abandoningRacesWithPosting() {
        TestLedger other(*m_bank);
        int posted = 0;
        for (int i = 0; i < 200; ++i) {
            const Order order = deposit(m_teller, m_account, 1);
            std::promise<Outcome> post, abandon;
            (**m_ledger).submit(order, [&](Outcome outcome) { post.set_value(std::move(outcome)); });
            (*other).submit(abandonment(m_teller, order),
                            [&](Outcome outcome) { abandon.set_value(std::move(outcome)); });
            const Outcome posting = post.get_future().get();
            const AbandonState state = stateOf(abandon.get_future().get());
            QVERIFY(isPosted(posting) ? state == AbandonState::Posted
                                      : state == AbandonState::Abandoned && refusal(posting) == ErrorCode::Abandoned);
            posted += isPosted(posting);
        }
        QCOMPARE(m_bank->balance(m_account), qint64(posted));
    }

private:
    Outcome ask(const Order& order) { return run(*m_ledger, order); }

    std::unique_ptr<TestBank> m_bank;
    std::unique_ptr<TestLedger> m_ledger;
    Caller m_teller;
    AccountId m_account;
};

QTEST_GUILESS_MAIN(TestLedgerOnce)
#include "tst_ledgeronce.moc"

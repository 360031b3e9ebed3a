// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/ledger/samplebooks.h"

#include <QTest>

#include <limits>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::server::ledger;

namespace {

constexpr qint64 kLargest = std::numeric_limits<qint64>::max();

// Everything in order; each test spoils what it is about.
struct Counter {
    BookAccount account = sample::customer(1000);
    BookAccount other = sample::customer(50);
    BookAccount till = sample::tillWithCash(5000);
    std::optional<OpenTill> openTill = sample::openTill();
    PostingFacts facts = sample::facts();

    Books books() const {
        Books books;
        books.add(account);
        books.add(other);
        books.add(till);
        if (openTill) {
            books.add(*openTill);
        }
        return books;
    }
    PostingOrder order(PostingKind kind, qint64 amountMinor = 100) const {
        return sample::order(kind, account, amountMinor, kind == PostingKind::Transfer ? &other : nullptr);
    }
    Expected<Booking, ErrorCode> decide(const PostingOrder& order) const {
        return decidePosting(order, facts, books());
    }
    // The refusal of the order, or nothing.
    std::optional<ErrorCode> refusal(const PostingOrder& order) const {
        const auto decision = decide(order);
        return decision ? std::nullopt : std::optional(decision.error());
    }
};

constexpr std::array kKinds{PostingKind::Deposit, PostingKind::Withdrawal, PostingKind::Transfer};

} // namespace

class TestPostingRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depositCreditsTheCustomerAndDebitsTheTill() {
        const Counter counter;
        const auto booking = counter.decide(counter.order(PostingKind::Deposit)).value();
        QCOMPARE(booking.kind, BookingKind::Deposit);
        QCOMPARE(booking.id, counter.facts.id);
        QCOMPARE(booking.tellerSequence, std::optional<qint64>(5));
        QCOMPARE(booking.businessDate, sample::kToday);
        QCOMPARE(booking.tillSessionId, sample::kTill);
        QCOMPARE(booking.entries.size(), std::size_t(2));
        const BookedEntry& served = booking.entries[0];
        QCOMPARE(served.accountId, counter.account.id);
        QCOMPARE(served.entryNumber, qint64(8));
        QCOMPARE(served.amountMinor, qint64(100));
        QCOMPARE(served.balanceAfterMinor, qint64(1100));
        QCOMPARE(served.availableAfterMinor, qint64(1100));
        QCOMPARE(served.holderName, QStringLiteral("Ada Lovelace"));
        QCOMPARE(booking.entries[1].accountId, counter.till.id);
        QCOMPARE(booking.entries[1].balanceAfterMinor, qint64(-5100));
        QVERIFY(booking.entries[1].holderName.isNull());
    }

    void withdrawalDebitsTheCustomerAndCreditsTheTill() {
        const Counter counter;
        const auto booking = counter.decide(counter.order(PostingKind::Withdrawal)).value();
        QCOMPARE(booking.entries[0].amountMinor, qint64(-100));
        QCOMPARE(booking.entries[0].balanceAfterMinor, qint64(900));
        QCOMPARE(booking.entries[1].accountId, counter.till.id);
        QCOMPARE(booking.entries[1].balanceAfterMinor, qint64(-4900));
    }

    void transferMovesBetweenCustomersAndLeavesTheTillAlone() {
        const Counter counter;
        const auto booking = counter.decide(counter.order(PostingKind::Transfer)).value();
        QCOMPARE(booking.entries[0].accountId, counter.account.id);
        QCOMPARE(booking.entries[0].balanceAfterMinor, qint64(900));
        QCOMPARE(booking.entries[1].accountId, counter.other.id);
        QCOMPARE(booking.entries[1].balanceAfterMinor, qint64(150));
    }

    void availableAfterCountsTheOverdraft() {
        Counter counter;
        counter.account.overdraftLimitMinor = 500;
        const auto booking = counter.decide(counter.order(PostingKind::Withdrawal, 1400)).value();
        QCOMPARE(booking.entries[0].balanceAfterMinor, qint64(-400));
        QCOMPARE(booking.entries[0].availableAfterMinor, qint64(100));
        QCOMPARE(counter.refusal(counter.order(PostingKind::Withdrawal, 1501)), ErrorCode::InsufficientFunds);
    }

    void takesTheLastCentOfAccountAndTill() {
        Counter counter;
        counter.till = sample::tillWithCash(1000);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Withdrawal, 1000)), std::nullopt);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer, 1000)), std::nullopt);
    }

    void refusesWithdrawalBeyondBalance() {
        const Counter counter;
        QCOMPARE(counter.refusal(counter.order(PostingKind::Withdrawal, 1001)), ErrorCode::InsufficientFunds);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer, 1001)), ErrorCode::InsufficientFunds);
    }

    void refusesWithdrawalBeyondTheTillsCash() {
        Counter counter;
        counter.till = sample::tillWithCash(99);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Withdrawal)), ErrorCode::TillInsufficientCash);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer)), std::nullopt);
    }

    void refusesWithdrawalInACurrencyThatTheTillNeverHad() {
        const Counter counter;
        Books books;
        books.add(counter.account);
        books.add(*counter.openTill);
        const auto decision = decidePosting(counter.order(PostingKind::Withdrawal), counter.facts, books);
        QCOMPARE(decision.error(), ErrorCode::TillInsufficientCash);
    }

    void unknownOtherBranchsAndOwnAccountsAreNotFound() {
        for (const PostingKind kind : kKinds) {
            Counter counter;
            PostingOrder order = counter.order(kind);
            order.accountId = AccountId::make();
            QCOMPARE(counter.refusal(order), ErrorCode::NotFound);
            order.accountId = counter.till.id;
            QCOMPARE(counter.refusal(order), ErrorCode::NotFound);
            counter.account.branchId = sample::kOtherBranch;
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::NotFound);
        }
        Counter counter;
        PostingOrder order = counter.order(PostingKind::Transfer);
        order.toAccountId = AccountId::make();
        QCOMPARE(counter.refusal(order), ErrorCode::NotFound);
        order.toAccountId = counter.till.id;
        QCOMPARE(counter.refusal(order), ErrorCode::NotFound);
        counter.other.branchId = sample::kOtherBranch;
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer)), ErrorCode::NotFound);
    }

    void refusesTransferToTheSameAccount() {
        const Counter counter;
        PostingOrder order = counter.order(PostingKind::Transfer);
        order.toAccountId = order.accountId;
        QCOMPARE(counter.refusal(order), ErrorCode::SameAccount);
        order.accountId = order.toAccountId = AccountId::make();
        QCOMPARE(counter.refusal(order), ErrorCode::NotFound);
    }

    void everyKindNeedsTheCallersOwnOpenTill() {
        for (const PostingKind kind : kKinds) {
            Counter counter;
            counter.openTill->tellerId = sample::kColleague;
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::TillSessionRequired);
            counter.openTill.reset();
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::TillSessionRequired);
            counter.openTill = sample::openTill();
            counter.openTill->branchId = sample::kOtherBranch;
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::TillSessionRequired);
        }
    }

    void aTillSessionThatIsNotTheOpenOneIsClosed() {
        for (const PostingKind kind : kKinds) {
            Counter counter;
            PostingOrder order = counter.order(kind);
            order.tillSessionId = sample::kTill;
            QCOMPARE(counter.refusal(order), std::nullopt);
            order.tillSessionId = TillSessionId::make();
            QCOMPARE(counter.refusal(order), ErrorCode::TillSessionClosed);
            counter.openTill.reset();
            QCOMPARE(counter.refusal(order), ErrorCode::TillSessionRequired);
        }
    }

    void aTillOfYesterdayIsOutOfDate() {
        for (const PostingKind kind : kKinds) {
            Counter counter;
            counter.facts.today = sample::kToday.addDays(1);
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::TillSessionOutOfDate);
            counter.facts.today = sample::kToday.addDays(-1); // a clock set back does not stop the counter
            QCOMPARE(counter.refusal(counter.order(kind)), std::nullopt);
        }
    }

    void refusesAccountsThatAreNotActive() {
        for (const PostingKind kind : kKinds) {
            Counter counter;
            counter.account.active = false;
            QCOMPARE(counter.refusal(counter.order(kind)), ErrorCode::AccountNotActive);
        }
        Counter counter;
        counter.other.active = false;
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer)), ErrorCode::AccountNotActive);
    }

    void refusesAnotherCurrency() {
        for (const PostingKind kind : kKinds) {
            const Counter counter;
            PostingOrder order = counter.order(kind);
            order.currency = sample::currency("USD");
            QCOMPARE(counter.refusal(order), ErrorCode::CurrencyMismatch);
        }
        Counter counter;
        counter.other.currency = sample::currency("USD");
        QCOMPARE(counter.refusal(counter.order(PostingKind::Transfer)), ErrorCode::CurrencyMismatch);
    }

    void refusesBalancesThatWouldNotFit() {
        Counter counter;
        counter.account.balanceMinor = kLargest - 99;
        QCOMPARE(counter.refusal(counter.order(PostingKind::Deposit)), ErrorCode::BalanceOverflow);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Deposit, 99)), std::nullopt);
        counter.account.overdraftLimitMinor = 1;
        QCOMPARE(counter.refusal(counter.order(PostingKind::Deposit, 99)), ErrorCode::BalanceOverflow);

        Counter till;
        till.till.balanceMinor = std::numeric_limits<qint64>::min() + 99;
        QCOMPARE(till.refusal(till.order(PostingKind::Deposit)), ErrorCode::BalanceOverflow);

        Counter receiver;
        receiver.other.balanceMinor = kLargest - 99;
        QCOMPARE(receiver.refusal(receiver.order(PostingKind::Transfer)), ErrorCode::BalanceOverflow);
    }

    void anOverdraftBeyond64BitsCoversEveryAmount() {
        Counter counter;
        counter.account.overdraftLimitMinor = kLargest;
        counter.till = sample::tillWithCash(2000);
        QCOMPARE(counter.refusal(counter.order(PostingKind::Withdrawal, 1000)), std::nullopt);
    }

    // Each row breaks every rule from its own on; the first one in the contract's order answers.
    void theFirstRuleOfTheContractAnswers() {
        Counter counter;
        counter.other.currency = sample::currency("USD");
        counter.till = sample::tillWithCash(0);
        PostingOrder withdrawal = counter.order(PostingKind::Withdrawal, 5000);
        withdrawal.tillSessionId = TillSessionId::make();
        counter.account.active = false;
        counter.facts.today = sample::kToday.addDays(1);
        counter.openTill.reset();

        QCOMPARE(counter.refusal(withdrawal), ErrorCode::TillSessionRequired);
        counter.openTill = sample::openTill();
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::TillSessionClosed);
        withdrawal.tillSessionId.reset();
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::TillSessionOutOfDate);
        counter.facts.today = sample::kToday;
        withdrawal.currency = sample::currency("USD");
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::AccountNotActive);
        counter.account.active = true;
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::CurrencyMismatch);
        withdrawal.currency = counter.account.currency;
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::InsufficientFunds);
        withdrawal.amountMinor = 1000;
        QCOMPARE(counter.refusal(withdrawal), ErrorCode::TillInsufficientCash);

        PostingOrder same = counter.order(PostingKind::Transfer);
        same.toAccountId = same.accountId;
        counter.openTill.reset();
        QCOMPARE(counter.refusal(same), ErrorCode::SameAccount);
    }

    void ordersOfOneBatchSeeEachOther() {
        Counter counter;
        Books books = counter.books();
        int accepted = 0;
        for (int i = 0; i < 100; ++i) {
            const auto decision = decidePosting(counter.order(PostingKind::Withdrawal), counter.facts, books);
            if (decision) {
                books.apply(*decision);
                ++accepted;
            } else {
                QCOMPARE(decision.error(), ErrorCode::InsufficientFunds);
            }
        }
        QCOMPARE(accepted, 10);
        QCOMPARE(books.account(counter.account.id)->balanceMinor, qint64(0));
        QCOMPARE(books.account(counter.account.id)->lastEntryNumber, qint64(17));
        QCOMPARE(books.openTill(sample::kTeller)->lastSequence, qint64(14));
    }
};

QTEST_GUILESS_MAIN(TestPostingRules)
#include "tst_postingrules.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold after any sequence of orders, whatever their amounts.
#include "tests/server/ledger/samplebooks.h"

#include <QTest>

#include <rapidcheck.h>

#include <map>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::server::ledger;

namespace {

struct Bank {
    std::vector<BookAccount> accounts = {};
    Books books = {};
    std::map<AccountId, std::vector<BookedEntry>> entries = {};
    qint64 sequence = 0;
};

Bank makeBank() {
    Bank bank;
    for (int i = 0; i < 4; ++i) {
        BookAccount account = sample::customer(0);
        account.lastEntryNumber = 0;
        account.balanceMinor = *rc::gen::element<qint64>(0, 100, 100000, std::numeric_limits<qint64>::max() - 50);
        account.overdraftLimitMinor = *rc::gen::element<qint64>(0, 0, 70);
        bank.accounts.push_back(account);
        bank.books.add(account);
    }
    BookAccount till = sample::tillWithCash(*rc::gen::element<qint64>(0, 50, 100000));
    bank.accounts.push_back(till);
    bank.books.add(till);
    OpenTill open = sample::openTill();
    open.lastSequence = 0;
    bank.books.add(open);
    return bank;
}

PostingOrder anyOrder(const Bank& bank) {
    const auto kind = *rc::gen::element(PostingKind::Deposit, PostingKind::Withdrawal, PostingKind::Transfer);
    const auto from = *rc::gen::inRange<std::size_t>(0, bank.accounts.size());
    const auto to = *rc::gen::inRange<std::size_t>(0, bank.accounts.size());
    PostingOrder order = sample::order(kind, bank.accounts[from], 1, &bank.accounts[to]);
    order.amountMinor =
        *rc::gen::oneOf(rc::gen::inRange<qint64>(1, 200), rc::gen::inRange<qint64>(1, kMaxAmountMinor + 1));
    return order;
}

void checkBooking(const Bank& bank, const Booking& booking) {
    RC_ASSERT(booking.entries.size() == std::size_t(2));
    RC_ASSERT(booking.entries[0].accountId != booking.entries[1].accountId);
    RC_ASSERT(booking.entries[0].amountMinor == -booking.entries[1].amountMinor);
    RC_ASSERT(booking.tellerSequence == std::optional(bank.sequence + 1));
}

void checkAccount(const Bank& bank, const BookAccount& before) {
    const BookAccount& now = *bank.books.account(before.id);
    qint64 balance = before.balanceMinor;
    qint64 number = 0;
    const auto entries = bank.entries.find(before.id);
    if (entries != bank.entries.end()) {
        for (const BookedEntry& entry : entries->second) {
            RC_ASSERT(entry.entryNumber == ++number);
            balance += entry.amountMinor;
            RC_ASSERT(entry.balanceAfterMinor == balance);
        }
    }
    RC_ASSERT(now.balanceMinor == balance);
    RC_ASSERT(now.lastEntryNumber == number);
    if (now.kind == AccountKind::Customer) {
        RC_ASSERT(now.balanceMinor >= -now.overdraftLimitMinor);
    } else {
        RC_ASSERT(now.balanceMinor <= 0);
    }
}

} // namespace

class TestRulesProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySequenceOfOrdersKeepsTheBooksWhole() {
        const bool held = rc::check("every sequence of orders keeps the books whole", [] {
            Bank bank = makeBank();
            const int count = *rc::gen::inRange(1, 60);
            for (int i = 0; i < count; ++i) {
                const auto decision = decidePosting(anyOrder(bank), sample::facts(), bank.books);
                if (!decision) {
                    continue;
                }
                checkBooking(bank, *decision);
                bank.books.apply(*decision);
                ++bank.sequence;
                for (const BookedEntry& entry : decision->entries) {
                    bank.entries[entry.accountId].push_back(entry);
                }
            }
            for (const BookAccount& account : bank.accounts) {
                checkAccount(bank, account);
            }
        });
        QVERIFY(held);
    }

    void everyCountClosesTheTillToZero() {
        const bool held = rc::check("every count closes the till to zero", [] {
            Books books;
            const qint64 cash = *rc::gen::oneOf(rc::gen::inRange<qint64>(0, 1000), rc::gen::arbitrary<qint64>());
            RC_PRE(cash >= 0);
            books.add(sample::tillWithCash(cash));
            books.add(sample::ownAccount(AccountKind::VaultCash, 0));
            books.add(sample::ownAccount(AccountKind::CashOverShort, 0));
            const Currency eur = sample::currency("EUR");
            const TillRecord till{.session = {.id = sample::kTill,
                                              .tellerId = sample::kTeller,
                                              .businessDate = sample::kToday,
                                              .positions = {{.currency = eur}}},
                                  .branchId = sample::kBranch};
            const TillClosingOrder order{.tillSessionId = sample::kTill,
                                         .counted = {{eur, *rc::gen::inRange<qint64>(0, kMaxAmountMinor + 1)}}};
            const TillClosingFacts facts{
                .userId = sample::kTeller, .branchId = sample::kBranch, .makeId = &PostingId::make};
            const auto closing = decideTillClosing(order, facts, till, books).value();
            for (const Booking& booking : closing.bookings) {
                RC_ASSERT(booking.entries[0].amountMinor == -booking.entries[1].amountMinor);
                books.apply(booking);
            }
            const qint64 overShort = books.own(AccountKind::CashOverShort, sample::kBranch, eur)->balanceMinor;
            RC_ASSERT(books.tillCash(sample::kTeller, eur)->balanceMinor == 0);
            RC_ASSERT(overShort == order.counted[0].amountMinor - cash);
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(TestRulesProperties)
#include "tst_rulesproperties.moc"

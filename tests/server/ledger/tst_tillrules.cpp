// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/ledger/samplebooks.h"

#include <QTest>

#include <limits>
#include <map>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::server::ledger;

namespace {

const Currency kEur = sample::currency("EUR");
const Currency kUsd = sample::currency("USD");

Books booksWithVaults() {
    Books books;
    for (const char* code : {"EUR", "USD"}) {
        books.add(sample::ownAccount(AccountKind::VaultCash, 0, code));
        books.add(sample::ownAccount(AccountKind::CashOverShort, 0, code));
        books.add(sample::tillWithCash(0, code));
    }
    return books;
}

TillOpeningFacts openingFacts() {
    return {.id = sample::kTill,
            .tellerId = sample::kTeller,
            .branchId = sample::kBranch,
            .now = sample::kNow,
            .today = sample::kToday,
            .makeId = &PostingId::make};
}

TillClosingFacts closingFacts() {
    return {.userId = sample::kTeller,
            .role = Role::Teller,
            .branchId = sample::kBranch,
            .now = sample::kNow,
            .makeId = &PostingId::make};
}

// A till that was opened with 100.00 EUR and nothing in USD.
struct OpenedTill {
    Books books = booksWithVaults();
    TillRecord record = {};

    OpenedTill() {
        const TillOpeningOrder order{.opening = {{kUsd, 0}, {kEur, 10000}}};
        auto opening = decideTillOpening(order, openingFacts(), books).value();
        for (const Booking& booking : opening.bookings) {
            books.apply(booking);
        }
        books.add(OpenTill{.id = sample::kTill,
                           .tellerId = sample::kTeller,
                           .branchId = sample::kBranch,
                           .businessDate = sample::kToday});
        record = {.session = opening.session, .branchId = sample::kBranch};
    }
    Result<TillClosing> close(std::vector<CashAmount> counted, const TillClosingFacts& facts = closingFacts()) const {
        return decideTillClosing({.tillSessionId = sample::kTill, .counted = std::move(counted)}, facts, record, books);
    }
    qint64 balance(AccountKind kind, Currency currency) const {
        return kind == AccountKind::TillCash ? books.tillCash(sample::kTeller, currency)->balanceMinor
                                             : books.own(kind, sample::kBranch, currency)->balanceMinor;
    }
    void apply(const TillClosing& closing) {
        for (const Booking& booking : closing.bookings) {
            books.apply(booking);
        }
    }
};

} // namespace

class TestTillRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openingMovesTheFloatFromTheVault() {
        const OpenedTill till;
        QCOMPARE(till.balance(AccountKind::TillCash, kEur), qint64(-10000));
        QCOMPARE(till.balance(AccountKind::VaultCash, kEur), qint64(10000)); // the vault has no floor yet
        QCOMPARE(till.balance(AccountKind::TillCash, kUsd), qint64(0));
        QCOMPARE(till.record.session.businessDate, sample::kToday);
        QCOMPARE(till.record.session.status, TillStatus::Open);
        const std::vector<TillPosition> expected{{kEur, 10000, 10000, {}}, {kUsd, 0, 0, {}}};
        QCOMPARE(till.record.session.positions, expected);
    }

    void openingBooksOnlyWhatMoves() {
        const TillOpeningOrder order{.opening = {{kUsd, 0}, {kEur, 1}}};
        const auto opening = decideTillOpening(order, openingFacts(), booksWithVaults()).value();
        QCOMPARE(opening.bookings.size(), std::size_t(1));
        const Booking& booking = opening.bookings.front();
        QCOMPARE(booking.kind, BookingKind::TillOpening);
        QVERIFY(!booking.tellerSequence);
        QCOMPARE(booking.entries[0].amountMinor + booking.entries[1].amountMinor, qint64(0));
    }

    void aTellerHasOneOpenTill() {
        const OpenedTill till;
        const auto again = decideTillOpening({.opening = {{kEur, 1}}}, openingFacts(), till.books);
        QCOMPARE(again.error(), ErrorCode::TillSessionOpen);
    }

    void aVaultThatWouldOverflowRefuses() {
        Books books = booksWithVaults();
        BookAccount vault = *books.own(AccountKind::VaultCash, sample::kBranch, kEur);
        vault.balanceMinor = std::numeric_limits<qint64>::max();
        books.add(vault);
        const auto opening = decideTillOpening({.opening = {{kEur, 1}}}, openingFacts(), books);
        QCOMPARE(opening.error(), ErrorCode::BalanceOverflow);
    }

    void closingReturnsTheCountedCash() {
        OpenedTill till;
        const auto closing = till.close({{kEur, 10000}, {kUsd, 0}}).value();
        till.apply(closing);
        QCOMPARE(closing.session.status, TillStatus::Closed);
        const std::vector<TillPosition> expected{{kEur, 10000, 10000, 10000}, {kUsd, 0, 0, 0}};
        QCOMPARE(closing.session.positions, expected);
        QCOMPARE(closing.bookings.size(), std::size_t(1));
        QCOMPARE(closing.bookings.front().kind, BookingKind::TillReturn);
        QCOMPARE(till.balance(AccountKind::TillCash, kEur), qint64(0));
        QCOMPARE(till.balance(AccountKind::VaultCash, kEur), qint64(0));
        QCOMPARE(till.balance(AccountKind::CashOverShort, kEur), qint64(0));
    }

    void missingCashIsDebitedToOverAndShort() {
        OpenedTill till;
        const auto closing = till.close({{kEur, 9900}, {kUsd, 0}}).value();
        till.apply(closing);
        QCOMPARE(closing.session.positions[0].expectedMinor, qint64(10000));
        QCOMPARE(closing.session.positions[0].countedMinor, std::optional<qint64>(9900));
        QCOMPARE(till.balance(AccountKind::TillCash, kEur), qint64(0));
        QCOMPARE(till.balance(AccountKind::VaultCash, kEur), qint64(100));
        QCOMPARE(till.balance(AccountKind::CashOverShort, kEur), qint64(-100));
    }

    void surplusCashIsCreditedToOverAndShort() {
        OpenedTill till;
        till.apply(till.close({{kEur, 10000}, {kUsd, 250}}).value());
        QCOMPARE(till.balance(AccountKind::TillCash, kUsd), qint64(0));
        QCOMPARE(till.balance(AccountKind::VaultCash, kUsd), qint64(-250));
        QCOMPARE(till.balance(AccountKind::CashOverShort, kUsd), qint64(250));
    }

    void anEmptyCountBooksTheWholeTillAsShort() {
        OpenedTill till;
        const auto closing = till.close({{kEur, 0}, {kUsd, 0}}).value();
        till.apply(closing);
        QCOMPARE(closing.bookings.size(), std::size_t(1));
        QCOMPARE(closing.bookings.front().kind, BookingKind::TillVariance);
        QCOMPARE(till.balance(AccountKind::CashOverShort, kEur), qint64(-10000));
    }

    void everyCurrencyIsCountedExactlyOnce() {
        const OpenedTill till;
        const auto lacking = till.close({{kEur, 1}}).error();
        QCOMPARE(lacking.code, ErrorCode::InvalidRequest);
        QCOMPARE(lacking.fields, (std::vector<FieldError>{{QStringLiteral("/counted"), FieldFault::Missing}}));
        const auto twice = till.close({{kEur, 1}, {kUsd, 0}, {kEur, 2}}).error();
        QCOMPARE(twice.fields,
                 (std::vector<FieldError>{{QStringLiteral("/counted/2/currency"), FieldFault::Duplicate}}));
        const auto foreign = till.close({{kEur, 1}, {kUsd, 0}, {sample::currency("KRW"), 2}}).error();
        QCOMPARE(foreign.fields,
                 (std::vector<FieldError>{{QStringLiteral("/counted/2/currency"), FieldFault::NotAllowed}}));
    }

    void closesOnce() {
        OpenedTill till;
        till.record.session.status = TillStatus::Closed;
        QCOMPARE(till.close({{kEur, 1}, {kUsd, 0}}).error().code, ErrorCode::TillSessionClosed);
    }

    void whoMayClose() {
        const OpenedTill till;
        const auto refusal = [&](UserId user, Role role, BranchId branch) -> std::optional<ErrorCode> {
            TillClosingFacts facts = closingFacts();
            facts.userId = user;
            facts.role = role;
            facts.branchId = branch;
            const auto closing = till.close({{kEur, 1}, {kUsd, 0}}, facts);
            return closing ? std::nullopt : std::optional(closing.error().code);
        };
        QCOMPARE(refusal(sample::kTeller, Role::Teller, sample::kBranch), std::nullopt);
        QCOMPARE(refusal(sample::kTeller, Role::Teller, sample::kOtherBranch), std::nullopt);
        QCOMPARE(refusal(sample::kColleague, Role::Supervisor, sample::kBranch), std::nullopt);
        QCOMPARE(refusal(sample::kColleague, Role::Teller, sample::kBranch), ErrorCode::Forbidden);
        QCOMPARE(refusal(sample::kColleague, Role::Supervisor, sample::kOtherBranch), ErrorCode::NotFound);
        const auto unknown = decideTillClosing({.tillSessionId = sample::kTill}, closingFacts(), {}, till.books);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTillRules)
#include "tst_tillrules.moc"

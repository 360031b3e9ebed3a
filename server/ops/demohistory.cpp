// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/demohistory.h"

#include "server/db/pgledgerlocks.h"
#include "server/db/pgledgerwrites.h"
#include "server/ledger/rules/books.h"
#include "server/ledger/rules/entries.h"
#include "server/ledger/rules/posting.h"
#include "server/ledger/rules/till.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace tellerdesk::server::ops {

namespace {

using namespace std::chrono_literals;
using db::OwnAccount;

constexpr int kPostingsADay = 14; // of each teller
constexpr std::array kNarratives{"Salary", "Rent", "Savings", "Invoice 2071", "Groceries",
                                 "용돈",   "월세", "Holiday", "School fees",  "Gift"};

// Amounts that look like a counter's: whole units mostly, in the currency's own scale.
qint64 amountOf(Currency currency, int units, QRandomGenerator& random) {
    const qint64 scale = currency.exponent() == 0 ? 1000 : currency.minorPerMajor();
    return scale * (5 + random.bounded(units)) +
           (currency.exponent() == 0 || random.bounded(3) != 0 ? 0 : random.bounded(100));
}

class History {
public:
    History(db::Connection& connection, const DemoHistory& history, QRandomGenerator& random)
        : m_connection(connection)
        , m_history(history)
        , m_random(random)
        , m_fresh(history.accounts) {
        for (const BookAccount& account : history.accounts) {
            m_books.add(account);
        }
        addOwnAccounts();
    }

    void play() {
        for (QDate day = m_history.from; day <= m_history.until; day = day.addDays(1)) {
            if (day.dayOfWeek() <= 5) {
                for (const Actor& teller : m_history.tellers) {
                    playDay(teller, day);
                }
            }
        }
    }

private:
    void addOwnAccounts() {
        std::vector<OwnAccount> wanted;
        for (const Currency currency : m_history.currencies) {
            for (const Actor& teller : m_history.tellers) {
                wanted.push_back({.kind = AccountKind::TillCash, .ownerId = teller.userId.value, .currency = currency});
            }
            wanted.push_back(
                {.kind = AccountKind::VaultCash, .ownerId = m_history.branchId.value, .currency = currency});
            wanted.push_back(
                {.kind = AccountKind::CashOverShort, .ownerId = m_history.branchId.value, .currency = currency});
        }
        createOwnAccounts(m_connection, wanted, m_history.branchId, timeOf(m_history.from, 0));
        std::vector<Uuid> ids;
        for (const auto& found : findOwnAccounts(m_connection, wanted)) {
            ids.push_back(found.id.value);
        }
        for (BookAccount& account : lockAccounts(m_connection, ids)) {
            m_books.add(std::move(account));
        }
    }

    static Instant timeOf(QDate day, int minutesAfterOpening) {
        const qint64 midnight = QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
        return Instant(std::chrono::milliseconds(midnight)) + 8h + std::chrono::minutes(minutesAfterOpening);
    }

    void playDay(const Actor& teller, QDate day) {
        m_bookings.clear();
        const TillSessionId id{Uuid::makeV7(timeOf(day, 0))};
        ledger::TillOpeningOrder order;
        for (const Currency currency : m_history.currencies) {
            order.opening.push_back(
                {.currency = currency, .amountMinor = (currency.exponent() == 0 ? 3'000'000 : 500'000)});
        }
        const auto makeId = [day] { return PostingId{Uuid::makeV7(timeOf(day, 0))}; };
        const auto opening = decideTillOpening(order,
                                               {.id = id,
                                                .tellerId = teller.userId,
                                                .branchId = m_history.branchId,
                                                .now = timeOf(day, 0),
                                                .today = day,
                                                .makeId = makeId},
                                               m_books);
        if (!opening) {
            qFatal("the demo bank's own till does not open");
        }
        writeTillOpening(m_connection, {.session = opening->session, .branchId = m_history.branchId}, timeOf(day, 0));
        take(opening->bookings);
        m_books.add(OpenTill{.id = id, .tellerId = teller.userId, .branchId = m_history.branchId, .businessDate = day});
        for (int i = 1; i <= kPostingsADay; ++i) {
            playPosting(teller, day, i);
        }
        writeBookings(m_connection, m_bookings);
        closeTill(teller, day, opening->session);
    }

    void playPosting(const Actor& teller, QDate day, int number) {
        ledger::PostingOrder order;
        if (!m_fresh.empty()) { // every account begins with a deposit
            const BookAccount account = m_fresh.back();
            m_fresh.pop_back();
            order = {.kind = PostingKind::Deposit, .accountId = account.id, .currency = account.currency};
            order.amountMinor = amountOf(account.currency, 9000, m_random);
        } else {
            order = anyOrder();
        }
        if (m_random.bounded(2) == 0) {
            order.narrative = QString::fromUtf8(
                kNarratives[static_cast<std::size_t>(m_random.bounded(static_cast<int>(kNarratives.size())))]);
        }
        const Instant now = timeOf(day, number * 30);
        const auto booking = decidePosting(order,
                                           {.id = PostingId{Uuid::makeV7(now)},
                                            .tellerId = teller.userId,
                                            .branchId = m_history.branchId,
                                            .now = now,
                                            .today = day},
                                           m_books);
        if (booking) { // a customer without the money goes home; only what is posted is history
            take({*booking});
        }
    }

    const BookAccount& anyAccount() {
        return m_history
            .accounts[static_cast<std::size_t>(m_random.bounded(static_cast<int>(m_history.accounts.size())))];
    }

    ledger::PostingOrder anyOrder() {
        const BookAccount& account = anyAccount();
        ledger::PostingOrder order{.accountId = account.id, .currency = account.currency};
        order.amountMinor = amountOf(account.currency, 900, m_random);
        const int draw = m_random.bounded(10);
        order.kind = draw < 4 ? PostingKind::Deposit : draw < 7 ? PostingKind::Withdrawal : PostingKind::Transfer;
        if (order.kind == PostingKind::Transfer) {
            const BookAccount* to = &anyAccount();
            while (to->currency != account.currency) {
                to = &anyAccount();
            }
            order.toAccountId = to->id;
        }
        return order;
    }

    void closeTill(const Actor& teller, QDate day, TillSession session) {
        ledger::TillClosingOrder order{.tillSessionId = session.id};
        for (TillPosition& position : session.positions) {
            position.expectedMinor = ledger::cashMinor(*m_books.tillCash(teller.userId, position.currency));
            const bool short_ = m_random.bounded(40) == 0 && position.expectedMinor > 1000;
            order.counted.push_back(
                {.currency = position.currency, .amountMinor = position.expectedMinor - (short_ ? 1000 : 0)});
        }
        const Instant now = timeOf(day, (kPostingsADay + 1) * 30);
        const auto closing = decideTillClosing(order,
                                               {.userId = teller.userId,
                                                .role = Role::Teller,
                                                .branchId = m_history.branchId,
                                                .now = now,
                                                .makeId = [now] { return PostingId{Uuid::makeV7(now)}; }},
                                               TillRecord{.session = session, .branchId = m_history.branchId}, m_books);
        if (!closing) {
            qFatal("the demo bank's own till does not close");
        }
        m_books.removeTill(teller.userId);
        m_bookings.clear();
        take(closing->bookings);
        writeBookings(m_connection, m_bookings);
        writeTillClosing(m_connection, closing->session,
                         {.key = RequestKey{Uuid::makeV7(now)}, .closedBy = teller.userId, .now = now});
    }

    void take(const std::vector<Booking>& bookings) {
        for (const Booking& booking : bookings) {
            m_books.apply(booking);
            m_bookings.push_back(booking);
        }
    }

    db::Connection& m_connection;
    const DemoHistory& m_history;
    QRandomGenerator& m_random;
    std::vector<BookAccount> m_fresh;
    ledger::Books m_books;
    std::vector<Booking> m_bookings;
};

} // namespace

void writeDemoHistory(db::Connection& connection, const DemoHistory& history, QRandomGenerator& random) {
    History(connection, history, random).play();
}

} // namespace tellerdesk::server::ops

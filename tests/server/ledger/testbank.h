// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ledger/ledger.h"
#include "tests/support/testdatabase.h"

#include <QDate>

#include <atomic>
#include <vector>

namespace tellerdesk::test {

using server::Caller;
using server::ledger::Ledger;
using server::ledger::LedgerSettings;
using server::ledger::Order;
using server::ledger::Outcome;

// A bank in a database of its own: people with live sessions, customers' accounts, and orders made easily.
class TestBank {
public:
    TestBank();
    explicit TestBank(const QString& superuserUrl); // a migrated database of another cluster

    Caller addUser(Role role, const BranchId& branch);
    Caller addUser(Role role) { return addUser(role, mainBranch()); }
    BranchId addBranch(const QString& code);
    static BranchId mainBranch();

    AccountId addAccount(const char* currency = "EUR") { return addAccount(mainBranch(), currency); }
    AccountId addAccount(const BranchId& branch, const char* currency = "EUR");
    // Puts a balance on an account with a posting out of the vault, as old books would have it.
    void preset(const AccountId& account, qint64 balance);
    // A teller with an open till that holds much cash.
    Caller addTeller(Ledger& ledger, const char* currency = "EUR");

    void sql(const QString& statement) const { runSql(m_superuserUrl, statement); }
    QString ask(const QString& query) const { return askSql(m_superuserUrl, query); }
    qint64 count(const QString& table) const {
        return ask(QStringLiteral("SELECT count(*) FROM ") + table).toLongLong();
    }
    qint64 balance(const AccountId& account) const;
    QString fault() const; // what verifyBooks() finds; empty: nothing

    QString databaseName() const { return m_database->name(); }
    server::db::ConnectionSettings connectionSettings() const { return {.url = m_applicationUrl}; }
    LedgerSettings settings() const { return {.connection = connectionSettings()}; }

    void setToday(QDate today) { m_today = today.toJulianDay(); }
    QDate today() const { return QDate::fromJulianDay(m_today); }
    Ledger::BusinessDate businessDate() const {
        return [this](Instant) { return today(); };
    }
    const Clock& clock() const { return m_clock; }

private:
    std::optional<TestDatabase> m_database;
    QString m_superuserUrl;
    QString m_applicationUrl;
    SystemClock m_clock;
    std::atomic<qint64> m_today;
};

// A started ledger on a bank's database; stopped with the object.
class TestLedger {
public:
    explicit TestLedger(TestBank& bank)
        : TestLedger(bank, bank.settings()) {}
    TestLedger(TestBank& bank, const LedgerSettings& settings);

    Ledger& operator*() { return m_ledger; }
    operator Ledger&() { return m_ledger; }

private:
    Ledger m_ledger;
};

// Submits and waits for the answers, in the orders' order.
Outcome run(Ledger& ledger, const Order& order);
std::vector<Outcome> runAll(Ledger& ledger, const std::vector<Order>& orders);

Currency currency(const char* code);
Order deposit(const Caller& caller, const AccountId& account, qint64 amount, const char* currency = "EUR");
Order withdrawal(const Caller& caller, const AccountId& account, qint64 amount, const char* currency = "EUR");
Order transfer(const Caller& caller, const AccountId& from, const AccountId& to, qint64 amount);
Order opening(const Caller& caller, std::vector<CashAmount> cash);
Order closing(const Caller& caller, const TillSessionId& till, std::vector<CashAmount> counted);
Order abandonment(const Caller& caller, const Order& of);
// The same request again, as another one with the same key.
Order withKey(Order order, const RequestKey& key);

// The code of a refusal; nothing when the order succeeded.
std::optional<ErrorCode> refusal(const Outcome& outcome);
bool isPosted(const Outcome& outcome);
const PostingReply& posting(const Outcome& outcome); // aborts when it is none
const TillSession& till(const Outcome& outcome);

} // namespace tellerdesk::test

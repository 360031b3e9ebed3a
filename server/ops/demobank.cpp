// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/demobank.h"

#include "server/db/databaseerror.h"
#include "server/db/pgdemo.h"
#include "server/db/pgstores.h"
#include "server/ops/demohistory.h"
#include "server/ops/demopeople.h"
#include "server/services/accountservice.h"
#include "server/services/customerservice.h"
#include "server/services/users.h"
#include "server/tokens/passwordhasher.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server::ops {

namespace {

constexpr quint32 kSeed = 20'260'101;
constexpr int kCustomers = 200;
constexpr int kDays = 90;

constexpr std::array kUsers{
    DemoUser{"teller1", "Tina Teller", Role::Teller},     DemoUser{"teller2", "Tom Teller", Role::Teller},
    DemoUser{"teller3", "김하나", Role::Teller},          DemoUser{"supervisor1", "Sven Supervisor", Role::Supervisor},
    DemoUser{"admin1", "Ada Admin", Role::Administrator}, DemoUser{"auditor1", "Aurel Auditor", Role::Auditor},
};

class DemoBank {
public:
    DemoBank(db::Connection& connection, Stores& stores, Instant now, QDate today)
        : m_connection(connection)
        , m_stores(stores)
        , m_begin(now - std::chrono::hours(24 * kDays))
        , m_today(today) {}

    // False: a password could not be hashed.
    bool make() {
        const auto branches = m_stores.bank.branches();
        m_branch = branches.front().id;
        if (!makeUsers()) {
            return false;
        }
        makeCustomers();
        writeDemoHistory(m_connection,
                         {.tellers = {m_actors[0], m_actors[1], m_actors[2]},
                          .accounts = m_accounts,
                          .currencies = m_stores.bank.currencies(),
                          .branchId = m_branch,
                          .from = m_today.addDays(-kDays),
                          .until = m_today.addDays(-1)},
                         m_random);
        db::claimMadeIds(m_connection);
        db::markDemo(m_connection, QStringLiteral("Tellerdesk Demo Bank"));
        return true;
    }

private:
    bool makeUsers() {
        const auto hash = tokens::PasswordHasher().hash(kDemoPassword);
        for (const DemoUser& user : kUsers) {
            if (!hash) {
                return false;
            }
            const auto made = createUser(m_stores,
                                         {.id = UserId{Uuid::makeV7(m_begin)},
                                          .username = QString::fromLatin1(user.username),
                                          .fullName = QString::fromUtf8(user.fullName),
                                          .role = user.role,
                                          .branchId = m_branch,
                                          .passwordHash = *hash,
                                          .mustChangePassword = false},
                                         std::nullopt, {.at = m_begin});
            if (!made) {
                qFatal("a demo user cannot be made in an empty database");
            }
            m_actors.push_back({.userId = made->id,
                                .username = QString::fromLatin1(user.username),
                                .fullName = QString::fromUtf8(user.fullName),
                                .role = user.role,
                                .branchId = m_branch});
        }
        return true;
    }

    void makeCustomers() {
        const auto currencies = m_stores.bank.currencies();
        for (const CustomerFields& fields : demoCustomers(kCustomers, m_random)) {
            const auto customer =
                createCustomer(m_stores, m_actors[0], {.at = m_begin}, CustomerId{Uuid::makeV7(m_begin)}, fields);
            const int accounts = 1 + m_random.bounded(3);
            for (int i = 0; i < accounts; ++i) {
                openFor(customer, currencies[static_cast<std::size_t>((m_random.bounded(3) + i) %
                                                                      static_cast<int>(currencies.size()))]);
            }
        }
    }

    void openFor(const CustomerRecord& customer, Currency currency) {
        const auto opened = openAccount(m_stores, m_actors[0], {.at = m_begin}, AccountId{Uuid::makeV7(m_begin)},
                                        {.customerId = customer.info.id, .currency = currency},
                                        [this] { return m_random.generate64(); });
        if (!opened) {
            qFatal("a demo account cannot be opened");
        }
        m_accounts.push_back({.id = opened->info.id,
                              .kind = AccountKind::Customer,
                              .branchId = m_branch,
                              .customerId = customer.info.id,
                              .number = opened->info.number,
                              .holderName = opened->info.ownerName,
                              .currency = currency});
    }

    db::Connection& m_connection;
    Stores& m_stores;
    Instant m_begin;
    QDate m_today;
    QRandomGenerator m_random{kSeed};
    BranchId m_branch;
    std::vector<Actor> m_actors;
    std::vector<BookAccount> m_accounts;
};

} // namespace

const char kDemoPassword[] = "tellerdesk demo";

std::span<const DemoUser> demoUsers() {
    return kUsers;
}

Attempt<void> makeDemoBank(const BooksAccess& access, Instant now, QDate today) {
    try {
        // As the owner: the mark of the demo is not the application's to set.
        db::Connection connection(access.owner);
        db::PgStores stores(connection);
        db::Transaction transaction(connection);
        if (stores.stores().bank.bank().demo) {
            return {};
        }
        if (db::hasUsers(connection)) {
            return trouble(ExitCode::Failed,
                           QStringLiteral("this database holds a bank already; --demo wants an empty one"));
        }
        if (!DemoBank(connection, stores.stores(), now, today).make()) {
            return trouble(ExitCode::Failed, QStringLiteral("there is not enough memory to hash the demo's password"));
        }
        transaction.commit();
        return {};
    } catch (const db::DatabaseError& error) {
        return trouble(
            ExitCode::DatabaseUnavailable,
            QStringLiteral("the demo bank could not be made (SQLSTATE %1)").arg(QString::fromLatin1(error.sqlState())));
    }
}

} // namespace tellerdesk::server::ops

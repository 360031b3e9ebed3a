// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgaccountreads.h"
#include "server/db/pgaccountstore.h"
#include "server/db/pgsessionstore.h"
#include "tests/support/testdatabase.h"

#include <QTest>

#include <future>

using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const Instant kThen{std::chrono::milliseconds(1'764'000'000'000)};
const Instant kExpiry = kThen + std::chrono::hours(1);

QString id(int n) {
    return QStringLiteral("01900000-0000-7000-8000-%1").arg(n, 12, 10, QLatin1Char('0'));
}

Caller caller(int user, int session) {
    return {.userId = *UserId::fromString(id(user)), .sessionId = *SessionId::fromString(id(session))};
}

AccountId account(int n) {
    return *AccountId::fromString(id(n));
}

} // namespace

// Users 10 (active) and 11 (disabled), their sessions 20 and 21, the ended session 22 of user 10; the customer's
// account 30 and the vault 31.
class TestAccountReads : public QObject {
    Q_OBJECT

private:
    void execute(const QString& sql) { test::runSql(m_database->superuserUrl(), sql); }

    void addUser(int n, const char* status) {
        execute(
            QStringLiteral("INSERT INTO users (id, username, full_name, role, branch_id, status, password_hash, "
                           "must_change_password, created_at) SELECT '%1', 'u%2', 'U', 'teller', id, '%3', '', false, "
                           "now() FROM branches")
                .arg(id(n))
                .arg(n)
                .arg(QLatin1StringView(status)));
    }
    void addSession(int n, int user, const char* end) {
        execute(QStringLiteral("INSERT INTO sessions (id, user_id, created_at, expires_at, ended_at, ended_because) "
                               "VALUES ('%1', '%2', now(), '%3', %4, %4)")
                    .arg(id(n), id(user), toRfc3339(kExpiry), QLatin1StringView(end)));
    }

    AccountSight look(const Caller& who, AccountId what, Instant when = kThen) {
        db::Connection connection(m_database->settings());
        const AccountLook one{.caller = who, .accountId = what, .now = when};
        const auto sights = db::lookAtAccounts(connection, {one, one});
        return sights.size() == 2 && sights[0].account == sights[1].account ? sights[0] : AccountSight{};
    }

private Q_SLOTS:
    void initTestCase() {
        m_database = std::make_unique<test::TestDatabase>();
        addUser(10, "active");
        addUser(11, "disabled");
        addSession(20, 10, "NULL");
        addSession(21, 11, "NULL");
        execute(QStringLiteral("INSERT INTO sessions (id, user_id, created_at, expires_at, ended_at, ended_because) "
                               "VALUES ('%1', '%2', now(), '%3', now(), 'logout')")
                    .arg(id(22), id(10), toRfc3339(kExpiry)));
        execute(QStringLiteral("INSERT INTO customers (id, branch_id, full_name, created_at, created_by) "
                               "SELECT '%1', id, 'Kim', now(), '%2' FROM branches")
                    .arg(id(40), id(10)));
        execute(QStringLiteral("INSERT INTO accounts (id, kind, branch_id, customer_id, number, currency, balance, "
                               "opened_at) SELECT '%1', 'customer', id, '%2', '1', 'EUR', 5, now() FROM branches")
                    .arg(id(30), id(40)));
        execute(QStringLiteral("INSERT INTO accounts (id, kind, branch_id, currency, opened_at) "
                               "SELECT '%1', 'vault_cash', id, 'EUR', now() FROM branches")
                    .arg(id(31)));
    }
    void cleanupTestCase() { m_database.reset(); }

    void seesWhatTheStoresSee() {
        const AccountSight sight = look(caller(10, 20), account(30));
        db::Connection connection(m_database->settings());
        const auto live = db::PgSessionStore(connection).findLive(caller(10, 20), kThen);
        QCOMPARE(sight.account, db::PgAccountStore(connection).find(account(30)));
        QCOMPARE(sight.account->info.balanceMinor, qint64(5));
        QCOMPARE(sight.actor->userId, live->actor.userId);
        QCOMPARE(sight.actor->sessionId, live->actor.sessionId);
        QCOMPARE(sight.actor->username, live->actor.username);
        QCOMPARE(sight.actor->branchId, live->actor.branchId);
        QVERIFY(sight.actor->role == live->actor.role);
        QCOMPARE(sight.actor->mustChangePassword, live->actor.mustChangePassword);
    }

    void seesNobodyBehindADeadSession() {
        QVERIFY(!look(caller(10, 22), account(30)).actor); // ended
        QVERIFY(!look(caller(11, 21), account(30)).actor); // disabled
        QVERIFY(!look(caller(10, 21), account(30)).actor); // another's
        QVERIFY(!look(caller(10, 29), account(30)).actor); // unknown
        QVERIFY(!look(caller(10, 20), account(30), kExpiry).actor);
        QVERIFY(look(caller(10, 20), account(30), kExpiry - std::chrono::milliseconds(1)).actor);
    }

    void seesCustomersAccountsOnly() {
        QVERIFY(!look(caller(10, 20), account(31)).account);
        QVERIFY(!look(caller(10, 20), account(39)).account);
        QVERIFY(look(caller(10, 20), account(39)).actor);
    }

    void answersEachOnceWithItsOwn() {
        constexpr int kMany = 600; // more than one round takes
        db::PgAccountReads reads(m_database->settings());
        std::vector<std::promise<std::optional<AccountSight>>> answers(kMany);
        for (int i = 0; i < kMany; ++i) {
            const auto place = static_cast<std::size_t>(i);
            reads.find(
                {.caller = caller(10, 20), .accountId = account(i % 3 == 0 ? 30 : 39), .now = kThen},
                [&answers, place](std::optional<AccountSight> sight) { answers[place].set_value(std::move(sight)); });
        }
        for (int i = 0; i < kMany; ++i) {
            const auto sight = answers[static_cast<std::size_t>(i)].get_future().get();
            QVERIFY(sight && sight->actor);
            QCOMPARE(sight->account.has_value(), i % 3 == 0);
        }
    }

    void sendsOtherWaysWhatItCannotAnswer() {
        int unanswered = 0;
        const auto count = [&unanswered](const std::optional<AccountSight>& sight) { unanswered += sight ? 0 : 1; };
        const AccountLook one{.caller = caller(10, 20), .accountId = account(30), .now = kThen};
        db::PgAccountReads full(m_database->settings(), 0);
        full.find(one, count);
        QCOMPARE(unanswered, 1);
        db::PgAccountReads nowhere({.url = QStringLiteral("postgresql://nobody@/nowhere?host=/nowhere")});
        nowhere.find(one, count);
        nowhere.stop();
        QCOMPARE(unanswered, 2);
        nowhere.find(one, count);
        QCOMPARE(unanswered, 3);
    }

private:
    std::unique_ptr<test::TestDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestAccountReads)
#include "tst_accountreads.moc"

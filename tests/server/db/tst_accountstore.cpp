// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgaccountstore.h"
#include "server/db/pgcustomerstore.h"
#include "shared/domain/accountnumber.h"
#include "tests/support/testdatabase.h"

#include <QTest>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const BranchId kMain = *BranchId::fromString(u"01900000-0000-7000-8000-000000000001");
const BranchId kOther = *BranchId::fromString(u"01900000-0000-7000-8000-000000000002");
const Instant kThen{std::chrono::milliseconds(1'764'000'000'123)};

} // namespace

class TestAccountStore : public QObject {
    Q_OBJECT

private:
    CustomerRecord customer(BranchId branch = kMain) {
        const CustomerRecord record{.info = {.id = CustomerId::make(),
                                             .branchId = branch,
                                             .fields = {.fullName = QStringLiteral("김민수")},
                                             .createdAt = kThen}};
        db::PgCustomerStore(*m_connection).insert(record, UserId::make());
        return record;
    }

    AccountRecord account(const CustomerRecord& owner, quint64 body) {
        const AccountRecord record{.info = {.id = AccountId::make(),
                                            .number = AccountNumber::fromBody(body).text(),
                                            .customerId = owner.info.id,
                                            .ownerName = owner.info.fields.fullName,
                                            .currency = *Currency::fromCode(u"KRW"),
                                            .status = QStringLiteral("active")},
                                   .branchId = owner.info.branchId};
        return m_store->insert(record, kThen) ? record : AccountRecord();
    }

private Q_SLOTS:
    void initTestCase() {
        m_database = std::make_unique<test::TestDatabase>();
        test::runSql(m_database->superuserUrl(), QStringLiteral("INSERT INTO branches (id, code, name) VALUES ('%1', "
                                                                "'other', 'Other')")
                                                     .arg(kOther.toString()));
        m_connection = std::make_unique<db::Connection>(m_database->settings());
        m_store = std::make_unique<db::PgAccountStore>(*m_connection);
    }
    void init() {
        test::runSql(m_database->superuserUrl(),
                     QStringLiteral("TRUNCATE customers, customer_terms, customer_pictures, accounts"));
    }
    void cleanupTestCase() {
        m_store.reset();
        m_connection.reset();
        m_database.reset();
    }

    void keepsEveryField() {
        AccountRecord opened = account(customer(), 1'234'567'890);
        QCOMPARE(m_store->find(opened.info.id), std::optional(opened));
        test::runSql(m_database->superuserUrl(),
                     QStringLiteral("UPDATE accounts SET balance = -30, overdraft_limit = 100, status = 'frozen'"));
        opened.info.balanceMinor = -30;
        opened.info.availableMinor = 70;
        opened.info.status = QStringLiteral("frozen");
        QCOMPARE(m_store->find(opened.info.id), std::optional(opened));
        QVERIFY(!m_store->find(AccountId::make()));
    }

    void aNumberIsGivenOnce() {
        const CustomerRecord owner = customer();
        QVERIFY(account(owner, 1'234'567'890) != AccountRecord());
        QCOMPARE(account(owner, 1'234'567'890), AccountRecord());
        QCOMPARE(m_store->numbersOf(owner.info.id).size(), std::size_t{1});
    }

    void theBanksOwnAccountsAreNotSeen() {
        const AccountId vault = AccountId::make();
        test::runSql(m_database->superuserUrl(),
                     QStringLiteral("INSERT INTO accounts (id, kind, branch_id, currency, opened_at) "
                                    "VALUES ('%1', 'vault_cash', '%2', 'EUR', now())")
                         .arg(vault.toString(), kMain.toString()));
        QVERIFY(!m_store->find(vault));
        QVERIFY(m_store->list({}).empty());
    }

    void listsByWhatTheFilterSays() {
        const CustomerRecord here = customer();
        const CustomerRecord there = customer(kOther);
        std::vector<AccountRecord> all{account(here, 1'000'000'001), account(there, 1'000'000'002),
                                       account(here, 1'000'000'003)};
        std::sort(all.begin(), all.end(),
                  [](const auto& left, const auto& right) { return left.info.id > right.info.id; });
        QCOMPARE(m_store->list({}), all);
        QCOMPARE(m_store->list({.limit = 1}), std::vector<AccountRecord>{all[0]});
        QCOMPARE(m_store->list({.below = all[0].info.id}), (std::vector<AccountRecord>{all[1], all[2]}));
        QCOMPARE(m_store->list({.branchId = kMain}).size(), std::size_t{2});
        QCOMPARE(m_store->list({.branchId = kMain, .customerId = here.info.id}).size(), std::size_t{2});
        QVERIFY(m_store->list({.branchId = kMain, .customerId = there.info.id}).empty());
        QVERIFY(m_store->list({.customerId = CustomerId::make()}).empty());
        for (const AccountRecord& one : all) {
            QCOMPARE(m_store->list({.number = one.info.number}), std::vector<AccountRecord>{one});
            QVERIFY(m_store->list({.number = one.info.number, .below = one.info.id}).empty());
        }
        QVERIFY(m_store->list({.number = all[0].info.number.chopped(1)}).empty());
        QVERIFY(m_store->list({.number = QStringLiteral("' OR true --")}).empty());
    }

private:
    std::unique_ptr<test::TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::PgAccountStore> m_store;
};

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_accountstore.moc"

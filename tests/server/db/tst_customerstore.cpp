// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgcustomerstore.h"
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

class TestCustomerStore : public QObject {
    Q_OBJECT

private:
    CustomerRecord add(const CustomerFields& fields, BranchId branch = kMain,
                       const std::vector<QString>& accounts = {}) {
        const CustomerRecord customer{
            .info = {.id = CustomerId::make(), .branchId = branch, .fields = fields, .createdAt = kThen}};
        m_store->insert(customer, UserId::make());
        m_store->addTerms(customer, customerTerms(fields, accounts));
        return customer;
    }

    // Names found, page by page of two, so that cursors are tried along the way.
    QStringList search(const QString& typed, std::optional<BranchId> branch = kMain) {
        QStringList names;
        CustomerSearch search{.branchId = branch, .terms = *termQuery(typed), .limit = 2};
        while (true) {
            const auto page = m_store->search(search);
            for (const FoundCustomer& found : page) {
                names.append(found.customer.info.fields.fullName);
            }
            if (page.size() < 2) {
                return names;
            }
            search.after = CustomerPosition{.term = page.back().term, .id = page.back().customer.info.id};
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_database = std::make_unique<test::TestDatabase>();
        test::runSql(m_database->superuserUrl(), QStringLiteral("INSERT INTO branches (id, code, name) VALUES ('%1', "
                                                                "'other', 'Other')")
                                                     .arg(kOther.toString()));
        m_connection = std::make_unique<db::Connection>(m_database->settings());
        m_store = std::make_unique<db::PgCustomerStore>(*m_connection);
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
        const CustomerRecord whole = add(
            {.fullName = QStringLiteral("Zoë O'Brien \\ \"김\""),
             .phone = QStringLiteral("+49 30 1234567"),
             .email = QStringLiteral("zoe@example.org"),
             .dateOfBirth = QDate(1904, 2, 29),
             .document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("C01X00T47")},
             .address = QStringLiteral("Hauptstraße 1\n10115 Berlin")});
        const CustomerRecord least = add({.fullName = QStringLiteral("Kim")});
        QCOMPARE(m_store->find(whole.info.id), std::optional(whole));
        QCOMPARE(m_store->findForUpdate(least.info.id), std::optional(least));
        QVERIFY(!m_store->find(CustomerId::make()));
    }

    void writesWhatChanged() {
        CustomerRecord customer = add({.fullName = QStringLiteral("Old Name"), .phone = QStringLiteral("123456")});
        customer.info.fields = {.fullName = QStringLiteral("New Name"), .email = QStringLiteral("n@example.org")};
        customer.version = 2;
        m_store->update(customer);
        m_store->replaceTerms(customer, customerTerms(customer.info.fields, {QStringLiteral("123456789074")}));
        QCOMPARE(m_store->find(customer.info.id), std::optional(customer));
        QCOMPARE(search(QStringLiteral("new")), QStringList{QStringLiteral("New Name")});
        QCOMPARE(search(QStringLiteral("9074")), QStringList{QStringLiteral("New Name")});
        QVERIFY(search(QStringLiteral("old")).isEmpty());
        QVERIFY(search(QStringLiteral("123456")).size() == 1); // the account's number; the phone is gone
        QVERIFY(search(QStringLiteral("3456")).isEmpty());
    }

    void listsNewestFirst() {
        std::vector<CustomerRecord> all;
        for (int i = 0; i < 5; ++i) {
            all.push_back(add({.fullName = QString::number(i)}, i == 2 ? kOther : kMain));
        }
        std::sort(all.begin(), all.end(),
                  [](const auto& left, const auto& right) { return left.info.id > right.info.id; });
        QCOMPARE(m_store->list({}), all);
        QCOMPARE(m_store->list({.below = all[1].info.id, .limit = 2}), (std::vector<CustomerRecord>{all[2], all[3]}));
        QCOMPARE(m_store->list({.branchId = kMain}).size(), std::size_t{4});
        QCOMPARE(m_store->list({.branchId = kOther}).size(), std::size_t{1});
        QVERIFY(m_store->list({.branchId = kOther, .below = all.back().info.id}).empty());
    }

    void findsInTheOrderOfNames() {
        for (const auto* name :
             {u"Zoë Müller", u"Anna Müller", u"Müller Bea", u"Max Mulligan", u"Mo Muller-Müller", u"Michael Schmidt"}) {
            add({.fullName = QString::fromUtf16(name)});
        }
        // "mo muller muller" is found by two of its words, and listed once, where the first of them stands.
        QCOMPARE(search(QStringLiteral("mul")),
                 (QStringList{QStringLiteral("Anna Müller"), QStringLiteral("Müller Bea"),
                              QStringLiteral("Mo Muller-Müller"), QStringLiteral("Zoë Müller"),
                              QStringLiteral("Max Mulligan")}));
        QCOMPARE(search(QStringLiteral("m")).size(), 6);
        QCOMPARE(search(QStringLiteral("MÜLLER an")).size(), 1);
        QVERIFY(search(QStringLiteral("muller x")).isEmpty());
    }

    void findsWhatIsMeant_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* typed, const char* name) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(name);
        };
        row("김", "김민수");
        row("ㄱ", "김민수");
        row("김민", "김민수");
        row("민수", "김민수");
        row("김 민수", "김민수");
        row("010 1234", "김민수");
        row("+82 10-1234", "김민수");
        row("5678 김", "김민수");
        row("zoe", "Zoë Łęcka");
        row("lecka zo", "Zoë Łęcka");
        row("c01x", "Zoë Łęcka");
        row("c01x zo", "Zoë Łęcka");
        row("1234 5678 9074", "Zoë Łęcka");
        row("zoe 9074", "Zoë Łęcka");
        row("'; DROP TABLE customers; --", "");
        row("z_e", "");
        row("zo%", "Zoë Łęcka"); // what is no letter parts words
        row("zoe kim", "");
        row("민", "김민수");
        row("수", "");
    }
    void findsWhatIsMeant() {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        add({.fullName = QStringLiteral("김민수"), .phone = QStringLiteral("010-1234-5678")});
        add({.fullName = QStringLiteral("Zoë Łęcka"),
             .document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("C01X00T47")}},
            kMain, {QStringLiteral("123456789074")});
        QCOMPARE(search(typed), name.isEmpty() ? QStringList() : QStringList{name});
    }

    void searchesOneBranchOrAll() {
        add({.fullName = QStringLiteral("Kim A")}, kOther);
        add({.fullName = QStringLiteral("Kim B")}, kMain);
        add({.fullName = QStringLiteral("Kim C")}, kOther);
        QCOMPARE(search(QStringLiteral("kim")), QStringList{QStringLiteral("Kim B")});
        QCOMPARE(search(QStringLiteral("kim"), std::nullopt),
                 (QStringList{QStringLiteral("Kim A"), QStringLiteral("Kim B"), QStringLiteral("Kim C")}));
    }

    void findsCandidates() {
        const auto found = [this](const CustomerFields& sought, BranchId branch = kMain) {
            QStringList names;
            for (const CustomerRecord& record : m_store->candidates(branch, candidatesFor(sought))) {
                names.append(record.info.fields.fullName);
            }
            names.sort();
            return names;
        };
        const QDate born(1984, 2, 29);
        add({.fullName = QStringLiteral("John Smith"), .phone = QStringLiteral("0171 555 0001")});
        add({.fullName = QStringLiteral("Jon Smith")});
        add({.fullName = QStringLiteral("Zoë Łęcka"),
             .dateOfBirth = born,
             .document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("C01-X00T47")}});
        add({.fullName = QStringLiteral("김민수")});
        add({.fullName = QStringLiteral("김민지")});
        add({.fullName = QStringLiteral("John Smith there")}, kOther);
        QCOMPARE(found({.fullName = QStringLiteral("Jon Smith")}),
                 (QStringList{QStringLiteral("John Smith"), QStringLiteral("Jon Smith")}));
        QCOMPARE(found({.phone = QStringLiteral("+49 171 5550001")}), QStringList{QStringLiteral("John Smith")});
        QCOMPARE(found({.document = IdentityDocument{.number = QStringLiteral("c01x00t47")}}),
                 QStringList{QStringLiteral("Zoë Łęcka")});
        QCOMPARE(found({.dateOfBirth = born}), QStringList{QStringLiteral("Zoë Łęcka")});
        QCOMPARE(found({.fullName = QStringLiteral("김 민수")}), QStringList{QStringLiteral("김민수")});
        QVERIFY(found({.fullName = QStringLiteral("Somebody Else")}).isEmpty());
        QVERIFY(found({}).isEmpty());
        QCOMPARE(found({.fullName = QStringLiteral("John Smith")}, kOther).size(), 1);
    }

    void keepsPictures() {
        const CustomerId id = add({.fullName = QStringLiteral("Kim")}).info.id;
        const CustomerPicture first{.jpeg = QByteArray("\xff\xd8\0\xff'\\\xd9", 7),
                                    .hash = QByteArray(32, '\0'),
                                    .size = {.width = 120, .height = 160}};
        const CustomerPicture second{
            .jpeg = QByteArray(40'960, '\xff'), .hash = QByteArray(32, '\1'), .size = {.width = 16, .height = 2048}};
        QVERIFY(!m_store->findPicture(id, PictureKind::Photo));
        m_store->savePicture(id, PictureKind::Photo, first, {.at = kThen, .by = UserId::make()});
        m_store->savePicture(id, PictureKind::Signature, second, {.at = kThen, .by = UserId::make()});
        QCOMPARE(m_store->findPicture(id, PictureKind::Photo), std::optional(first));
        m_store->savePicture(id, PictureKind::Photo, second, {.at = kThen, .by = UserId::make()});
        QCOMPARE(m_store->findPicture(id, PictureKind::Photo), std::optional(second));
        QCOMPARE(m_store->findPicture(id, PictureKind::Signature), std::optional(second));
    }

    void keepsTheLongestName() {
        const CustomerRecord customer = add({.fullName = QString(200, u'강')});
        add({.fullName = QString(200, u'\ufdfa')});
        QCOMPARE(search(QString(40, u'강')), QStringList{customer.info.fields.fullName});
    }

private:
    std::unique_ptr<test::TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::PgCustomerStore> m_store;
};

QTEST_GUILESS_MAIN(TestCustomerStore)
#include "tst_customerstore.moc"

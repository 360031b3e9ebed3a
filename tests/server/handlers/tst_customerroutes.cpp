// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/accountroutes.h"
#include "server/handlers/customerroutes.h"
#include "server/handlers/statementroutes.h"
#include "tests/server/handlers/mockserver.h"
#include "tests/support/mockmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;
using testing::_;
using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::InSequence;
using testing::Return;

namespace {

const Actor kTeller{.userId = UserId::make(),
                    .sessionId = SessionId::make(),
                    .username = u"teller"_s,
                    .role = Role::Teller,
                    .branchId = BranchId::make()};
const Actor kAuditor{
    .userId = UserId::make(), .username = u"auditor"_s, .role = Role::Auditor, .branchId = BranchId::make()};

CustomerRecord someone(BranchId branch = kTeller.branchId) {
    return {.info = {.id = CustomerId::make(), .branchId = branch, .fields = {.fullName = u"Anna"_s}}, .version = 3};
}

Call callOf(const QJsonObject& body = {}, const Actor& actor = kTeller) {
    Call call{.actor = actor, .key = RequestKey::make()};
    call.body = parseJson(QJsonDocument(body).toJson()).value();
    return call;
}

} // namespace

// The handlers of customers and accounts without a database. The stores are strict: what is not expected must not
// happen.
class CustomerRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<MockServer>(); }
    void cleanup() { m_server.reset(); }
    void writesNothingOnARefusal();
    void writesNothingWhenAChangeHoldsAlready();
    void writesCustomerTermsAndAuditTogether();
    void namesEveryFaultAtOnce();
    void asksForOneMoreThanItShows();
    void asksAuditorsOfNoBranch();
    void triesAnotherNumberWhenOneIsTaken();
    void opensNothingForAnotherBranchsCustomer();
    void readsNoEntriesOfAnotherBranch();

private:
    std::unique_ptr<MockServer> m_server;
};

void CustomerRoutesTest::writesNothingOnARefusal() {
    const CustomerRecord customer = someone();
    EXPECT_CALL(m_server->mocks.customers, findForUpdate(customer.info.id)).WillOnce(Return(customer));
    Call call = callOf({{u"full_name"_s, u"Berta"_s}});
    call.path = {customer.info.id.toString()};
    call.ifMatch = "\"2\"";
    QCOMPARE(m_server->run(patchCustomer, call).error().code, ErrorCode::PreconditionFailed);
}

void CustomerRoutesTest::writesNothingWhenAChangeHoldsAlready() {
    const CustomerRecord customer = someone();
    EXPECT_CALL(m_server->mocks.customers, findForUpdate(customer.info.id)).WillOnce(Return(customer));
    Call call = callOf({{u"full_name"_s, u"Anna"_s}, {u"phone"_s, QString()}});
    call.path = {customer.info.id.toString()};
    call.ifMatch = "\"2\"";
    const auto reply = m_server->run(patchCustomer, call);
    QCOMPARE(reply->status, 200);
    QCOMPARE(*reply->etag, u"\"3\""_s);
}

void CustomerRoutesTest::writesCustomerTermsAndAuditTogether() {
    const Call call = callOf({{u"full_name"_s, u"Anna Müller"_s}});
    const CustomerId id{call.key->value};
    EXPECT_CALL(m_server->mocks.customers, insert(_, kTeller.userId)).WillOnce([&](const CustomerRecord& made, UserId) {
        QCOMPARE(made.info.id, id);
        QCOMPARE(made.info.branchId, kTeller.branchId);
    });
    EXPECT_CALL(m_server->mocks.customers, addTerms(_, Contains(u"muller anna"_s)));
    EXPECT_CALL(m_server->mocks.audit, append(Field(&AuditEvent::act, u"customer.create"_s)));
    QCOMPARE(m_server->run(postCustomer, call)->status, 201);
}

void CustomerRoutesTest::namesEveryFaultAtOnce() {
    Call call = callOf({{u"phone"_s, 7}, {u"colour"_s, u"red"_s}});
    call.path = {u"17"_s};
    call.ifMatch = "3";
    call.query = {{u"force"_s, u"1"_s}};
    QCOMPARE(m_server->run(patchCustomer, call).error().fields.size(), std::size_t{5});
}

void CustomerRoutesTest::asksForOneMoreThanItShows() {
    const auto first = AllOf(Field(&CustomerFilter::branchId, std::optional(kTeller.branchId)),
                             Field(&CustomerFilter::limit, 3), Field(&CustomerFilter::below, std::nullopt));
    const std::vector found{someone(), someone(), someone()};
    EXPECT_CALL(m_server->mocks.customers, list(first)).WillOnce(Return(found));
    Call call = callOf();
    call.query = {{u"limit"_s, u"2"_s}};
    const auto page = m_server->run(getCustomers, call);
    QCOMPARE(page->body.value(u"items"_s).toArray().size(), 2);
    EXPECT_CALL(m_server->mocks.customers, list(Field(&CustomerFilter::below, std::optional(found[1].info.id))))
        .WillOnce(Return(std::vector<CustomerRecord>()));
    call.query.emplace_back(u"cursor"_s, page->body.value(u"next"_s).toString());
    QVERIFY(m_server->run(getCustomers, call)->body.value(u"next"_s).isNull());
}

void CustomerRoutesTest::asksAuditorsOfNoBranch() {
    const auto everywhere = Field(&CustomerSearch::branchId, std::optional<BranchId>());
    EXPECT_CALL(m_server->mocks.customers, search(everywhere)).WillOnce(Return(std::vector<FoundCustomer>()));
    Call call = callOf({}, kAuditor);
    call.query = {{u"q"_s, u"anna"_s}};
    QCOMPARE(m_server->run(getCustomers, call)->status, 200);
}

void CustomerRoutesTest::triesAnotherNumberWhenOneIsTaken() {
    const CustomerRecord customer = someone();
    EXPECT_CALL(m_server->mocks.customers, findForUpdate(customer.info.id)).WillOnce(Return(customer));
    QStringList tried;
    const auto note = [&tried](bool isFree) {
        return [&tried, isFree](const AccountRecord& account, Instant) {
            tried.append(account.info.number);
            return isFree;
        };
    };
    {
        InSequence order;
        EXPECT_CALL(m_server->mocks.accounts, insert(_, _)).WillOnce(note(false));
        EXPECT_CALL(m_server->mocks.accounts, insert(_, _)).WillOnce(note(true));
        EXPECT_CALL(m_server->mocks.customers, addTerms(customer, _));
        EXPECT_CALL(m_server->mocks.audit, append(Field(&AuditEvent::act, u"account.open"_s)));
    }
    const auto reply = m_server->run(
        postAccount, callOf({{u"customer_id"_s, customer.info.id.toString()}, {u"currency"_s, u"EUR"_s}}));
    QCOMPARE(reply->body.value(u"number"_s).toString(), tried.value(1));
    QVERIFY(tried.value(0) != tried.value(1));
}

void CustomerRoutesTest::opensNothingForAnotherBranchsCustomer() {
    const CustomerRecord customer = someone(BranchId::make());
    EXPECT_CALL(m_server->mocks.customers, findForUpdate(customer.info.id)).WillOnce(Return(customer));
    const Call call = callOf({{u"customer_id"_s, customer.info.id.toString()}, {u"currency"_s, u"EUR"_s}});
    QCOMPARE(m_server->run(postAccount, call).error(), Failure{.code = ErrorCode::NotFound});
}

void CustomerRoutesTest::readsNoEntriesOfAnotherBranch() {
    const AccountRecord account{.info = {.id = AccountId::make()}, .branchId = BranchId::make()};
    EXPECT_CALL(m_server->mocks.accounts, find(account.info.id)).WillRepeatedly(Return(account));
    Call call = callOf();
    call.path = {account.info.id.toString()};
    QCOMPARE(m_server->run(getEntries, call).error().code, ErrorCode::NotFound);
    call.actor = kAuditor;
    EXPECT_CALL(m_server->mocks.entries, find(EntryFilter{.account = account.info.id}, 51, 51))
        .WillOnce(Return(std::vector<AccountEntry>()));
    QCOMPARE(m_server->run(getEntries, call)->status, 200);
}

int main(int argc, char** argv) {
    return runWithMocks<CustomerRoutesTest>(argc, argv);
}

#include "tst_customerroutes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/serverroutes.h"
#include "server/handlers/sessionroutes.h"
#include "tests/server/handlers/mockserver.h"
#include "tests/support/mockmain.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;
using testing::_;
using testing::Field;
using testing::Return;

namespace {

Actor someone(Role role) {
    return {.userId = UserId::make(),
            .sessionId = SessionId::make(),
            .username = u"anna"_s,
            .fullName = u"Anna"_s,
            .role = role,
            .branchId = BranchId::make()};
}

} // namespace

// What a session sees of itself, without a database.
class SessionRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<MockServer>(); }
    void cleanup() { m_server.reset(); }
    void tellsPermissionsOfRole_data();
    void tellsPermissionsOfRole();
    void tellsOpenTill();
    void refusesQuery();
    void auditsOneLogout();
    void looksForNoSessionOfForeignToken();
    void tellsWhetherSetUp();

private:
    std::unique_ptr<MockServer> m_server;
};

void SessionRoutesTest::tellsPermissionsOfRole_data() {
    QTest::addColumn<int>("role");
    for (const Role role : allRoles()) {
        QTest::newRow(wireName(role).data()) << static_cast<int>(role);
    }
}

void SessionRoutesTest::tellsPermissionsOfRole() {
    QFETCH(int, role);
    const Call call{.actor = someone(static_cast<Role>(role))};
    EXPECT_CALL(m_server->mocks.bank, findBranch(call.actor.branchId))
        .WillOnce(Return(Branch{.id = call.actor.branchId, .code = u"main"_s, .name = u"Main"_s}));
    EXPECT_CALL(m_server->mocks.tills, openOf(call.actor.userId)).WillOnce(Return(std::nullopt));
    const auto reply = m_server->run(getMe, call);
    QJsonArray expected;
    for (const Permission permission : permissionsOf(call.actor.role)) {
        expected.append(QString(wireName(permission)));
    }
    QCOMPARE(reply->body.value(u"permissions"_s).toArray(), expected);
    QCOMPARE(reply->body.value(u"business_date"_s).toString(), u"2025-11-24"_s);
    QCOMPARE(reply->body.value(u"currencies"_s).toArray(), QJsonArray{u"EUR"_s});
    QVERIFY(reply->body.value(u"till_session"_s).isNull());
}

void SessionRoutesTest::tellsOpenTill() {
    const Call call{.actor = someone(Role::Teller)};
    const TillRecord till{
        .session = {.id = TillSessionId::make(), .tellerId = call.actor.userId, .businessDate = QDate(2025, 11, 24)}};
    EXPECT_CALL(m_server->mocks.bank, findBranch(_)).WillOnce(Return(Branch{}));
    EXPECT_CALL(m_server->mocks.tills, openOf(call.actor.userId)).WillOnce(Return(till));
    QCOMPARE(m_server->run(getMe, call)->body.value(u"till_session"_s).toObject(), till.session.toJson());
}

void SessionRoutesTest::refusesQuery() {
    const Call call{.query = {{u"user"_s, u"bert"_s}}};
    for (const Prepare handler : {getMe, postLogout, getServer}) {
        QCOMPARE(m_server->run(handler, call).error().fields.front().pointer, u"?user"_s);
    }
}

void SessionRoutesTest::auditsOneLogout() {
    const Call call{.actor = someone(Role::Teller)};
    EXPECT_CALL(m_server->mocks.sessions, end(call.actor.sessionId, SessionEnd::Logout, call.now))
        .WillOnce(Return(true))
        .WillOnce(Return(false));
    EXPECT_CALL(m_server->mocks.audit, append(Field(&AuditEvent::act, u"session.close"_s))).Times(1);
    QCOMPARE(m_server->run(postLogout, call)->status, 204);
    QCOMPARE(m_server->run(postLogout, call)->status, 204);
}

void SessionRoutesTest::looksForNoSessionOfForeignToken() {
    const tokens::RefreshTokens foreign(tokens::LocalKeyV4::generate());
    const QByteArray token = foreign.derive({.session = SessionId::make(), .generation = 1});
    Call call;
    call.body = parseJson("{\"refresh_token\": \"" + token + "\"}").value();
    QCOMPARE(m_server->run(postRenewal, call).error().code, ErrorCode::Unauthenticated);
}

void SessionRoutesTest::tellsWhetherSetUp() {
    EXPECT_CALL(m_server->mocks.users, hasAdministrator()).WillOnce(Return(false)).WillOnce(Return(true));
    QCOMPARE(m_server->run(getServer, Call())->body.value(u"setup_required"_s), QJsonValue(true));
    QCOMPARE(m_server->run(getServer, Call())->body.value(u"setup_required"_s), QJsonValue(false));
}

int main(int argc, char** argv) {
    return runWithMocks<SessionRoutesTest>(argc, argv);
}
#include "tst_sessionroutes.moc"

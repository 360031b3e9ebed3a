// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/userroutes.h"
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
using testing::Field;
using testing::Return;
using testing::Truly;

namespace {

const Actor kChief{.userId = UserId::make(),
                   .sessionId = SessionId::make(),
                   .username = u"chief"_s,
                   .role = Role::Administrator,
                   .branchId = BranchId::make()};

User someone(const QString& username) {
    return {.id = UserId::make(), .username = username, .fullName = u"Name"_s, .branchId = kChief.branchId};
}

Call callOf(const QJsonObject& body = {}) {
    Call call{.caller = {.userId = kChief.userId, .sessionId = kChief.sessionId}, .actor = kChief};
    call.body = parseJson(QJsonDocument(body).toJson()).value();
    return call;
}

} // namespace

// The users' handlers without a database.
class UserRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<MockServer>(); }
    void cleanup() { m_server.reset(); }
    void listsOneMoreThanItShows();
    void findsUserWithItsTag();
    void tellsUnknownUser();
    void looksAtNoStoreForMalformedCalls();
    void createsForTheMakersBranch();
    void storesRefusal();
    void repeatsWhatWasStored();
    void tellsBusyWhileClaiming_data();
    void tellsBusyWhileClaiming();
    void refusesWhoIsNoAdministratorAnyMore();
    void answersWhenNoWorkerIsFree();
    void asksForIfMatch();

private:
    Call creation() {
        Call call = callOf({{u"username"_s, u"anna"_s},
                            {u"full_name"_s, u"Anna"_s},
                            {u"role"_s, u"teller"_s},
                            {u"password"_s, u"initial password"_s}});
        call.key = RequestKey::make();
        return call;
    }
    void signIn(const Actor& actor = kChief) {
        EXPECT_CALL(m_server->mocks.sessions, findLive(_, _)).WillRepeatedly(Return(LiveSession{.actor = actor}));
    }

    std::unique_ptr<MockServer> m_server;
};

void UserRoutesTest::listsOneMoreThanItShows() {
    const auto isAsked = AllOf(Field(&UserFilter::limit, 3), Field(&UserFilter::role, std::optional(Role::Teller)),
                               Field(&UserFilter::afterUsername, std::optional<QString>()));
    EXPECT_CALL(m_server->mocks.users, list(isAsked))
        .WillOnce(Return(std::vector{someone(u"anna"_s), someone(u"bert"_s), someone(u"carl"_s)}));
    Call call = callOf();
    call.query = {{u"limit"_s, u"2"_s}, {u"role"_s, u"teller"_s}};
    const auto reply = m_server->run(getUsers, call);
    QCOMPARE(reply->body.value(u"items"_s).toArray().size(), 2);

    const QString next = reply->body.value(u"next"_s).toString();
    EXPECT_CALL(m_server->mocks.users, list(Field(&UserFilter::afterUsername, std::optional(u"bert"_s))))
        .WillOnce(Return(std::vector<User>()));
    call.query.emplace_back(u"cursor"_s, next);
    QVERIFY(m_server->run(getUsers, call)->body.value(u"next"_s).isNull());
    call.query[1].second = u"auditor"_s; // the cursor of another list
    QCOMPARE(m_server->run(getUsers, call).error().fields.front().pointer, u"?cursor"_s);
}

void UserRoutesTest::findsUserWithItsTag() {
    User anna = someone(u"anna"_s);
    anna.version = 7;
    EXPECT_CALL(m_server->mocks.users, find(anna.id)).WillOnce(Return(anna));
    Call call = callOf();
    call.path = {anna.id.toString()};
    const auto reply = m_server->run(getUser, call);
    QCOMPARE(reply->status, 200);
    QCOMPARE(*reply->etag, u"\"7\""_s);
}

void UserRoutesTest::tellsUnknownUser() {
    EXPECT_CALL(m_server->mocks.users, find(_)).WillOnce(Return(std::nullopt));
    Call call = callOf();
    call.path = {UserId::make().toString()};
    QCOMPARE(m_server->run(getUser, call).error().code, ErrorCode::NotFound);
}

void UserRoutesTest::looksAtNoStoreForMalformedCalls() {
    Call call = callOf();
    call.path = {u"anna"_s};
    call.ifMatch = "*";
    QCOMPARE(m_server->run(getUser, call).error().code, ErrorCode::InvalidRequest);
    QCOMPARE(m_server->run(patchUser, call).error().code, ErrorCode::InvalidRequest);
    QCOMPARE(m_server->run(postUser, call).error().code, ErrorCode::InvalidRequest);
    QVERIFY(m_server->workers.verdicts.empty());
}

void UserRoutesTest::createsForTheMakersBranch() {
    const Call call = creation();
    signIn();
    auto& mocks = m_server->mocks;
    const auto isOurs = [&](const Credential& made) {
        return made.user.id.value == call.key->value && made.user.branchId == kChief.branchId &&
               made.user.mustChangePassword && made.passwordHash.startsWith(u"$argon2id$");
    };
    EXPECT_CALL(mocks.claims, claim(AllOf(Field(&Claim::key, *call.key), Field(&Claim::userId, kChief.userId),
                                          Field(&Claim::route, u"POST /v1/users"_s))))
        .WillOnce(Return(ClaimFresh{}));
    EXPECT_CALL(mocks.bank, findBranch(kChief.branchId)).WillOnce(Return(Branch{.id = kChief.branchId}));
    EXPECT_CALL(mocks.users, insert(Truly(isOurs))).WillOnce(Return(true));
    EXPECT_CALL(mocks.audit, append(Field(&AuditEvent::act, u"user.create"_s)));
    EXPECT_CALL(mocks.claims, storeReply(*call.key, Field(&StoredReply::status, 201)));
    const auto reply = m_server->run(postUser, call);
    QCOMPARE(reply->status, 201);
    QCOMPARE(*reply->etag, u"\"1\""_s);
    QCOMPARE(m_server->workers.verdicts, std::vector{Verdict::Commit});
}

void UserRoutesTest::storesRefusal() {
    const Call call = creation();
    signIn();
    auto& mocks = m_server->mocks;
    EXPECT_CALL(mocks.claims, claim(_)).WillOnce(Return(ClaimFresh{}));
    EXPECT_CALL(mocks.bank, findBranch(_)).WillOnce(Return(Branch{}));
    EXPECT_CALL(mocks.users, insert(_)).WillOnce(Return(false));
    EXPECT_CALL(mocks.claims,
                storeRefusal(*call.key, ErrorCode::UsernameTaken, kChief.userId, kChief.branchId, call.now));
    QCOMPARE(m_server->run(postUser, call).error().code, ErrorCode::UsernameTaken);
    QCOMPARE(m_server->workers.verdicts, std::vector{Verdict::Commit});
}

void UserRoutesTest::repeatsWhatWasStored() {
    signIn();
    auto& claims = m_server->mocks.claims;
    EXPECT_CALL(claims, claim(_))
        .WillOnce(Return(StoredReply{.status = 201, .etag = u"\"1\""_s, .body = u"{}"_s}))
        .WillOnce(Return(ClaimRefused{.code = ErrorCode::UsernameTaken}))
        .WillOnce(Return(ClaimReused{}))
        .WillOnce(Return(ClaimAbandoned{}));
    const auto reply = m_server->run(postUser, creation());
    QCOMPARE(reply->status, 201);
    QCOMPARE(*reply->raw, QByteArray("{}"));
    QVERIFY(reply->replayed);
    const auto refused = m_server->run(postUser, creation());
    QCOMPARE(refused->refusal->code, ErrorCode::UsernameTaken);
    QVERIFY(refused->replayed);
    for (const ErrorCode code : {ErrorCode::IdempotencyKeyReused, ErrorCode::Abandoned}) {
        QCOMPARE(m_server->run(postUser, creation()).error().code, code);
    }
}

void UserRoutesTest::tellsBusyWhileClaiming_data() {
    QTest::addColumn<bool>("claiming");
    QTest::addColumn<int>("code");
    QTest::newRow("while claiming") << true << static_cast<int>(ErrorCode::InProgress);
    QTest::newRow("after") << false << static_cast<int>(ErrorCode::Busy);
}

// A claim that ran into the lock timeout throws; the transactor makes Busy of it.
void UserRoutesTest::tellsBusyWhileClaiming() {
    QFETCH(bool, claiming);
    QFETCH(int, code);
    class Thrown {};
    class BusyWorkers final : public WorkerPool, public Transactor {
    public:
        explicit BusyWorkers(Stores& stores)
            : m_stores(stores) {}
        bool submit(Job job) override {
            job(*this);
            return true;
        }
        Result<void> run(const Work& work) override {
            try {
                work(m_stores);
            } catch (const Thrown&) {
            }
            return fail(ErrorCode::Busy);
        }

    private:
        Stores& m_stores;
    };
    BusyWorkers workers(m_server->mocks.stores);
    const Services services{.clock = m_server->clock,
                            .workers = workers,
                            .ledger = m_server->ledger,
                            .tokenMaker = m_server->tokenMaker,
                            .hashing = m_server->hashing,
                            .refreshTokens = m_server->refreshTokens,
                            .throttle = m_server->throttle,
                            .loginTurns = m_server->turns,
                            .businessDate = {},
                            .isReady = {}};
    signIn();
    auto& mocks = m_server->mocks;
    if (claiming) {
        EXPECT_CALL(mocks.claims, claim(_)).WillOnce(testing::Throw(Thrown()));
    } else {
        EXPECT_CALL(mocks.claims, claim(_)).WillOnce(Return(ClaimFresh{}));
        EXPECT_CALL(mocks.bank, findBranch(_)).WillOnce(testing::Throw(Thrown()));
    }
    std::promise<Result<HandlerReply>> answered;
    postUser(std::make_shared<Call>(creation()), services,
             [&answered](Result<HandlerReply> reply) { answered.set_value(std::move(reply)); });
    QCOMPARE(static_cast<int>(answered.get_future().get().error().code), code);
}

// Between the first look and the transaction the role may have changed.
void UserRoutesTest::refusesWhoIsNoAdministratorAnyMore() {
    Actor teller = kChief;
    teller.role = Role::Teller;
    signIn(teller);
    QCOMPARE(m_server->run(postUser, creation()).error().code, ErrorCode::Forbidden);
    Call change = callOf({{u"full_name"_s, u"Other"_s}});
    change.path = {UserId::make().toString()};
    change.ifMatch = "*";
    QCOMPARE(m_server->run(patchUser, change).error().code, ErrorCode::Forbidden);
}

void UserRoutesTest::answersWhenNoWorkerIsFree() {
    m_server->workers.full = true;
    QCOMPARE(m_server->run(postUser, creation()).error().code, ErrorCode::Unavailable);
    m_server->workers.full = false;
    m_server->workers.failure = ErrorCode::OutcomeUnknown;
    QCOMPARE(m_server->run(postUser, creation()).error().code, ErrorCode::OutcomeUnknown);
}

void UserRoutesTest::asksForIfMatch() {
    Call change = callOf({{u"full_name"_s, u"Other"_s}});
    change.path = {UserId::make().toString()};
    QCOMPARE(m_server->run(patchUser, change).error().code, ErrorCode::PreconditionRequired);
}

int main(int argc, char** argv) {
    return runWithMocks<UserRoutesTest>(argc, argv);
}
#include "tst_userroutes.moc"

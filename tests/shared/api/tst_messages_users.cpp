// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_users.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

namespace {

JsonValue written(const QJsonObject& json) {
    return parseJson(QJsonDocument(json).toJson()).value();
}

JsonValue parsed(const char* text) {
    return parseJson(text).value();
}

template <class T>
QStringList faultsOf(const Result<T>& result) {
    QStringList faults;
    for (const FieldError& error : result ? std::vector<FieldError>() : result.error().fields) {
        faults.append(error.pointer + u' ' + wireName(error.fault));
    }
    faults.sort();
    return faults;
}

const Instant kThen{std::chrono::milliseconds(1'764'000'000'123)};

} // namespace

class UserMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesUser();
    void carriesNewUser();
    void carriesChange();
    void carriesReset();
    void leavesOutWhatIsNotGiven();
    void letsRepliesGrow();
    void tellsAllFaultsOfNewUser();
    void refusesUnknownStatus();
    void refusesEmptyChange();
};

void UserMessagesTest::carriesUser() {
    UserInfo user{.id = UserId::make(),
                  .username = u"anna"_s,
                  .fullName = u"김민수 \"x\""_s,
                  .email = u"a@b"_s,
                  .role = Role::Auditor,
                  .branchId = BranchId::make(),
                  .status = UserStatus::Disabled,
                  .mustChangePassword = true,
                  .locked = true,
                  .lockedUntil = kThen,
                  .lastLoginAt = kThen,
                  .createdAt = kThen};
    QCOMPARE(UserInfo::fromJson(written(user.toJson())).value(), user);
    user.email.reset();
    user.lockedUntil.reset();
    user.lastLoginAt.reset();
    QVERIFY(user.toJson().value(u"email"_s).isNull());
    QCOMPARE(UserInfo::fromJson(written(user.toJson())).value(), user);
    QJsonObject ofAnOlderServer = user.toJson();
    ofAnOlderServer.remove(u"locked_until"_s);
    QCOMPARE(UserInfo::fromJson(written(ofAnOlderServer)).value(), user);
}

void UserMessagesTest::carriesReset() {
    const ResetRequest request{.password = u"  correct horse "_s};
    QCOMPARE(ResetRequest::fromJson(written(request.toJson())).value(), request);
    QCOMPARE(faultsOf(ResetRequest::fromJson(parsed(R"({"password": "short", "id": 1})"))),
             (QStringList{u"/id unknown"_s, u"/password too_short"_s}));
}

void UserMessagesTest::carriesNewUser() {
    NewUserRequest request{
        .username = u"anna"_s, .fullName = u"Anna"_s, .role = Role::Supervisor, .password = u"  correct horse "_s};
    QCOMPARE(NewUserRequest::fromJson(written(request.toJson())).value(), request);
    request.email = u"a@b"_s;
    request.branchId = BranchId::make();
    QCOMPARE(NewUserRequest::fromJson(written(request.toJson())).value(), request);
}

void UserMessagesTest::carriesChange() {
    const UserChange change{.fullName = u"Anna"_s,
                            .email = u""_s,
                            .role = Role::Teller,
                            .branchId = BranchId::make(),
                            .status = UserStatus::Active,
                            .password = u"another initial one"_s};
    QCOMPARE(UserChange::fromJson(written(change.toJson())).value(), change);
}

void UserMessagesTest::leavesOutWhatIsNotGiven() {
    const UserChange change{.status = UserStatus::Disabled};
    QCOMPARE(change.toJson(), (QJsonObject{{u"status"_s, u"disabled"_s}}));
    QCOMPARE(UserChange::fromJson(written(change.toJson())).value(), change);
}

void UserMessagesTest::letsRepliesGrow() {
    QJsonObject json = UserInfo{.username = u"anna"_s, .createdAt = kThen}.toJson();
    json.insert(u"shoe_size"_s, 43);
    QVERIFY(UserInfo::fromJson(written(json)).hasValue());
    json.remove(u"username"_s);
    QCOMPARE(faultsOf(UserInfo::fromJson(written(json))), QStringList(u"/username missing"_s));
}

void UserMessagesTest::tellsAllFaultsOfNewUser() {
    const auto read = NewUserRequest::fromJson(
        parsed(R"({"username": "A", "full_name": 1, "email": "x", "role": "king", "branch_id": 7, "id": ""})"));
    QCOMPARE(faultsOf(read),
             (QStringList{u"/branch_id wrong_type"_s, u"/email too_short"_s, u"/full_name wrong_type"_s,
                          u"/id unknown"_s, u"/password missing"_s, u"/role malformed"_s, u"/username too_short"_s}));
    QCOMPARE(faultsOf(NewUserRequest::fromJson(parsed("[]"))), QStringList(u" wrong_type"_s));
}

void UserMessagesTest::refusesUnknownStatus() {
    QCOMPARE(faultsOf(UserChange::fromJson(parsed(R"({"status": "Active"})"))), QStringList(u"/status malformed"_s));
    QCOMPARE(faultsOf(UserChange::fromJson(parsed(R"({"status": null})"))), QStringList(u"/status wrong_type"_s));
    QCOMPARE(userStatusFromWire(u"disabled"), std::optional(UserStatus::Disabled));
}

void UserMessagesTest::refusesEmptyChange() {
    QCOMPARE(faultsOf(UserChange::fromJson(parsed("{}"))), QStringList(u" missing"_s));
    QCOMPARE(faultsOf(UserChange::fromJson(parsed(R"({"email": "nowhere"})"))), QStringList(u"/email malformed"_s));
}

QTEST_GUILESS_MAIN(UserMessagesTest)
#include "tst_messages_users.moc"

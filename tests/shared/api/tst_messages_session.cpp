// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

namespace {

JsonValue written(const QJsonObject& json) {
    return parseJson(QJsonDocument(json).toJson()).value();
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

SessionUser someone() {
    return {.id = UserId::make(),
            .username = u"anna"_s,
            .fullName = u"Anna"_s,
            .role = Role::Supervisor,
            .branchId = BranchId::make(),
            .mustChangePassword = true};
}

MeReply someonesView() {
    return {.user = someone(),
            .permissions = permissionsOf(Role::Supervisor),
            .branch = {.id = BranchId::make(), .code = u"main"_s, .name = u"Main branch"_s},
            .businessDate = QDate(2026, 11, 23),
            .currencies = {*Currency::fromCode(u"EUR"), *Currency::fromCode(u"KRW")}};
}

} // namespace

class SessionMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesRequests();
    void takesAnyTextAtLogin();
    void refusesSamePasswordAgain();
    void carriesSession();
    void carriesMe();
    void leavesOutUnknownPermissions();
    void refusesForeignCurrencies();
};

void SessionMessagesTest::carriesRequests() {
    const LoginRequest login{.username = u"anna"_s, .password = u"  x "_s};
    QCOMPARE(LoginRequest::fromJson(written(login.toJson())).value(), login);
    const RenewRequest renew{.refreshToken = u"rt1.x"_s};
    QCOMPARE(RenewRequest::fromJson(written(renew.toJson())).value(), renew);
    const PasswordChangeRequest change{.currentPassword = u"old"_s, .newPassword = u"brand new password"_s};
    QCOMPARE(PasswordChangeRequest::fromJson(written(change.toJson())).value(), change);
}

void SessionMessagesTest::takesAnyTextAtLogin() {
    const LoginRequest login{.username = QString(1'000, u'X'), .password = u""_s};
    QCOMPARE(LoginRequest::fromJson(written(login.toJson())).value(), login);
    QCOMPARE(faultsOf(LoginRequest::fromJson(written({{u"username"_s, u"anna"_s}, {u"otp"_s, 1}}))),
             (QStringList{u"/otp unknown"_s, u"/password missing"_s}));
}

void SessionMessagesTest::refusesSamePasswordAgain() {
    const QString password = u"correct horse battery"_s;
    QCOMPARE(faultsOf(PasswordChangeRequest::fromJson(
                 written({{u"current_password"_s, password}, {u"new_password"_s, password}}))),
             QStringList(u"/new_password not_allowed"_s));
    QCOMPARE(faultsOf(PasswordChangeRequest::fromJson(written({{u"new_password"_s, u"short"_s}}))),
             (QStringList{u"/current_password missing"_s, u"/new_password too_short"_s}));
}

void SessionMessagesTest::carriesSession() {
    const SessionReply session{.accessToken = u"v4.local.x"_s,
                               .accessTokenExpiresAt = kThen,
                               .refreshToken = u"rt1.x"_s,
                               .refreshTokenExpiresAt = kThen + std::chrono::hours(12),
                               .sessionId = SessionId::make(),
                               .user = someone()};
    QCOMPARE(SessionReply::fromJson(written(session.toJson())).value(), session);
    QJsonObject json = session.toJson();
    json.insert(u"user"_s, QJsonObject{{u"id"_s, 1}});
    QVERIFY(faultsOf(SessionReply::fromJson(written(json))).contains(u"/user/id wrong_type"_s));
    json.remove(u"user"_s);
    QVERIFY(!SessionReply::fromJson(written(json)).hasValue());
}

void SessionMessagesTest::carriesMe() {
    MeReply me = someonesView();
    QVERIFY(me.toJson().value(u"till_session"_s).isNull());
    QCOMPARE(MeReply::fromJson(written(me.toJson())).value(), me);
    me.tillSession = TillSession{.id = TillSessionId::make(),
                                 .tellerId = me.user.id,
                                 .businessDate = me.businessDate,
                                 .positions = {{.currency = me.currencies.front(), .openingMinor = 5}}};
    QCOMPARE(MeReply::fromJson(written(me.toJson())).value(), me);
}

// A newer server may know more.
void SessionMessagesTest::leavesOutUnknownPermissions() {
    const MeReply me = someonesView();
    QJsonObject json = me.toJson();
    QJsonArray permissions = json.value(u"permissions"_s).toArray();
    permissions.append(u"vault.open"_s);
    json.insert(u"permissions"_s, permissions);
    QCOMPARE(MeReply::fromJson(written(json)).value(), me);
    json.insert(u"permissions"_s, QJsonArray{1});
    QCOMPARE(faultsOf(MeReply::fromJson(written(json))), QStringList(u"/permissions wrong_type"_s));
}

void SessionMessagesTest::refusesForeignCurrencies() {
    QJsonObject json = someonesView().toJson();
    json.insert(u"currencies"_s, QJsonArray{u"WON"_s});
    QCOMPARE(faultsOf(MeReply::fromJson(written(json))), QStringList(u"/currencies malformed"_s));
    json.remove(u"currencies"_s);
    QCOMPARE(faultsOf(MeReply::fromJson(written(json))), QStringList(u"/currencies missing"_s));
}

QTEST_GUILESS_MAIN(SessionMessagesTest)
#include "tst_messages_session.moc"

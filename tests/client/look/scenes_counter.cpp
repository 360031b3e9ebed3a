// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/topbar.h"
#include "shared/api/page.h"
#include "tests/client/look/scenes.h"

#include <QTest>

using namespace tellerdesk::client;

namespace tellerdesk::test {

namespace {

constexpr qint64 kMost = kMaxAmountMinor;

} // namespace

void serveLongest(WorkDesk& desk) {
    desk.session.set(teller({cashOf("EUR", kMost), cashOf("KRW", kMost), cashOf("USD", kMost)}));
    desk.window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
    desk.window.showPage(desk.counterPage);
    CustomerInfo long_ = customer(longName(), QStringLiteral("+82 2 1234 5678"));
    long_.fields.email = QStringLiteral("seo-yeon.kim@example.com");
    long_.fields.dateOfBirth = QDate(1985, 4, 23);
    long_.fields.document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("M12345678")};
    long_.fields.address = QString(250, u'A') + u'\n' + QStringLiteral("서울특별시 중구 세종대로 110");
    std::vector<AccountInfo> accounts{account(long_, 1, "EUR", kMost), account(long_, 2, "KRW", kMost),
                                      account(long_, 3, "USD", -kMost)};
    accounts.back().status = QStringLiteral("debit_blocked");
    desk.serve(long_, accounts);
}

void playSearch(Stage& stage) {
    WorkDesk desk(stage.locale());
    desk.session.set(teller());
    desk.window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
    desk.window.showPage(desk.counterPage);
    stage.look(desk.window, "counter-empty");

    desk.session.set(teller({cashOf("EUR", 500'000)}));
    desk.window.showPage(desk.counterPage);
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("nobody"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    desk.api.reply(tellerdesk::Page<CustomerInfo>().toJson());
    stage.look(desk.window, "search-nothing");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("kim"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    tellerdesk::Page<CustomerInfo> page{
        .items = {customer(longName(), QStringLiteral("+82 2 1234 5678")), customer(QStringLiteral("김서연")),
                  customer(QStringLiteral("Kim Min-jun"), QStringLiteral("010-1234-5678"))},
        .next = QStringLiteral("more")};
    for (int i = 0; i < 20; ++i) {
        page.items.push_back(customer(QStringLiteral("Kim %1").arg(i), QStringLiteral("+49 30 123456")));
    }
    desk.api.reply(page.toJson());
    desk.press(Qt::Key_Down);
    stage.look(desk.window, "search-found");
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("lee"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    desk.api.fail({.kind = ApiError::Kind::Unreachable});
    stage.look(desk.window, "search-failed");
}

void playCustomer(Stage& stage) {
    WorkDesk desk(stage.locale());
    serveLongest(desk);
    stage.look(desk.window, "customer-longest");
    WorkDesk korean(stage.locale());
    korean.session.set(teller({cashOf("KRW", 12'500'000)}));
    korean.window.showPage(korean.counterPage);
    const CustomerInfo one = customer(QStringLiteral("김서연"), QStringLiteral("010-1234-5678"));
    korean.serve(one, {});
    stage.look(korean.window, "customer-without-account");
}

void playDraft(Stage& stage) {
    WorkDesk desk(stage.locale());
    serveLongest(desk);
    desk.press(Qt::Key_F5);
    stage.look(desk.window, "draft-empty");
    desk.type(QStringLiteral("10000000000000000000"));
    desk.press(Qt::Key_F9);
    stage.look(desk.window, "draft-fault");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_Return);
    desk.type(QStringLiteral("1234 5678 9012"));
    desk.press(Qt::Key_Return);
    desk.type(QString(140, u'n'));
    desk.press(Qt::Key_F9);
    stage.look(desk.window, "draft-receiver-fault");
}

void playReview(Stage& stage) {
    WorkDesk desk(stage.locale());
    serveLongest(desk);
    desk.press(Qt::Key_F3);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_Return);
    desk.type(QString(140, u'n'));
    desk.press(Qt::Key_F9);
    QVERIFY(desk.isShown("reviewAmount"));
    stage.look(desk.window, "review-deposit");
    desk.press(Qt::Key_Escape);
    desk.posting.begin(PostingKind::Transfer, desk.served.accounts().front());
    desk.type(QStringLiteral("12.50"));
    desk.press(Qt::Key_Return);
    desk.type(accountNumber(77));
    desk.press(Qt::Key_F9);
    const AccountInfo to = account(customer(QStringLiteral("김서연")), 77, "EUR", 100);
    desk.api.reply(tellerdesk::Page<AccountInfo>{.items = {to}}.toJson());
    QVERIFY(desk.isShown("reviewAmount"));
    stage.look(desk.window, "review-transfer");
}

void playResult(Stage& stage) {
    WorkDesk desk(stage.locale());
    desk.posting.setArmingTime(0);
    serveLongest(desk);
    desk.press(Qt::Key_F4);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    QCOMPARE(desk.courier.orders().size(), std::size_t(1));
    stage.look(desk.window, "result-sending");
    desk.courier.say(PostingState::Checking);
    stage.look(desk.window, "result-checking");
    desk.courier.say(PostingState::Refused, {}, refusal(ErrorCode::TillSessionOutOfDate));
    stage.look(desk.window, "result-refused");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    desk.courier.say(PostingState::Abandoned);
    stage.look(desk.window, "result-withdrawn");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_F4);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    desk.courier.say(PostingState::Posted, postedReply(desk.served.accounts().front(), PostingKind::Withdrawal, kMost));
    stage.look(desk.window, "result-posted");
}

void playNewCustomerAndAccount(Stage& stage) {
    WorkDesk desk(stage.locale());
    serveLongest(desk);
    desk.press(Qt::CTRL | Qt::Key_N);
    stage.look(desk.window, "new-customer");
    desk.press(Qt::Key_F9);
    stage.look(desk.window, "new-customer-fault");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    stage.look(desk.window, "new-account");
}

} // namespace tellerdesk::test

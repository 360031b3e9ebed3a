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

void playTill(Stage& stage) {
    WorkDesk desk(stage.locale());
    desk.till.setArmingTime(0);
    desk.session.set(teller());
    desk.window.showPage(desk.tillPage);
    stage.look(desk.window, "till-open");
    desk.type(QStringLiteral("1,23,4"));
    desk.press(Qt::Key_F9);
    stage.look(desk.window, "till-open-fault");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("5000"));
    desk.press(Qt::Key_F9);
    stage.look(desk.window, "till-open-review");
    const auto open = teller({cashOf("EUR", kMost), cashOf("KRW", kMost - 5), cashOf("USD", 0)});
    desk.session.set(open);
    desk.window.showPage(desk.tillPage);
    stage.look(desk.window, "till-count");
    for (int count = 0; count < 2; ++count) {
        for (const char* text : {"99999999999999.99", "9999999999999999", "0"}) {
            desk.type(QString::fromLatin1(text));
            desk.press(Qt::Key_Return);
        }
        desk.press(Qt::Key_F9);
        QVERIFY(desk.api.isWaiting());
        desk.api.reply(meOf(open).toJson());
        stage.look(desk.window, count == 0 ? "till-count-again" : "till-close-review");
    }
    desk.press(Qt::Key_F9);
    QVERIFY(desk.api.isWaiting());
    TillSession closed = *open.till;
    closed.status = TillStatus::Closed;
    closed.positions[0].countedMinor = kMost - 1;
    closed.positions[1].countedMinor = kMost;
    closed.positions[2].countedMinor = 0;
    desk.api.reply(closed.toJson());
    stage.look(desk.window, "till-closed");
}

void playStatement(Stage& stage) {
    WorkDesk desk(stage.locale());
    serveLongest(desk);
    desk.statement.show(desk.served.accounts().front());
    desk.window.showPage(desk.statementPage);
    stage.look(desk.window, "statement-loading");
    tellerdesk::Page<EntryInfo> page;
    for (int i = 40; i > 0; --i) {
        page.items.push_back(entry(i, i % 3 == 0 ? -kMost : kMost, i % 3 == 0 ? 0 : kMost, QDate(2026, 11, 1)));
        page.items.back().narrative = i % 2 == 0 ? QString(140, u'n') : QStringLiteral("월세 11월");
    }
    desk.api.reply(page.toJson());
    EntrySummary sums{.count = 40, .closingMinor = kMost, .creditsMinor = kMost, .debitsMinor = std::nullopt};
    for (const EntryInfo& each : page.items) {
        sums.points.insert(sums.points.begin(), {.entryNumber = each.entryNumber,
                                                 .businessDate = each.businessDate,
                                                 .balanceAfterMinor = each.balanceAfterMinor});
    }
    desk.api.reply(sums.toJson());
    stage.look(desk.window, "statement");
    QTest::keyClick(desk.find("from"), Qt::Key_1);
    desk.press(Qt::CTRL | Qt::Key_P);
    stage.look(desk.window, "statement-fault");
}

void playUnsettled(Stage& stage) {
    WorkDesk desk(stage.locale());
    desk.session.set(teller({cashOf("EUR", kMost)}));
    desk.window.showPage(desk.unsettledPage);
    stage.look(desk.window, "unsettled-none");
    const CashRequest request{.accountId = AccountId::make(), .amountMinor = kMost, .currency = currency("EUR")};
    desk.courier.setUnsettled({{.key = RequestKey::make(),
                                .state = PostingState::Checking,
                                .waitsForTeller = true,
                                .order = {.key = RequestKey::make(), .body = request.toJson()}}},
                              {{.username = QString(64, u'w'), .count = 1}});
    stage.look(desk.window, "unsettled");
}

} // namespace tellerdesk::test

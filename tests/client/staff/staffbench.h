// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/staff/staffpage.h"
#include "shared/api/messages_session.h"
#include "shared/api/page.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QDir>
#include <QTest>

#include <algorithm>

namespace tellerdesk::test {

inline const BranchInfo kMain{
    .id = BranchId::make(), .code = QStringLiteral("main"), .name = QStringLiteral("Main Street")};
inline const BranchInfo kNorth{
    .id = BranchId::make(), .code = QStringLiteral("north"), .name = QStringLiteral("North")};

inline UserInfo staffMember(const QString& username, const QString& fullName, Role role = Role::Teller) {
    return {.id = UserId::make(),
            .username = username,
            .fullName = fullName,
            .role = role,
            .branchId = kMain.id,
            .createdAt = SystemClock().now()};
}

inline QJsonObject branchPageOf() {
    return tellerdesk::Page<BranchInfo>{.items = {kMain, kNorth}}.toJson();
}
inline QJsonObject userPageOf(const std::vector<UserInfo>& users) {
    return tellerdesk::Page<UserInfo>{.items = users}.toJson();
}

// A button's mnemonic shows it pressed for a moment before it acts.
inline void pressMnemonic(WorkDesk& desk, Qt::Key key) {
    desk.press(Qt::ALT | key);
    QVERIFY(QTest::qWaitFor([&desk] { // asked anew each time: what acts may take buttons away
        const auto buttons = desk.window.findChildren<QAbstractButton*>();
        return std::none_of(buttons.begin(), buttons.end(),
                            [](const auto* button) { return button->isVisible() && button->isDown(); });
    }));
}

// What is cut off once the layouts have come to rest: one within another asks its parent for another turn.
inline QString cutOffIn(const WorkDesk& desk) {
    for (int pass = 0; pass < 4; ++pass) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    return cutOffTexts(desk.window).join(u'\n');
}

inline QString pictureFile(const char* name) {
    const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + QStringLiteral("/pictures");
    QDir().mkpath(folder);
    return QStringLiteral("%1/%2.png").arg(folder, QLatin1StringView(name));
}

// An administrator's desk with the staff page in front; the list has been read.
struct StaffBench {
    WorkDesk desk;
    client::StaffList list{desk.api};
    client::StaffRecord record{desk.api};
    client::StaffPage* page;
    UserInfo chief = staffMember(QStringLiteral("chief"), QStringLiteral("Chief Kim"), Role::Administrator);
    UserInfo anna = staffMember(QStringLiteral("anna"), QStringLiteral("Anna Berg"));

    std::vector<UserInfo> everybody = {}; // by user name

    explicit StaffBench(std::vector<UserInfo> others = {}) {
        client::Session::Facts facts = teller();
        facts.userId = chief.id;
        facts.role = Role::Administrator;
        facts.branchCode = kMain.code;
        desk.session.set(facts);
        page = new client::StaffPage(list, record, desk.session);
        desk.window.addPage(page);
        desk.window.showPage(page);
        everybody = {anna, chief};
        everybody.insert(everybody.end(), others.begin(), others.end());
        answerList(everybody);
    }

    void answerList(const std::vector<UserInfo>& users) {
        desk.api.reply(branchPageOf());
        desk.api.reply(userPageOf(users));
    }
    // From the search to the list, and down to a row.
    void choose(int row) {
        desk.press(Qt::Key_F2);
        answerList(everybody);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Home);
        for (int i = 0; i < row; ++i) {
            desk.press(Qt::Key_Down);
        }
    }
    void alt(Qt::Key key) { pressMnemonic(desk, key); }
    QString body(const char* field) const {
        return desk.api.calls().back().body->value(QLatin1StringView(field)).toString();
    }
};

} // namespace tellerdesk::test

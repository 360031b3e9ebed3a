// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/staff/staffbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

QString cell(const StaffBench& bench, int row, StaffModel::Column column) {
    const auto* table = bench.desk.window.findChild<QTableView*>(u"staff"_s);
    return table->model()->index(row, column).data().toString();
}

} // namespace

// An administrator's work on staff, by key presses.
class StaffPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsStaff();
    void searchesAsTyped();
    void tellsEmptyListsAndErrors();
    void createsSomebody();
    void repeatsWithTheSamePassword();
    void marksFieldsAtFault();
    void showsTakenNamesAtTheirField();
    void resetsPassword();
    void forgetsThePasswordWhenLeft();
    void disablesAndEnables();
    void overwritesNothingSilently();
    void tellsWhatChangedBeforeDisabling();
    void unlocksAndEndsSessions();
    void keepsOwnRoleAndStatus();
    void tellsRefusals();
    void asksBeforeDroppingWhatWasTyped();
    void auditorsOnlyRead();
    void cutsNothingOff();
};

void StaffPageTest::listsStaff() {
    UserInfo locked = staffMember(u"zoe"_s, u"Zoe"_s);
    locked.locked = true;
    locked.lockedUntil = SystemClock().now();
    StaffBench bench({locked});
    QCOMPARE(bench.desk.focusName(), u"findStaff"_s);
    QCOMPARE(cell(bench, 0, StaffModel::FullName), u"Anna Berg"_s);
    QCOMPARE(cell(bench, 0, StaffModel::RoleName), u"Teller"_s);
    QCOMPARE(cell(bench, 0, StaffModel::Branch), u"Main Street (main)"_s);
    QCOMPARE(cell(bench, 0, StaffModel::LastLogin), u"Never"_s);
    QCOMPARE(cell(bench, 0, StaffModel::Status), u"Active"_s);
    QVERIFY(cell(bench, 2, StaffModel::Status).startsWith(u"Locked until"_s));
    QVERIFY(bench.desk.textOf("detailsFacts").contains(u"anna"));
}

void StaffPageTest::searchesAsTyped() {
    StaffBench bench;
    bench.desk.type(u"zo"_s);
    QTRY_VERIFY(bench.desk.api.isWaiting());
    QCOMPARE(bench.desk.api.next().query.queryItemValue(u"q"_s), u"zo"_s);
    QCOMPARE(bench.desk.api.calls().size(), std::size_t{3}); // once for both letters
    bench.desk.api.reply(userPageOf({staffMember(u"zoe"_s, u"Zoe"_s)}));
    QCOMPARE(cell(bench, 0, StaffModel::Username), u"zoe"_s);
    QCOMPARE(bench.desk.focusName(), u"findStaff"_s);
    bench.alt(Qt::Key_T); // status: locked
    bench.desk.press(Qt::Key_End);
    QTRY_VERIFY(bench.desk.api.isWaiting());
    QCOMPARE(bench.desk.api.next().query.queryItemValue(u"locked"_s), u"true"_s);
}

void StaffPageTest::tellsEmptyListsAndErrors() {
    StaffBench bench;
    bench.desk.type(u"x"_s);
    QTRY_VERIFY(bench.desk.api.isWaiting());
    bench.desk.api.reply(userPageOf({}));
    QVERIFY(bench.desk.textOf("staffListNotice").startsWith(u"Nobody fits"));
    bench.desk.press(Qt::Key_F2);
    bench.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    bench.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(bench.desk.textOf("staffListNotice").contains(u"cannot be reached"));
}

void StaffPageTest::createsSomebody() {
    StaffBench bench;
    bench.alt(Qt::Key_N);
    QCOMPARE(bench.desk.focusName(), u"username"_s);
    bench.desk.type(u"zoe"_s);
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"Zoe Park"_s);
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"zoe@bank.example"_s);
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"s"_s); // supervisor
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"n"_s); // north
    bench.desk.press(Qt::Key_F9);
    QVERIFY(bench.desk.api.isWaiting());
    const ApiCall call = bench.desk.api.next();
    QCOMPARE(call.path, u"/v1/users"_s);
    QVERIFY(call.key && call.key->value.version() == 7);
    QCOMPARE(bench.body("username"), u"zoe"_s);
    QCOMPARE(bench.body("full_name"), u"Zoe Park"_s);
    QCOMPARE(bench.body("email"), u"zoe@bank.example"_s);
    QCOMPARE(bench.body("role"), u"supervisor"_s);
    QCOMPARE(bench.body("branch_id"), kNorth.id.toString());
    const QString password = bench.body("password");
    const UserInfo zoe = staffMember(u"zoe"_s, u"Zoe Park"_s, Role::Supervisor);
    bench.desk.api.reply(zoe.toJson(), 201);
    QCOMPARE(bench.desk.textOf("oneTimePassword"), password);
    QVERIFY(bench.page->hasUnsaved()); // it is not shown again
    QCOMPARE(bench.desk.focusName(), u"oneTimePassword"_s);
    QVERIFY(bench.desk.textOf("passwordOf").contains(u"zoe"));
    bench.desk.api.reply(userPageOf({bench.anna, bench.chief, zoe})); // the list was read again
    QCOMPARE(bench.desk.textOf("oneTimePassword"), password);
    QCOMPARE(cell(bench, 2, StaffModel::Username), u"zoe"_s);
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(!bench.desk.isShown("oneTimePassword"));
    QCOMPARE(bench.desk.focusName(), u"staff"_s);
    QVERIFY(bench.desk.textOf("detailsFacts").contains(u"zoe"));
}

// Nobody knows whether the first one arrived: the second must be the same call with the same password.
void StaffPageTest::repeatsWithTheSamePassword() {
    StaffBench bench;
    bench.alt(Qt::Key_N);
    bench.desk.type(u"zoe"_s);
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"Zoe"_s);
    bench.desk.press(Qt::Key_F9);
    const ApiCall first = bench.desk.api.next();
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.calls().back().key, first.key); // waits for the answer
    bench.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QVERIFY(bench.desk.textOf("staffFormError").contains(u"nothing is done twice"));
    bench.desk.press(Qt::Key_F9);
    QVERIFY(bench.desk.api.isWaiting());
    QCOMPARE(bench.desk.api.next().key, first.key);
    QCOMPARE(bench.desk.api.next().body, first.body);
    bench.desk.api.reply(staffMember(u"zoe"_s, u"Zoe"_s).toJson(), 201);
    QCOMPARE(bench.desk.textOf("oneTimePassword"), first.body->value(u"password").toString());
}

void StaffPageTest::marksFieldsAtFault() {
    StaffBench bench;
    bench.alt(Qt::Key_N);
    bench.desk.type(u"Zoe P"_s);
    bench.desk.press(Qt::Key_F9);
    QVERIFY(!bench.desk.api.isWaiting());
    QCOMPARE(bench.desk.focusName(), u"username"_s);
    QVERIFY(bench.desk.textOf("usernameFault").contains(u"lower-case"));
    QVERIFY(bench.desk.find("username")->accessibleDescription().contains(u"lower-case"));
    QVERIFY(bench.desk.isShown("full_nameFault"));
    QCOMPARE(bench.desk.textOf("username"), u"Zoe P"_s); // nothing typed is lost
}

void StaffPageTest::showsTakenNamesAtTheirField() {
    StaffBench bench;
    bench.alt(Qt::Key_N);
    bench.desk.type(u"anna"_s);
    bench.desk.press(Qt::Key_Return);
    bench.desk.type(u"Anna Other"_s);
    bench.desk.press(Qt::Key_F9);
    const auto key = bench.desk.api.next().key;
    bench.desk.api.refuse(ErrorCode::UsernameTaken);
    QVERIFY(bench.desk.textOf("usernameFault").contains(u"taken"));
    QCOMPARE(bench.desk.focusName(), u"username"_s);
    bench.desk.press(Qt::Key_F9);
    QVERIFY(bench.desk.api.next().key != key); // a refusal is final for its key
}

void StaffPageTest::resetsPassword() {
    StaffBench bench;
    bench.choose(0);
    bench.alt(Qt::Key_R);
    bench.desk.api.reply(bench.anna.toJson(), 200, u"\"4\""_s);
    QVERIFY(bench.desk.textOf("question").contains(u"one-time password"_s, Qt::CaseInsensitive));
    QCOMPARE(bench.desk.focusName(), u"confirm"_s);
    bench.desk.press(Qt::Key_F9);
    const ApiCall call = bench.desk.api.next();
    QCOMPARE(call.path, u"/v1/users/%1/reset"_s.arg(bench.anna.id.toString()));
    QVERIFY(call.key);
    bench.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(!bench.desk.textOf("staffNotice").isEmpty());
    bench.desk.press(Qt::Key_Space);
    QCOMPARE(bench.desk.api.next().key, call.key);
    QCOMPARE(bench.desk.api.next().body, call.body);
    bench.desk.api.reply(bench.anna.toJson(), 200, u"\"5\""_s);
    QCOMPARE(bench.desk.textOf("oneTimePassword"), call.body->value(u"password").toString());
}

void StaffPageTest::forgetsThePasswordWhenLeft() {
    StaffBench bench;
    const auto reset = [&bench] {
        bench.choose(0);
        bench.alt(Qt::Key_R);
        bench.desk.api.reply(bench.anna.toJson(), 200, u"\"4\""_s);
        bench.desk.press(Qt::Key_F9);
        bench.desk.api.reply(bench.anna.toJson());
    };
    reset();
    const QString password = bench.desk.textOf("oneTimePassword");
    bench.alt(Qt::Key_C);
    QCOMPARE(QGuiApplication::clipboard()->text(), password);
    QCOMPARE(bench.desk.find("oneTimePassword")->accessibleName(), u"One-time password"_s);
    bench.alt(Qt::Key_K); // put away
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    reset();
    auto* edit = bench.desk.window.findChild<QLineEdit*>(u"oneTimePassword"_s);
    QVERIFY(!edit->text().isEmpty() && edit->text() != password);
    bench.desk.window.hideBehind(bench.desk.tillPage); // as a lock does
    QVERIFY(edit->text().isEmpty());
    bench.desk.window.bringBack(bench.page);
    QVERIFY(!bench.desk.isShown("oneTimePassword")); // an empty one would say nothing
    QVERIFY(bench.desk.textOf("staffNotice").contains(u"reset"));
    QCOMPARE(bench.desk.focusName(), u"staff"_s);
}

void StaffPageTest::disablesAndEnables() {
    StaffBench bench;
    bench.choose(0);
    bench.alt(Qt::Key_A);
    bench.desk.api.reply(bench.anna.toJson(), 200, u"\"4\""_s);
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().method, QByteArray("PATCH"));
    QCOMPARE(bench.desk.api.next().ifMatch, std::optional(u"\"4\""_s));
    QCOMPARE(*bench.desk.api.next().body, (QJsonObject{{u"status"_s, u"disabled"_s}}));
    UserInfo disabled = bench.anna;
    disabled.status = UserStatus::Disabled;
    bench.desk.api.reply(disabled.toJson(), 200, u"\"5\""_s);
    QCOMPARE(cell(bench, 0, StaffModel::Status), u"Disabled"_s);
    QCOMPARE(bench.desk.focusName(), u"staff"_s);
    bench.alt(Qt::Key_A);
    bench.desk.api.reply(disabled.toJson(), 200, u"\"5\""_s);
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(*bench.desk.api.next().body, (QJsonObject{{u"status"_s, u"active"_s}}));
}

void StaffPageTest::overwritesNothingSilently() {
    StaffBench bench;
    bench.choose(0);
    bench.desk.press(Qt::Key_Return); // opens what is chosen
    bench.desk.api.reply(bench.anna.toJson(), 200, u"\"4\""_s);
    QCOMPARE(bench.desk.focusName(), u"full_name"_s);
    bench.desk.press(Qt::Key_End);
    bench.desk.type(u"er"_s);
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(*bench.desk.api.next().body, (QJsonObject{{u"full_name"_s, u"Anna Berger"_s}}));
    bench.desk.api.refuse(ErrorCode::PreconditionFailed);
    UserInfo other = bench.anna;
    other.email = u"anna@bank.example"_s;
    other.role = Role::Auditor;
    bench.desk.api.reply(other.toJson(), 200, u"\"5\""_s);
    const QString notice = bench.desk.textOf("staffNotice");
    QVERIFY2(notice.contains(u"Role: Auditor, was Teller") && notice.contains(u"anna@bank.example"),
             qPrintable(notice));
    QCOMPARE(bench.desk.textOf("full_name"), u"Anna Berger"_s); // stays as typed
    QCOMPARE(bench.desk.textOf("email"), u"anna@bank.example"_s);
    QVERIFY(!bench.desk.api.isWaiting());
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().ifMatch, std::optional(u"\"5\""_s));
    QCOMPARE(*bench.desk.api.next().body, (QJsonObject{{u"full_name"_s, u"Anna Berger"_s}}));
    other.fullName = u"Anna Berger"_s;
    bench.desk.api.reply(other.toJson(), 200, u"\"6\""_s);
    QCOMPARE(cell(bench, 0, StaffModel::FullName), u"Anna Berger"_s);
}

void StaffPageTest::tellsWhatChangedBeforeDisabling() {
    StaffBench bench;
    bench.choose(0);
    bench.alt(Qt::Key_A);
    UserInfo other = bench.anna;
    other.branchId = kNorth.id;
    bench.desk.api.reply(other.toJson(), 200, u"\"5\""_s);
    QVERIFY(bench.desk.textOf("staffNotice").contains(u"Branch: North (north), was Main Street (main)"));
    QVERIFY(!bench.desk.api.isWaiting());
}

void StaffPageTest::unlocksAndEndsSessions() {
    UserInfo zoe = staffMember(u"zoe"_s, u"Zoe"_s);
    zoe.locked = true;
    StaffBench bench({zoe});
    bench.choose(2);
    bench.alt(Qt::Key_U);
    QCOMPARE(bench.desk.api.next().path, u"/v1/users/%1/unlock"_s.arg(zoe.id.toString()));
    zoe.locked = false;
    bench.desk.api.reply(zoe.toJson());
    QCOMPARE(cell(bench, 2, StaffModel::Status), u"Active"_s);
    QVERIFY(!bench.desk.isShown("unlock"));
    bench.alt(Qt::Key_S);
    bench.desk.api.reply(zoe.toJson(), 200, u"\"1\""_s);
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().path, u"/v1/users/%1/end-sessions"_s.arg(zoe.id.toString()));
    bench.desk.api.reply({}, 204);
    QVERIFY(bench.desk.textOf("staffNotice").contains(u"session"));
}

void StaffPageTest::keepsOwnRoleAndStatus() {
    StaffBench bench;
    bench.choose(1);
    QVERIFY(!bench.desk.find("changeStatus")->isEnabled());
    QVERIFY(!bench.desk.find("reset")->isEnabled());
    QVERIFY(bench.desk.textOf("detailsReason").contains(u"another administrator"));
    bench.alt(Qt::Key_E);
    bench.desk.api.reply(bench.chief.toJson(), 200, u"\"1\""_s);
    QVERIFY(!bench.desk.find("role")->isEnabled());
    QVERIFY(bench.desk.find("branch_id")->isEnabled());
}

void StaffPageTest::tellsRefusals() {
    const UserInfo other = staffMember(u"other"_s, u"Other"_s, Role::Administrator);
    StaffBench bench({other});
    bench.choose(2);
    bench.alt(Qt::Key_A);
    bench.desk.api.reply(other.toJson(), 200, u"\"1\""_s);
    bench.desk.press(Qt::Key_F9);
    bench.desk.api.refuse(ErrorCode::LastAdministrator);
    QVERIFY(bench.desk.textOf("staffNotice").contains(u"last active administrator"));
    QVERIFY(bench.desk.isShown("confirm"));
}

void StaffPageTest::asksBeforeDroppingWhatWasTyped() {
    StaffBench bench;
    bench.alt(Qt::Key_N);
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(!bench.desk.isShown("username")); // nothing was typed
    bench.alt(Qt::Key_N);
    bench.desk.type(u"zoe"_s);
    QVERIFY(bench.page->hasUnsaved());
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(bench.desk.textOf("staffNotice").contains(u"not saved"));
    QCOMPARE(bench.desk.textOf("username"), u"zoe"_s);
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(!bench.desk.isShown("username"));
    bench.alt(Qt::Key_N);
    QCOMPARE(bench.desk.textOf("username"), QString());
}

void StaffPageTest::auditorsOnlyRead() {
    StaffBench bench;
    Session::Facts facts = *bench.desk.session.facts();
    facts.role = Role::Auditor;
    bench.desk.session.set(facts);
    bench.desk.window.showPage(bench.page);
    bench.answerList(bench.everybody);
    for (const char* name : {"newStaff", "importStaff", "edit", "reset", "changeStatus", "endSessions"}) {
        QVERIFY2(!bench.desk.isShown(name), name);
    }
    bench.desk.press(Qt::Key_Return);
    bench.desk.press(Qt::Key_Return);
    QVERIFY(!bench.desk.api.isWaiting());
}

void StaffPageTest::cutsNothingOff() {
    UserInfo wide = staffMember(QString(64, u'w'), longName());
    wide.email = QString(120, u'm') + u"@bank.example"_s;
    wide.locked = true;
    StaffBench bench({wide});
    bench.choose(2);
    QCOMPARE(cutOffIn(bench.desk), QString());
    QVERIFY(bench.desk.window.grab().save(pictureFile("staff-details")));
    bench.alt(Qt::Key_R);
    bench.desk.api.reply(wide.toJson(), 200, u"\"1\""_s);
    QCOMPARE(cutOffIn(bench.desk), QString());
    bench.desk.press(Qt::Key_F9);
    bench.desk.api.reply(wide.toJson());
    QCOMPARE(cutOffIn(bench.desk), QString());
    bench.desk.press(Qt::Key_Escape);
    bench.alt(Qt::Key_N);
    bench.desk.press(Qt::Key_F9); // every fault shown
    QCOMPARE(cutOffIn(bench.desk), QString());
}

QTEST_MAIN(StaffPageTest)
#include "tst_staffpage.moc"

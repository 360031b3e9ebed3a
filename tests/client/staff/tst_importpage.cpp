// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/diskthread.h"
#include "client/staff/importpage.h"
#include "tests/client/staff/staffbench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

const QByteArray kTwo = "username,full_name,email,role,branch\nzoe,Zoe Park,,teller,main\nyun,Yun,,auditor,north\n";

// The import page in front, its file still to be named.
struct ImportBench {
    WorkDesk desk;
    DiskThread disk;
    QTemporaryDir folder;
    StaffImport import{desk.api, disk};
    ImportPage* page;

    ImportBench()
        : page(new ImportPage(import, folder.path())) {
        desk.session.set(teller());
        desk.window.addPage(page);
        desk.window.showPage(page);
    }
    void choose(const QByteArray& content) {
        QFile file(folder.filePath(u"staff.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        desk.press(Qt::ALT | Qt::Key_F);
        desk.press(Qt::CTRL | Qt::Key_A);
        desk.type(file.fileName());
        desk.press(Qt::Key_Return);
    }
    void check(const QByteArray& content, const std::vector<UserInfo>& present = {}) {
        choose(content);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.reply(branchPageOf());
        desk.api.reply(userPageOf(present));
    }
    QString cell(int row, ImportModel::Column column) const {
        return desk.window.findChild<QTableView*>(u"importRows"_s)->model()->index(row, column).data().toString();
    }
    UserInfo answered() const {
        const QJsonObject body = *desk.api.next().body;
        UserInfo user = staffMember(body.value(u"username"_s).toString(), body.value(u"full_name"_s).toString());
        user.role = *roleFromWire(body.value(u"role"_s).toString());
        user.branchId = *BranchId::fromString(body.value(u"branch_id"_s).toString());
        return user;
    }
    QString savedText() const {
        const QStringList files = QDir(folder.path()).entryList({u"staff-passwords-*.csv"_s});
        QFile file(files.isEmpty() ? QString() : folder.filePath(files.front()));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

} // namespace

// Staff out of a CSV file, by key presses.
class ImportPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesEveryFaultBeforeAnythingIsSent();
    void makesOneByOne();
    void goesOnWithTheSameKeyAfterALostReply();
    void runsAgainWithoutDoubles();
    void goesOnAfterARefusal();
    void pauses();
    void savesPasswordsForTheirReaderOnly();
    void asksBeforeDroppingPasswords();
    void tellsFilesThatCannotBeRead();
    void cutsNothingOff();
};

void ImportPageTest::namesEveryFaultBeforeAnythingIsSent() {
    ImportBench bench;
    QCOMPARE(bench.desk.focusName(), u"importFile"_s);
    bench.check("zoe,Zoe,,king,main\nyun,Yun,,teller,main\nmin,,x,teller,south\n");
    QCOMPARE(bench.desk.focusName(), u"importRows"_s);
    QVERIFY(bench.desk.textOf("importSummary").startsWith(u"2 line"));
    QCOMPARE(bench.cell(0, ImportModel::Line), u"1"_s);
    QVERIFY(bench.cell(0, ImportModel::Outcome).startsWith(u"Not right: role"));
    QCOMPARE(bench.cell(1, ImportModel::Outcome), u"Ready"_s);
    const QString third = bench.cell(2, ImportModel::Outcome);
    QVERIFY2(third.contains(u"full name") && third.contains(u"e-mail") && third.contains(u"north"), qPrintable(third));
    bench.desk.press(Qt::Key_Down);
    bench.desk.press(Qt::Key_Down);
    QVERIFY(bench.desk.textOf("importRow").startsWith(u"Line 3: Not right"));
    bench.desk.press(Qt::Key_F9);
    pressMnemonic(bench.desk, Qt::Key_M);
    QVERIFY(!bench.desk.api.isWaiting());
}

void ImportPageTest::makesOneByOne() {
    ImportBench bench;
    bench.check(kTwo);
    bench.desk.press(Qt::Key_F9);
    const ApiCall first = bench.desk.api.next();
    QCOMPARE(first.path, u"/v1/users"_s);
    QVERIFY(first.key && first.key->value.version() == 7);
    QCOMPARE(first.body->value(u"branch_id"_s).toString(), kMain.id.toString());
    bench.desk.api.reply(bench.answered().toJson(), 201);
    const ApiCall second = bench.desk.api.next();
    QVERIFY(second.key != first.key);
    QVERIFY(second.body->value(u"password"_s) != first.body->value(u"password"_s));
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(!bench.desk.api.isWaiting());
    QCOMPARE(bench.cell(0, ImportModel::Outcome), u"Made"_s);
    QCOMPARE(bench.cell(0, ImportModel::Password), first.body->value(u"password"_s).toString());
    QVERIFY(bench.desk.textOf("importSummary").startsWith(u"Done: 2 made"));
}

void ImportPageTest::goesOnWithTheSameKeyAfterALostReply() {
    ImportBench bench;
    bench.check(kTwo);
    bench.desk.press(Qt::Key_F9);
    const ApiCall first = bench.desk.api.next();
    bench.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QVERIFY(!bench.desk.api.isWaiting());
    QVERIFY(bench.desk.textOf("importSummary").startsWith(u"Paused"));
    QVERIFY(!bench.desk.textOf("importNotice").isEmpty());
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().key, first.key);
    QCOMPARE(bench.desk.api.next().body, first.body);
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(bench.desk.api.isWaiting()); // the second row
}

void ImportPageTest::runsAgainWithoutDoubles() {
    ImportBench bench;
    UserInfo zoe = staffMember(u"zoe"_s, u"Zoe Park"_s);
    bench.check(kTwo, {zoe}); // an import before this one came as far as that
    QVERIFY(bench.cell(0, ImportModel::Outcome).startsWith(u"There already"));
    bench.desk.press(Qt::Key_F9);
    QCOMPARE(bench.desk.api.next().body->value(u"username"_s).toString(), u"yun"_s);
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(!bench.desk.api.isWaiting());
    QVERIFY(bench.desk.textOf("importSummary").contains(u"1 there already"));
}

void ImportPageTest::goesOnAfterARefusal() {
    ImportBench bench;
    bench.check(kTwo);
    bench.desk.press(Qt::Key_F9);
    bench.desk.api.refuse(ErrorCode::UsernameTaken);
    QVERIFY(bench.cell(0, ImportModel::Outcome).startsWith(u"Refused"));
    QCOMPARE(bench.cell(0, ImportModel::Password), QString());
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(bench.desk.textOf("importSummary").contains(u"1 refused"));
}

void ImportPageTest::pauses() {
    ImportBench bench;
    bench.check(kTwo);
    bench.desk.press(Qt::Key_F9);
    bench.desk.press(Qt::Key_Escape);
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(!bench.desk.api.isWaiting());
    QVERIFY(bench.desk.textOf("importSummary").startsWith(u"Paused: 1 made, 1 to go"));
    bench.desk.press(Qt::Key_F9);
    QVERIFY(bench.desk.api.isWaiting());
}

void ImportPageTest::savesPasswordsForTheirReaderOnly() {
    ImportBench bench;
    bench.check("=zoe,x,,teller,main\n"); // no user name
    bench.check("zoe,=1+1,,teller,main\n");
    bench.desk.press(Qt::Key_F9);
    const QString password = bench.desk.api.next().body->value(u"password"_s).toString();
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QSignalSpy saved(&bench.import, &StaffImport::passwordsSaved);
    pressMnemonic(bench.desk, Qt::Key_S);
    QTRY_COMPARE(saved.size(), 1);
    const QString text = bench.savedText();
    QVERIFY2(text.contains(u"zoe,'=1+1,%1"_s.arg(password)), qPrintable(text));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup;
    QVERIFY(!(QFile::permissions(saved.front().front().toString()) & others));
    QVERIFY(!bench.page->hasUnsaved());
    bench.desk.press(Qt::Key_Escape); // nothing is lost: it leaves at once
    QVERIFY(bench.import.rows().empty());
}

void ImportPageTest::asksBeforeDroppingPasswords() {
    ImportBench bench;
    QSignalSpy finished(bench.page, &ImportPage::finished);
    bench.check("zoe,Zoe,,teller,main\n");
    bench.desk.press(Qt::Key_F9);
    bench.desk.api.reply(bench.answered().toJson(), 201);
    QVERIFY(bench.page->hasUnsaved()); // quitting would drop them too
    bench.desk.press(Qt::Key_Escape);
    QVERIFY(bench.desk.textOf("importNotice").contains(u"not saved"));
    QCOMPARE(finished.size(), 0);
    bench.desk.press(Qt::Key_Escape);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(bench.cell(0, ImportModel::Password), QString());
}

void ImportPageTest::tellsFilesThatCannotBeRead() {
    ImportBench bench;
    bench.desk.press(Qt::Key_Return);
    QVERIFY(bench.desk.textOf("importNotice").contains(u"path"));
    bench.desk.type(u"/nowhere/staff.csv"_s);
    bench.desk.press(Qt::Key_Return);
    QTRY_VERIFY(bench.desk.textOf("importNotice").startsWith(u"The file cannot be read"));
    bench.choose("a,\"b\n");
    QTRY_VERIFY(bench.desk.textOf("importNotice").startsWith(u"Line 1"));
    bench.check("username,full_name,email,role,branch\n");
    QVERIFY(bench.desk.textOf("importNotice").startsWith(u"Nobody stands"));
    QVERIFY(!bench.desk.isShown("importRows"));
    bench.choose(kTwo);
    QTRY_VERIFY(bench.desk.api.isWaiting());
    bench.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(bench.desk.textOf("importNotice").contains(u"cannot be reached"));
}

void ImportPageTest::cutsNothingOff() {
    ImportBench bench;
    QCOMPARE(cutOffIn(bench.desk), QString());
    bench.check("zoe," + longName().toUtf8() + ",,king,x\n" + kTwo.mid(37));
    QCOMPARE(cutOffIn(bench.desk), QString());
    QVERIFY(bench.desk.window.grab().save(pictureFile("staff-import")));
}

QTEST_MAIN(ImportPageTest)
#include "tst_importpage.moc"

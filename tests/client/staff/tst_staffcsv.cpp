// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffimport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

const BranchInfo kMain{.id = BranchId::make(), .code = u"main"_s, .name = u"Main"_s};

std::vector<ImportRow> checked(const QByteArray& text, const std::vector<UserInfo>& present = {}) {
    const Csv csv = readCsv(text);
    return csv.fault ? std::vector<ImportRow>() : checkedRows(csv.lines, {kMain}, present);
}

QStringList faultsOf(const QByteArray& text) {
    const auto rows = checked(text);
    return rows.empty() ? QStringList() : rows.front().faults;
}

} // namespace

// What an import file says, and what is wrong with it.
class StaffCsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCells_data();
    void readsCells();
    void tellsBrokenFiles_data();
    void tellsBrokenFiles();
    void keepsLineNumbers();
    void writesWhatNoSpreadsheetRuns();
    void readsPeople();
    void takesColumnsInAnyOrder();
    void tellsFaults_data();
    void tellsFaults();
    void tellsEveryFaultOfALine();
    void tellsNamesThatStandTwice();
    void knowsWhoIsThereAlready();
};

void StaffCsvTest::readsCells_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("comma") << QByteArray("a,b,c\n") << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("semicolon") << QByteArray("a;b,b;c") << QStringList{u"a"_s, u"b,b"_s, u"c"_s};
    QTest::newRow("tab") << QByteArray("a\tb\r\n") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf"
                                        "a,b")
                          << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("quotes") << QByteArray("\"a,\"\"b\"\"\",c") << QStringList{u"a,\"b\""_s, u"c"_s};
    QTest::newRow("empty cells") << QByteArray(",x,\n") << QStringList{u""_s, u"x"_s, u""_s};
    QTest::newRow("spaces") << QByteArray(" a , b ") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("hangul") << QByteArray("김서연,x") << QStringList{u"김서연"_s, u"x"_s};
}

void StaffCsvTest::readsCells() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, cells);
    const Csv csv = readCsv(text);
    QVERIFY(!csv.fault);
    QCOMPARE(csv.lines, (std::vector<CsvLine>{{.number = 1, .cells = cells}}));
}

void StaffCsvTest::tellsBrokenFiles_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("line");
    QTest::newRow("latin 1") << QByteArray("a,\xe9") << static_cast<int>(CsvFault::NotUtf8) << 1;
    QTest::newRow("open quote") << QByteArray("a\n\"b\nc") << static_cast<int>(CsvFault::OpenQuote) << 2;
    QTest::newRow("text after quote") << QByteArray("a\nb\n\"c\"d") << static_cast<int>(CsvFault::TextAfterQuote) << 3;
}

void StaffCsvTest::tellsBrokenFiles() {
    QFETCH(QByteArray, text);
    QFETCH(int, fault);
    QFETCH(int, line);
    const Csv csv = readCsv(text);
    QVERIFY(csv.fault);
    QCOMPARE(static_cast<int>(*csv.fault), fault);
    QCOMPARE(csv.faultLine, line);
}

void StaffCsvTest::keepsLineNumbers() {
    const Csv csv = readCsv("a\r\n\r\n\"b\nb\",x\nc\rd");
    std::vector<int> numbers;
    for (const CsvLine& line : csv.lines) {
        numbers.push_back(line.number);
    }
    QCOMPARE(numbers, (std::vector<int>{1, 3, 5, 6}));
}

void StaffCsvTest::writesWhatNoSpreadsheetRuns() {
    QCOMPARE(csvLine({u"=1+1"_s, u"-x"_s, u"a\"b"_s, u""_s}), u"'=1+1,'-x,\"a\"\"b\",\r\n"_s);
}

void StaffCsvTest::readsPeople() {
    const auto rows = checked("anna,Anna Berg,a@b.example,Teller,main\nbert,\"Berg, Bert\",,supervisor,main\n");
    QCOMPARE(rows.size(), std::size_t{2});
    const NewUserRequest anna{.username = u"anna"_s,
                              .fullName = u"Anna Berg"_s,
                              .email = u"a@b.example"_s,
                              .role = Role::Teller,
                              .branchId = kMain.id};
    QCOMPARE(rows[0].user, anna);
    QCOMPARE(rows[1].line, 2);
    QCOMPARE(rows[1].user.fullName, u"Berg, Bert"_s);
    QVERIFY(!rows[1].user.email && rows[1].user.role == Role::Supervisor);
    QVERIFY(rows[0].state == ImportRow::State::Ready && rows[1].state == ImportRow::State::Ready);
}

void StaffCsvTest::takesColumnsInAnyOrder() {
    const auto rows = checked("Branch code;Role;E-mail;Full name;Username\nmain;auditor;;Anna;anna\n");
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(rows[0].faults, QStringList());
    QCOMPARE(rows[0].user.username, u"anna"_s);
    QVERIFY(rows[0].user.role == Role::Auditor);
}

void StaffCsvTest::tellsFaults_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("user name") << QByteArray("Anna B,Anna,,teller,main") << u"user name"_s;
    QTest::newRow("full name") << QByteArray("anna,,,teller,main") << u"full name"_s;
    QTest::newRow("long name") << "anna," + QByteArray(201, 'x') + ",,teller,main" << u"full name"_s;
    QTest::newRow("e-mail") << QByteArray("anna,Anna,nowhere,teller,main") << u"e-mail"_s;
    QTest::newRow("role") << QByteArray("anna,Anna,,king,main") << u"role"_s;
    QTest::newRow("branch") << QByteArray("anna,Anna,,teller,south") << u"branch"_s;
    QTest::newRow("too few") << QByteArray("anna,Anna,,teller") << u"branch"_s;
    QTest::newRow("too many") << QByteArray("anna,Anna,,teller,main,more") << u"column 6"_s;
}

void StaffCsvTest::tellsFaults() {
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const QStringList faults = faultsOf(text);
    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.front().startsWith(word), qPrintable(faults.front()));
}

void StaffCsvTest::tellsEveryFaultOfALine() {
    QCOMPARE(faultsOf("A,,x,king,south").size(), 5);
}

void StaffCsvTest::tellsNamesThatStandTwice() {
    const auto rows = checked("anna,Anna,,teller,main\nbert,Bert,,teller,main\nanna,Other,,teller,main\n");
    QVERIFY(rows[0].faults.isEmpty());
    QCOMPARE(rows[2].faults.size(), 1);
    QVERIFY2(rows[2].faults.front().contains(u'1'), qPrintable(rows[2].faults.front()));
    QVERIFY(rows[2].state == ImportRow::State::Faulty);
}

void StaffCsvTest::knowsWhoIsThereAlready() {
    const UserInfo anna{.username = u"anna"_s, .fullName = u"Anna"_s, .branchId = kMain.id};
    const UserInfo bert{.username = u"bert"_s, .fullName = u"Somebody else"_s, .branchId = kMain.id};
    const auto rows = checked("anna,Anna,,teller,main\nbert,Bert,,teller,main\n", {anna, bert});
    QVERIFY(rows[0].state == ImportRow::State::Present && rows[0].faults.isEmpty());
    QVERIFY(rows[1].state == ImportRow::State::Faulty);
    QVERIFY(rows[1].faults.front().contains(u"Somebody else"));
}

QTEST_GUILESS_MAIN(StaffCsvTest)
#include "tst_staffcsv.moc"

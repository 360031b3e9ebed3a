// SPDX-License-Identifier: GPL-3.0-or-later
// The statement as a teller works it: by keys alone.
#include "client/app/errortext.h"
#include "client/statement/balanceplot.h"
#include "client/widgets/theme.h"
#include "shared/api/page.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

using Entries = tellerdesk::Page<EntryInfo>;

constexpr qint64 kMost = 10'000'000'000'000'000;

Entries entries(qint64 newest, qint64 oldest, bool more = true) {
    Entries page;
    for (qint64 number = newest; number >= oldest; --number) {
        page.items.push_back(entry(number, number % 3 == 0 ? -200 : 100, number * 10, QDate(2026, 11, 2)));
        page.items.back().narrative = QStringLiteral("월세 %1").arg(number);
    }
    if (more) {
        page.next = QStringLiteral("cursor");
    }
    return page;
}

EntrySummary summary(qint64 first, qint64 last) {
    EntrySummary summary{.count = last - first + 1,
                         .openingMinor = (first - 1) * 10,
                         .closingMinor = last * 10,
                         .creditsMinor = 123'456,
                         .debitsMinor = 7'890,
                         .firstEntryNumber = first,
                         .lastEntryNumber = last,
                         .firstDate = QDate(2026, 11, 1),
                         .lastDate = QDate(2026, 11, 2)};
    summary.points = {{.entryNumber = first, .businessDate = QDate(2026, 11, 1), .balanceAfterMinor = first * 10},
                      {.entryNumber = last, .businessDate = QDate(2026, 11, 2), .balanceAfterMinor = last * 10}};
    return summary;
}

struct Shown {
    WorkDesk desk;
    CustomerInfo kim = customer(QStringLiteral("Kim Seo-yeon"));
    AccountInfo euros = account(kim, 1, "EUR", 10'000'000);

    Shown() {
        desk.session.set(teller({cashOf("EUR", 500'000)}));
        desk.statement.show(euros);
        desk.window.showPage(desk.statementPage);
    }
    // As many entries as that, all told by the server.
    explicit Shown(qint64 count)
        : Shown() {
        desk.api.reply(entries(count, std::max<qint64>(1, count - 99), count > 100).toJson());
        desk.api.reply(summary(1, count).toJson());
        QCoreApplication::processEvents(); // the table is laid out late
    }
    QTableView* table() { return qobject_cast<QTableView*>(desk.find("entries")); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QString item(const char* name) {
        return desk.api.next().query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }
};

} // namespace

class TestStatementPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, false); }
    void showsWordsBesideNumbers();
    void scrollsToTheEndByKeys();
    void showsRowsThatCannotBeRead();
    void choosesAPeriodByKeys();
    void namesDatesAtFault();
    void findsByKeys();
    void exportsToAChosenFile();
    void stopsAnExportByEsc();
    void savesPaperByKeys();
    void looksDesignedWithoutEntries();
    void cutsOffNothing();
    void namesEveryField();
    void plotsExactly();
};

void TestStatementPage::showsWordsBesideNumbers() {
    Shown at(3);
    QCOMPARE(at.desk.focusName(), QStringLiteral("entries"));
    QCOMPARE(at.table()->model()->rowCount(), 3);
    QCOMPARE(at.cell(0, EntriesModel::Side), QStringLiteral("Debit"));
    QCOMPARE(at.cell(1, EntriesModel::Side), QStringLiteral("Credit"));
    QCOMPARE(at.cell(0, EntriesModel::Amount).replace(QChar(QChar::Nbsp), u' '), QStringLiteral("-2.00 EUR"));
    QCOMPARE(at.cell(0, EntriesModel::BalanceAfter).replace(QChar(QChar::Nbsp), u' '), QStringLiteral("0.30 EUR"));
    QCOMPARE(at.desk.textOf("closingBalance"), QStringLiteral("0.30 EUR"));
    QCOMPARE(at.desk.textOf("totalCredits"), QStringLiteral("1,234.56 EUR"));
    QVERIFY(at.desk.everythingSaid().contains(QStringLiteral("Closing balance: 0.30 EUR")));
    const QString plot = at.desk.find("balancePlot")->accessibleDescription().replace(QChar(QChar::Nbsp), u' ');
    QVERIFY2(plot.contains(QStringLiteral("lowest 0.10 EUR, highest 0.30 EUR")), qPrintable(plot));
}

void TestStatementPage::scrollsToTheEndByKeys() {
    Shown at(1'000'000);
    QCOMPARE(at.table()->model()->rowCount(), 1'000'000);
    QTRY_VERIFY(at.table()->verticalScrollBar()->maximum() > 999'900); // covers all
    at.desk.press(Qt::CTRL | Qt::Key_End);
    QVERIFY(QTest::qWaitFor([&] { return at.desk.api.isWaiting(); }));
    QCOMPARE(at.cell(999'999, EntriesModel::Narrative), QStringLiteral("Loading"));
    QCOMPARE(at.cell(999'999, EntriesModel::Number), QStringLiteral("1"));
    QCOMPARE(at.item("start"), QStringLiteral("100"));
    at.desk.api.reply(entries(100, 1, false).toJson());
    QCOMPARE(at.cell(999'999, EntriesModel::Narrative), QStringLiteral("월세 1"));
    at.desk.press(Qt::Key_PageUp);
    at.desk.press(Qt::CTRL | Qt::Key_Home);
    QCOMPARE(at.table()->currentIndex().row(), 0);
    QVERIFY(at.desk.api.calls().size() < 8); // of ten thousand
}

void TestStatementPage::showsRowsThatCannotBeRead() {
    Shown at(1'000);
    at.desk.press(Qt::CTRL | Qt::Key_End);
    QTRY_VERIFY(at.desk.api.isWaiting());
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QCOMPARE(at.cell(999, EntriesModel::Narrative), QStringLiteral("Could not be read"));
    QCOMPARE(at.desk.textOf("statementNotice"), errorText(ApiError{.kind = ApiError::Kind::TimedOut}));
    QVERIFY(at.desk.isShown("tryAgain"));
    at.desk.press(Qt::ALT | Qt::Key_T);
    QTRY_VERIFY(at.desk.api.isWaiting()); // a button is seen to be pressed before it acts
    at.desk.api.reply(entries(100, 1, false).toJson());
    QCOMPARE(at.cell(999, EntriesModel::Narrative), QStringLiteral("월세 1"));
    QVERIFY(!at.desk.isShown("tryAgain"));
}

void TestStatementPage::choosesAPeriodByKeys() {
    Shown at(1'000);
    at.desk.press(Qt::ALT | Qt::Key_F);
    QCOMPARE(at.desk.focusName(), QStringLiteral("from"));
    at.desk.type(QStringLiteral("2026-11-02"));
    at.desk.press(Qt::Key_Tab);
    at.desk.type(QStringLiteral("2026-11-03"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.item("from"), QStringLiteral("2026-11-02"));
    QCOMPARE(at.item("to"), QStringLiteral("2026-11-03"));
    QCOMPARE(at.desk.focusName(), QStringLiteral("entries"));
    at.desk.api.reply(Entries{}.toJson());
    at.desk.api.reply(EntrySummary{.creditsMinor = 0, .debitsMinor = 0}.toJson());
    QCOMPARE(at.desk.textOf("statementNotice"), QStringLiteral("Nothing was posted in this period."));
    QCOMPARE(at.desk.textOf("entryCount"), QStringLiteral("0"));
}

void TestStatementPage::namesDatesAtFault() {
    Shown at(10);
    at.desk.press(Qt::ALT | Qt::Key_O);
    at.desk.type(QStringLiteral("2026-02-30"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("to"));
    QCOMPARE(at.desk.find("to")->accessibleDescription(), QStringLiteral("a real day, such as 2026-01-31"));
    QVERIFY(at.desk.isShown("toFault"));
    QVERIFY(!at.desk.api.isWaiting());
    at.desk.press(Qt::CTRL | Qt::Key_P); // nor on paper
    QVERIFY(!at.desk.api.isWaiting());
    at.desk.press(Qt::CTRL | Qt::Key_A);
    at.desk.type(QStringLiteral("2026-02-01"));
    at.desk.press(Qt::ALT | Qt::Key_F);
    at.desk.type(QStringLiteral("2026-02-02"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("to"));
    QCOMPARE(at.desk.find("to")->accessibleDescription(), QStringLiteral("ends before it begins"));
}

void TestStatementPage::findsByKeys() {
    Shown at(1'000);
    at.desk.press(Qt::Key_R); // typed in the table
    QCOMPARE(at.desk.focusName(), QStringLiteral("findText"));
    at.desk.type(QStringLiteral("ent"));
    at.desk.press(Qt::ALT | Qt::Key_M);
    at.desk.type(QStringLiteral("x"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.desk.focusName(), QStringLiteral("findMost"));
    QVERIFY(at.desk.isShown("findMostFault"));
    at.desk.press(Qt::Key_Backspace);
    at.desk.type(QStringLiteral("12.50"));
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.item("q"), QStringLiteral("rent"));
    QCOMPARE(at.item("max_amount"), QStringLiteral("1250"));
    QCOMPARE(at.item("start"), QStringLiteral("1000"));
    at.desk.api.reply(entries(400, 400).toJson());
    QCOMPARE(at.table()->currentIndex().row(), 600);
    QCOMPARE(at.desk.textOf("statementNotice"), QStringLiteral("Found: entry 400"));
    while (at.desk.api.isWaiting()) { // the rows around it
        const qint64 start = at.item("start").toLongLong();
        at.desk.api.reply(entries(start, start - 99).toJson());
    }
    QCOMPARE(at.desk.focusName(), QStringLiteral("findMost")); // Enter goes on
    at.desk.press(Qt::Key_Return);
    QCOMPARE(at.item("start"), QStringLiteral("399"));
    at.desk.api.reply(Entries{}.toJson());
    QCOMPARE(at.desk.textOf("statementNotice"), QStringLiteral("Nothing more is found in this direction."));
    at.desk.press(Qt::ALT | Qt::Key_V);
    QTRY_VERIFY(at.desk.api.isWaiting());
    QCOMPARE(at.item("order"), QStringLiteral("oldest"));
    QCOMPARE(at.item("start"), QStringLiteral("401"));
    at.desk.press(Qt::Key_Escape); // stops the search, and stays
    QVERIFY(at.desk.textOf("statementNotice").startsWith(QStringLiteral("Ctrl+P")));
    QCOMPARE(at.desk.window.currentPage(), at.desk.statementPage);
}

void TestStatementPage::exportsToAChosenFile() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.csv"));
    Shown at(10);
    QSignalSpy saved(&at.desk.statementFiles, &StatementExport::saved);
    QVERIFY(at.desk.find("exportCsv")->isEnabled());
    at.desk.press(Qt::ALT | Qt::Key_C);
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = at.desk.window.findChild<QFileDialog*>(QStringLiteral("exportFile"))) != nullptr);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QVERIFY(name->text().startsWith(QStringLiteral("statement-")));
    name->setText(file); // typed, the dialog's own completion may come up and take the Enter
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return at.desk.api.isWaiting(); }));
    QCOMPARE(at.item("format"), QStringLiteral("csv"));
    QVERIFY(at.desk.api.next().sink("entry_number\r\n"));
    QVERIFY(at.desk.textOf("statementNotice").startsWith(QStringLiteral("Exporting")));
    at.desk.api.reply({});
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(at.desk.textOf("statementNotice").contains(QStringLiteral("mine.csv")));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("entry_number\r\n"));
}

void TestStatementPage::stopsAnExportByEsc() {
    const QTemporaryDir folder;
    Shown at(10);
    at.desk.statementFiles.save(at.desk.statement, StatementExport::Format::Camt053,
                                folder.filePath(QStringLiteral("mine.xml")));
    QVERIFY(!at.desk.find("exportCsv")->isEnabled());
    at.desk.press(Qt::Key_Escape);
    QVERIFY(!at.desk.statementFiles.isRunning());
    QVERIFY(at.desk.find("exportCsv")->isEnabled());
    QCOMPARE(at.desk.window.currentPage(), at.desk.statementPage);
}

void TestStatementPage::savesPaperByKeys() {
    Shown at(3);
    QSignalSpy ready(&at.desk.statement, &StatementPresenter::periodReady);
    at.desk.press(Qt::CTRL | Qt::Key_P);
    at.desk.api.reply(entries(3, 1, false).toJson());
    QCOMPARE(ready.count(), 1);
    QVERIFY(ready.last().first().value<StatementPeriod>().print);
    at.desk.press(Qt::ALT | Qt::Key_S);
    QTRY_VERIFY(at.desk.api.isWaiting());
    at.desk.api.reply(entries(3, 1, false).toJson());
    QCOMPARE(ready.count(), 2);
    QVERIFY(!ready.last().first().value<StatementPeriod>().print); // a file, whatever printer there is
    Shown much(6'000);
    much.desk.press(Qt::CTRL | Qt::Key_P);
    QVERIFY(much.desk.textOf("statementNotice").startsWith(QStringLiteral("Paper takes 5,000 entries at most.")));
}

void TestStatementPage::looksDesignedWithoutEntries() {
    Shown at;
    QCOMPARE(at.desk.textOf("statementNotice"), QStringLiteral("Loading the entries."));
    QCOMPARE(at.desk.textOf("closingBalance"), QStringLiteral("adding up"));
    at.desk.api.reply(Entries{}.toJson());
    at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QCOMPARE(at.desk.textOf("closingBalance"), QStringLiteral("not known"));
    at.desk.press(Qt::ALT | Qt::Key_T);
    QTRY_VERIFY(at.desk.api.isWaiting());
    at.desk.api.reply(EntrySummary{.creditsMinor = 0, .debitsMinor = 0}.toJson());
    QCOMPARE(at.desk.textOf("closingBalance"), QStringLiteral("0.00 EUR"));
    QCOMPARE(at.desk.textOf("statementNotice"), QStringLiteral("Nothing has been posted to this account yet."));
    QCoreApplication::processEvents();
    QCOMPARE(cutOffTexts(*at.desk.statementPage).join(u'\n'), QString());
}

void TestStatementPage::cutsOffNothing() {
    Shown at;
    at.desk.statement.show(account(customer(longName()), 1, "EUR", kMost));
    Entries page = entries(40, 1, false);
    for (EntryInfo& each : page.items) {
        each.amountMinor = each.entryNumber % 2 == 0 ? kMost : -kMost;
        each.balanceAfterMinor = 900 * kMost;
        each.narrative = QString(200, u'n');
    }
    at.desk.api.reply({}); // of the account before
    at.desk.api.reply(page.toJson());
    EntrySummary large = summary(1, 40);
    large.openingMinor = large.closingMinor = 900 * kMost;
    large.creditsMinor = std::nullopt;
    large.points = {{.entryNumber = 1, .businessDate = QDate(2026, 1, 1), .balanceAfterMinor = -900 * kMost},
                    {.entryNumber = 40, .businessDate = QDate(2026, 1, 1), .balanceAfterMinor = 900 * kMost}};
    at.desk.api.reply(large.toJson());
    QCoreApplication::processEvents(); // layouts come late
    QCOMPARE(cutOffTexts(*at.desk.statementPage).join(u'\n'), QString());
    const QTableView* table = at.table();
    for (const int column : {EntriesModel::Number, EntriesModel::Amount, EntriesModel::BalanceAfter}) {
        const QString text = table->model()->index(0, column).data().toString();
        QVERIFY(table->fontMetrics().horizontalAdvance(text) + 16 <= table->columnWidth(column));
    }
    QVERIFY(table->columnWidth(EntriesModel::Narrative) >= 200);
}

void TestStatementPage::namesEveryField() {
    Shown at(1'000);
    QSet<QString> mnemonics;
    QStringList named;
    for (QWidget* widget : at.desk.statementPage->findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->objectName().startsWith(QStringLiteral("qt_"))) {
            continue;
        }
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString name = button != nullptr ? button->text() : widget->accessibleName();
        QVERIFY2(!name.isEmpty(), qPrintable(widget->objectName()));
        named += widget->objectName();
    }
    QVERIFY(named.contains(QStringLiteral("entries")) && named.contains(QStringLiteral("findText")));
    const auto keep = [&mnemonics](const QString& text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        const bool isNew = key.isEmpty() || !mnemonics.contains(key);
        mnemonics.insert(key);
        return isNew;
    };
    for (const auto* label : at.desk.statementPage->findChildren<QLabel*>()) {
        QVERIFY2(label->buddy() == nullptr || keep(label->text()), qPrintable(label->text()));
    }
    for (const auto* button : at.desk.statementPage->findChildren<QAbstractButton*>()) {
        QVERIFY2(keep(button->text()), qPrintable(button->text()));
    }
    // Tab visits each once, in the order of the page, and comes back.
    at.desk.find("from")->setFocus();
    QStringList visited;
    do {
        visited += at.desk.focusName();
        at.desk.press(Qt::Key_Tab);
    } while (at.desk.focusName() != QStringLiteral("from") && visited.size() < 40);
    for (const char* name : {"from", "to", "findText", "findLeast", "findMost", "findNext", "findPrevious", "entries",
                             "print", "savePdf", "exportCsv", "exportCamt"}) {
        QCOMPARE(visited.count(QString::fromLatin1(name)), 1);
    }
}

void TestStatementPage::plotsExactly() {
    QCOMPARE(heightOf(0, 0, 10, 100), 0);
    QCOMPARE(heightOf(5, 0, 10, 100), 50);
    QCOMPARE(heightOf(10, 0, 10, 100), 100);
    QCOMPARE(heightOf(7, 7, 7, 100), 50); // a line in the middle
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QCOMPARE(heightOf(least, least, most, 2'000), 0);
    QCOMPARE(heightOf(most, least, most, 2'000), 2'000);
    QCOMPARE(heightOf(0, least, most, 2'000), 1'000);
    BalancePlot plot;
    QVERIFY(plot.summary().isEmpty());
    plot.resize(300, 112);
    QVERIFY(!plot.grab().isNull()); // also without points, and with one
    plot.setPoints({{.entryNumber = 1, .businessDate = QDate(2026, 1, 1), .balanceAfterMinor = 5}}, currency("KRW"));
    QVERIFY(plot.summary().contains(QStringLiteral("KRW")));
    QVERIFY(!plot.grab().isNull());
}

QTEST_MAIN(TestStatementPage)
#include "tst_statementpage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// CUPS as scripts play it: taking orders, refusing them, aborting them later, and not answering at all.
#include "client/printing/childprocess.h"
#include "client/printing/lpspooler.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk::client;

namespace {

constexpr auto kPatient = std::chrono::seconds(60);
constexpr auto kImpatient = std::chrono::milliseconds(200);

// The two commands in a folder of their own; what they are given is kept beside them.
class Cups {
public:
    Cups(const QByteArray& lp, const QByteArray& lpstat) {
        write(QStringLiteral("lp"), "cat > \"" + path("order").toUtf8() + "\"\nprintf '%s\\n' \"$@\" > \"" +
                                        path("arguments").toUtf8() + "\"\n" + lp);
        write(QStringLiteral("lpstat"), lpstat);
    }
    LpSpooler::Settings settings() const {
        return {.lp = path("lp"),
                .lpstat = path("lpstat"),
                .limit = kPatient,
                .pause = std::chrono::milliseconds(1),
                .watch = kPatient};
    }
    QByteArray content(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private:
    void write(const QString& name, const QByteArray& script) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    QTemporaryDir m_folder;
};

const QByteArray kTaken = "echo 'request id is Desk_7-12 (0 file(s))'";

QByteArray says(const QByteArray& alerts) {
    return "printf 'Desk_7-1 teller 1024 Mon\\n\\tAlerts: aborted-by-system\\n\\tqueued for Desk_7\\nDesk_7-12 teller "
           "1024 Mon\\n\\tStatus: x\\n\\tAlerts: " +
           alerts + "\\n\\tqueued for Desk_7\\n'";
}

const PrintOrder kOrder{.printer = QStringLiteral("Desk_7"),
                        .title = QStringLiteral("Tellerdesk"),
                        .pdf = "%PDF-1.7 a receipt",
                        .sizeMm = QSizeF(80, 123.4)};

// What became of one order; `told` counts the answers, which must be one.
struct Outcome {
    int told = 0;
    std::optional<PrintFault> fault;
};

Outcome printed(const LpSpooler::Settings& settings, const PrintOrder& order = kOrder) {
    Outcome outcome;
    QObject context;
    LpSpooler spooler(settings);
    spooler.print(order, &context, [&outcome](const std::optional<PrintFault>& fault) {
        ++outcome.told;
        outcome.fault = fault;
    });
    if (!QTest::qWaitFor([&outcome] { return outcome.told > 0; }, 60'000)) {
        qWarning("no answer came");
    }
    QCoreApplication::processEvents();
    return outcome;
}

} // namespace

class TestLpSpooler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsThePaperOver();
    void tellsWhatBecameOfAnOrder_data();
    void tellsWhatBecameOfAnOrder();
    void followsAnOrderUntilItIsDone();
    void tellsThatNothingStarted();
    void isNotHeldUpByACommandThatHangs();
    void givesUpWaitingForAPrinterThatIsOff();
    void tellsNobodyWhoHasGone();
    void tellsNobodyWhoIsGoing();
    void listsThePrinters();
    void listsNoneWithoutCups();
};

void TestLpSpooler::handsThePaperOver() {
    const Cups cups(kTaken, says("job-completed-successfully"));
    const Outcome outcome = printed(cups.settings());
    QCOMPARE(outcome.told, 1);
    QVERIFY(!outcome.fault);
    QCOMPARE(cups.content("order"), kOrder.pdf);
    QCOMPARE(cups.content("arguments"), QByteArray("-d\nDesk_7\n-t\nTellerdesk\n-o\nmedia=Custom.80x123mm\n"));
    PrintOrder page = kOrder;
    page.sizeMm = QSizeF(210, 297);
    QVERIFY(!printed(cups.settings(), page).fault);
    QVERIFY(cups.content("arguments").contains("media=A4\n"));
}

void TestLpSpooler::tellsWhatBecameOfAnOrder_data() {
    QTest::addColumn<QByteArray>("lp");
    QTest::addColumn<QByteArray>("lpstat");
    QTest::addColumn<int>("fault"); // -1: printed
    const auto row = [](const char* name, const QByteArray& lp, const QByteArray& lpstat, int fault) {
        QTest::newRow(name) << lp << lpstat << fault;
    };
    row("printed", kTaken, says("job-completed-successfully"), -1);
    row("printed and forgotten", kTaken, "exit 0", -1);
    row("taken without a number", "exit 0", "exit 1", -1);
    row("no such printer", "echo 'lp: The printer or class does not exist.' >&2; exit 1", "exit 0",
        static_cast<int>(PrintFault::Rejected));
    row("died", "kill -9 $$", "exit 0", static_cast<int>(PrintFault::Rejected));
    row("aborted by CUPS", kTaken, says("aborted-by-system"), static_cast<int>(PrintFault::Aborted));
    row("printed with errors", kTaken, says("job-completed-with-errors"), static_cast<int>(PrintFault::Aborted));
    row("cancelled by a person", kTaken, says("job-canceled-by-user"), static_cast<int>(PrintFault::Cancelled));
}

void TestLpSpooler::tellsWhatBecameOfAnOrder() {
    QFETCH(QByteArray, lp);
    QFETCH(QByteArray, lpstat);
    QFETCH(int, fault);
    const Cups cups(lp, lpstat);
    const Outcome outcome = printed(cups.settings());
    QCOMPARE(outcome.told, 1);
    QCOMPARE(outcome.fault ? static_cast<int>(*outcome.fault) : -1, fault);
}

void TestLpSpooler::followsAnOrderUntilItIsDone() {
    // Printing at the first look and at a look that fails, aborted at the third.
    const Cups cups(kTaken, "d=$(dirname \"$0\"); echo x >> $d/looks\n"
                            "case $(wc -l < $d/looks) in 1) " +
                                says("job-printing") + ";; 2) exit 1;; *) " + says("aborted-by-system") + ";; esac");
    const Outcome outcome = printed(cups.settings());
    QCOMPARE(outcome.told, 1);
    QVERIFY(outcome.fault == PrintFault::Aborted);
    QCOMPARE(cups.content("looks").count('\n'), qsizetype{3});
}

void TestLpSpooler::tellsThatNothingStarted() {
    const Outcome outcome = printed({.lp = QStringLiteral("/nowhere/lp"), .lpstat = QStringLiteral("/nowhere/lpstat")});
    QCOMPARE(outcome.told, 1);
    QVERIFY(outcome.fault == PrintFault::NoSpooler);
    QVERIFY(isNothingOnPaper(*outcome.fault));
}

void TestLpSpooler::isNotHeldUpByACommandThatHangs() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("still running"))); // who destroys it waits for its end
    const Cups cups("exec sleep 600", "exec sleep 600");
    LpSpooler::Settings settings = cups.settings();
    settings.limit = kImpatient;
    const Outcome outcome = printed(settings);
    QCOMPARE(outcome.told, 1);
    QVERIFY(outcome.fault == PrintFault::NoAnswer);
    QVERIFY(!isNothingOnPaper(*outcome.fault)); // it may have taken the order after all
}

void TestLpSpooler::givesUpWaitingForAPrinterThatIsOff() {
    const Cups cups(kTaken, says("printer-stopped"));
    LpSpooler::Settings settings = cups.settings();
    settings.watch = kImpatient;
    const Outcome outcome = printed(settings);
    QCOMPARE(outcome.told, 1);
    QVERIFY(outcome.fault == PrintFault::Waiting);
}

void TestLpSpooler::tellsNobodyWhoHasGone() {
    const Cups cups(kTaken, "touch \"$(dirname \"$0\")/looked\"; " + says("job-completed-successfully"));
    LpSpooler spooler(cups.settings());
    auto context = std::make_unique<QObject>();
    bool told = false;
    spooler.print(kOrder, context.get(), [&told](const std::optional<PrintFault>&) { told = true; });
    context.reset();
    QTRY_VERIFY(QFile::exists(cups.path("looked")));
    PrinterList listed;
    QObject other;
    spooler.list(&other, [&listed](const PrinterList& printers) { listed = printers; });
    QTRY_VERIFY(!listed.names.isEmpty() || !listed.standard.isEmpty() || listed.available);
    QVERIFY(!told);
}

// An owner's end ends its child, and that must not call into what is half gone.
void TestLpSpooler::tellsNobodyWhoIsGoing() {
    bool told = false;
    {
        QObject owner;
        runChild({.program = QStringLiteral("sleep"), .arguments = {QStringLiteral("600")}}, &owner,
                 [&told](const ChildResult&) { told = true; });
    }
    QVERIFY(!told);
}

void TestLpSpooler::listsThePrinters() {
    const Cups cups(kTaken, "printf 'Office\\nDesk_7\\nsystem default destination: Office\\n'");
    LpSpooler spooler(cups.settings());
    std::optional<PrinterList> listed;
    spooler.list(this, [&listed](const PrinterList& printers) { listed = printers; });
    QTRY_VERIFY(listed);
    QCOMPARE(listed->names, (QStringList{QStringLiteral("Desk_7"), QStringLiteral("Office")}));
    QCOMPARE(listed->standard, QStringLiteral("Office"));
    QVERIFY(listed->available);
}

void TestLpSpooler::listsNoneWithoutCups() {
    LpSpooler spooler({.lp = QStringLiteral("/nowhere/lp"), .lpstat = QStringLiteral("/nowhere/lpstat")});
    std::optional<PrinterList> listed;
    spooler.list(this, [&listed](const PrinterList& printers) { listed = printers; });
    QTRY_VERIFY(listed);
    QVERIFY(!listed->available);
    QVERIFY(listed->names.isEmpty());
}

QTEST_GUILESS_MAIN(TestLpSpooler)
#include "tst_lpspooler.moc"

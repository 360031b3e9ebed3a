// SPDX-License-Identifier: GPL-3.0-or-later
// What a station keeps of its printing: the choice of printer and the list of receipts that are not printed.
#include "client/printing/failedprints.h"
#include "client/printing/printchoice.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPrintKeeping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsIdsAndNothingElse();
    void mergesWhatFailedBeforeTheListWasRead();
    void passesOverDamagedLines();
    void saysThatTheDiskTookNothing();
    void remembersTheChoice();
    void startsWithPdf();
};

void TestPrintKeeping::keepsIdsAndNothingElse() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/failed-prints"));
    const PostingId first = PostingId::make();
    const PostingId second = PostingId::make();
    {
        DiskThread disk;
        FailedPrints failed(disk, file);
        failed.add(first);
        failed.add(second);
        failed.add(first); // once is enough
        QCOMPARE(failed.ids().size(), std::size_t(2));
    }
    QCOMPARE(contentOf(file), first.toString().toLatin1() + '\n' + second.toString().toLatin1() + '\n');
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    DiskThread disk;
    FailedPrints failed(disk, file);
    QTRY_COMPARE(failed.ids(), (std::vector{first, second}));
    failed.remove(first);
    QTRY_COMPARE(contentOf(file), second.toString().toLatin1() + '\n');
}

void TestPrintKeeping::mergesWhatFailedBeforeTheListWasRead() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("failed-prints"));
    const PostingId old = PostingId::make();
    const PostingId fresh = PostingId::make();
    {
        DiskThread disk;
        FailedPrints failed(disk, file);
        failed.add(old);
    }
    DiskThread disk;
    FailedPrints failed(disk, file);
    failed.add(fresh); // the answer of the disk comes later
    QTRY_COMPARE(failed.ids(), (std::vector{old, fresh}));
    QTRY_COMPARE(contentOf(file), old.toString().toLatin1() + '\n' + fresh.toString().toLatin1() + '\n');
}

void TestPrintKeeping::passesOverDamagedLines() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("failed-prints"));
    const PostingId id = PostingId::make();
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\n\xff\xfe nothing\n" + id.toString().toLatin1() + "\n1234\n");
    file.close();
    DiskThread disk;
    FailedPrints failed(disk, path);
    QTRY_COMPARE(failed.ids(), std::vector{id});
}

void TestPrintKeeping::saysThatTheDiskTookNothing() {
    const QTemporaryDir folder;
    const QString inTheWay = folder.filePath(QStringLiteral("file"));
    QVERIFY(QFile(inTheWay).open(QIODevice::WriteOnly));
    DiskThread disk;
    FailedPrints failed(disk, inTheWay + QStringLiteral("/failed-prints"));
    PrintChoiceFile choice(disk, inTheWay + QStringLiteral("/printing.json"));
    QSignalSpy listNotKept(&failed, &FailedPrints::notKept);
    QSignalSpy choiceNotKept(&choice, &PrintChoiceFile::notKept);
    const PostingId id = PostingId::make();
    failed.add(id);
    choice.set({.printer = QStringLiteral("Desk_7")});
    QTRY_VERIFY(!listNotKept.isEmpty());
    QTRY_VERIFY(!choiceNotKept.isEmpty());
    QVERIFY(failed.contains(id)); // until the program ends
    QCOMPARE(choice.choice().printer, QStringLiteral("Desk_7"));
}

void TestPrintKeeping::remembersTheChoice() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("printing.json"));
    const PrintChoice wanted{.printer = QStringLiteral("영수증 1"), .paper = Paper::A4, .automatic = true};
    {
        DiskThread disk;
        PrintChoiceFile(disk, file).set(wanted);
    }
    DiskThread disk;
    PrintChoiceFile choice(disk, file);
    QTRY_COMPARE(choice.choice(), wanted);
}

void TestPrintKeeping::startsWithPdf() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("printing.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"printer\": 7, ");
    file.close();
    DiskThread disk;
    PrintChoiceFile choice(disk, path);
    bool read = false;
    disk.run(this, [] { return true; }, [&read](bool done) { read = done; });
    QTRY_VERIFY(read);
    QCOMPARE(choice.choice(), PrintChoice());
}

QTEST_GUILESS_MAIN(TestPrintKeeping)
#include "tst_printkeeping.moc"

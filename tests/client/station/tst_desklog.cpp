// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/desklog.h"
#include "client/station/report.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ApiError refusal(ErrorCode code, const QString& requestId) {
    return {.kind = ApiError::Kind::Refused, .failure = {.code = code}, .requestId = requestId};
}

} // namespace

class TestDeskLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysSmall() {
        const QTemporaryDir folder;
        constexpr qint64 kLargest = 1000;
        LogFile log(folder.filePath(u"log"_s), kLargest);
        for (int i = 0; i < 500; ++i) {
            QVERIFY(log.append("line " + QByteArray::number(i) + " of many\n"));
        }
        const QString name = folder.filePath(u"log"_s);
        QCOMPARE(QDir(name).entryList(QDir::Files).size(), LogFile::kOlder + 1);
        for (int older = 0; older <= LogFile::kOlder; ++older) {
            const QFileInfo file(LogFile::nameOf(name, older));
            QVERIFY(file.size() > 0 && file.size() <= kLargest);
            QCOMPARE(file.permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        QVERIFY(contentOf(LogFile::nameOf(name)).endsWith("line 499 of many\n"));
        const QByteArray last = contentOf(LogFile::nameOf(name));
        const QByteArray before = contentOf(LogFile::nameOf(name, 1));
        const int first = last.split('\n').front().split(' ')[1].toInt();
        QVERIFY(before.endsWith("line " + QByteArray::number(first - 1) + " of many\n")); // no line is lost
    }

    void goesOnWhereItCannotWrite() {
        LogFile log(u"/proc/nowhere"_s);
        QVERIFY(!log.append("line\n"));
    }

    void goesOnWithTheFileOfTheRunBefore() {
        const QTemporaryDir folder;
        for (const char* line : {"one\n", "two\n"}) {
            LogFile log(folder.path());
            QVERIFY(log.append(line));
        }
        QCOMPARE(contentOf(LogFile::nameOf(folder.path())), QByteArray("one\ntwo\n"));
    }

    void namesWhatWasCalledAndNotForWhom_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("route");
        QTest::newRow("one") << u"/v1/customers/01935b5e-0000-7000-8000-000000000001"_s << u"GET /v1/customers/{}"_s;
        QTest::newRow("part") << u"/v1/accounts/01935b5e-0000-7000-8000-000000000001/entries"_s
                              << u"GET /v1/accounts/{}/entries"_s;
        QTest::newRow("a name for an id") << u"/v1/users/mina"_s << u"GET /v1/users/{}"_s;
        QTest::newRow("me") << u"/v1/me/password"_s << u"GET /v1/me/password"_s;
        QTest::newRow("tokens") << u"/v1/tokens/renew"_s << u"GET /v1/tokens/renew"_s;
        QTest::newRow("list") << u"/v1/deposits"_s << u"GET /v1/deposits"_s;
        QTest::newRow("nonsense") << u"/v1/Kim Mina/0101234567/Kim"_s << u"GET /v1/{}/{}/{}"_s;
    }

    void namesWhatWasCalledAndNotForWhom() {
        QFETCH(QString, path);
        QFETCH(QString, route);
        QCOMPARE(routeOf("GET", path), route);
    }

    void writesCodesAndNobodysData() {
        const QTemporaryDir folder;
        {
            DiskThread disk;
            DeskLog log(disk, folder.path());
            log.takeWarnings();
            log.started();
            log.metServer(1, u"0.1.0"_s);
            log.metServer(1, u"canary of Kim Mina"_s);
            log.failed(refusal(ErrorCode::InsufficientFunds, u"request-7"_s), routeOf("POST", u"/v1/deposits"_s));
            log.failed(refusal(ErrorCode::Internal, u"canary\nline"_s), routeOf("GET", u"/v1/users/canary"_s));
            log.failed({.kind = ApiError::Kind::Untrusted, .detail = u"canary"_s}, routeOf("GET", u"/v1/me"_s));
            log.reachable(false);
            log.locked();
            QTest::ignoreMessage(QtWarningMsg, "canary: /home/mina/statement-0101234567.pdf");
            qWarning("canary: /home/mina/statement-0101234567.pdf");
        }
        const QByteArray text = contentOf(LogFile::nameOf(folder.path()));
        QVERIFY(!text.contains("canary"));
        QVERIFY(!text.contains("mina"));
        QVERIFY(!text.contains("0101234567"));
        QVERIFY(text.contains("started program=" TELLERDESK_VERSION " qt=6."));
        QVERIFY(text.contains("failed route=\"POST /v1/deposits\" error=insufficient_funds request=request-7\n"));
        QVERIFY(text.contains("error=internal request=-\n"));
        QVERIFY(text.contains("error=untrusted"));
        QVERIFY(text.contains("server unreachable\n"));
        QVERIFY(text.contains("locked\n"));
        QVERIFY(text.contains("warning category=default\n"));
        QCOMPARE(text.count('\n'), 9);
    }

    void reportsTheLastFaultWithItsRequest() {
        const Instant at{std::chrono::seconds(1'763'000'000)};
        Report report;
        QSignalSpy changed(&report, &Report::changed);
        QVERIFY(report.text(at).contains(u"error: none"));
        report.setServer(1, u"0.1.0"_s);
        report.setFailure(refusal(ErrorCode::InsufficientFunds, u"request-6"_s), u"POST /v1/withdrawals"_s, at);
        QVERIFY(!report.hasFault()); // an answer
        QVERIFY(report.text(at).contains(u"request: request-6"));
        report.setFailure(refusal(ErrorCode::Internal, u"request-7"_s), u"POST /v1/deposits"_s, at);
        report.setFailure(refusal(ErrorCode::NotFound, u"request-8"_s), u"GET /v1/accounts/{}"_s, at);
        QVERIFY(report.hasFault());
        const QString text = report.text(at);
        for (const QString& line :
             {u"program: " TELLERDESK_VERSION ", Qt 6."_s, u"server: protocol 1"_s, u"error: internal\n"_s,
              u"request: request-7\n"_s, u"call: POST /v1/deposits\n"_s, u"at: 2025-11-13T02:13:20.000Z\n"_s}) {
            QVERIFY2(text.contains(line), qPrintable(line));
        }
        report.setCrash(u"signal 11\n"_s);
        QVERIFY(report.hasCrash());
        QVERIFY(report.text(at).endsWith(u"crash of the run before:\nsignal 11\n"));
        report.copied();
        QVERIFY(!report.hasCrash() && !report.hasFault());
        QCOMPARE(changed.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestDeskLog)
#include "tst_desklog.moc"

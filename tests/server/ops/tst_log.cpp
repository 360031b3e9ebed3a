// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <array>

using namespace tellerdesk;
using namespace tellerdesk::server::ops;

namespace {

LogEvent sample(const QString& message, std::vector<LogField> fields = {}) {
    return {.at = *fromRfc3339(u"2026-11-23T15:06:32.123Z"),
            .level = LogLevel::Warning,
            .message = message,
            .fields = std::move(fields)};
}

} // namespace

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesJson() {
        const QByteArray line =
            jsonLine(sample(QStringLiteral("two\nlines"), {{"status", 200}, {"ms", 1.5}, {"ok", true}}));
        QVERIFY(line.endsWith('\n'));
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object[QStringLiteral("ts")].toString(), QStringLiteral("2026-11-23T15:06:32.123Z"));
        QCOMPARE(object[QStringLiteral("level")].toString(), QStringLiteral("warning"));
        QCOMPARE(object[QStringLiteral("msg")].toString(), QStringLiteral("two\nlines"));
        QCOMPARE(object[QStringLiteral("status")].toInt(), 200);
        QCOMPARE(object[QStringLiteral("ms")].toDouble(), 1.5);
        QVERIFY(object[QStringLiteral("ok")].toBool());
    }

    void writesText() {
        QCOMPARE(textLine(sample(QStringLiteral("hello"), {{"a", "b"}, {"route", "GET /v1/me"}, {"n", 7}})),
                 QByteArray("2026-11-23T15:06:32.123Z warning hello a=b route=\"GET /v1/me\" n=7\n"));
    }

    void keepsTerminalsFromObeying() {
        const QString nasty = QStringLiteral("a\r\nb\x1b[2Jc") + QChar(0x202E) + QChar(0x2028) + QChar(0x9B);
        const QByteArray line = textLine(sample(nasty, {{"x", nasty}}));
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(!line.contains('\r'));
        QVERIFY(!line.contains('\x1b'));
        const QString text = QString::fromUtf8(line);
        QVERIFY(!text.contains(QChar(0x202E)));
        QVERIFY(!text.contains(QChar(0x2028)));
        QVERIFY(!text.contains(QChar(0x9B)));
    }

    void writesAllBeforeItEnds() {
        QTemporaryFile file;
        QVERIFY(file.open());
        {
            Log log(LogFormat::Json, file.handle());
            for (int i = 0; i < 1000; ++i) {
                log.write(LogLevel::Info, "line", {{"n", i}});
            }
        }
        file.seek(0);
        QCOMPARE(file.readAll().count('\n'), 1000);
    }

    void takesQtsMessages() {
        QTemporaryFile file;
        QVERIFY(file.open());
        {
            const Log log(LogFormat::Automatic, file.handle());
            qWarning("from Qt");
        }
        file.seek(0);
        const QByteArray text = file.readAll();
        QCOMPARE(QJsonDocument::fromJson(text).object()[QStringLiteral("msg")].toString(), QStringLiteral("from Qt"));
    }

    void dropsLinesThatNobodyTakes() {
        std::array<int, 2> pipe{};
        QVERIFY(::pipe2(pipe.data(), O_CLOEXEC) == 0);
        QByteArray read;
        {
            Log log(LogFormat::Json, pipe[1]);
            const QString kilobyte(1024, u'x');
            for (int i = 0; i < 8 * 1024; ++i) { // never waits for a reader
                log.write({.message = kilobyte});
            }
            ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
            std::array<char, 65536> buffer{};
            const auto readSome = [&] {
                const ssize_t count = ::read(pipe[0], buffer.data(), buffer.size());
                if (count > 0) {
                    read.append(buffer.data(), count);
                }
                return read.contains("log lines were dropped");
            };
            QTRY_VERIFY(readSome());
        }
        ::close(pipe[0]);
        ::close(pipe[1]);
        QVERIFY(read.size() < 8 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgereply.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::http;

class TestEdgeReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesWhatEveryReplyCarries() {
        const Uuid id = *Uuid::fromString(u"0190a5f0-1c2d-7abc-8def-001122334455");
        const QByteArray bytes =
            replyBytes({.status = 201, .contentType = "application/json", .headers = {{"ETag", "\"7\""}}, .body = "{}"},
                       {.id = id});
        QVERIFY(bytes.startsWith("HTTP/1.1 201 Created\r\nDate: "));
        QVERIFY(bytes.endsWith("\r\n\r\n{}"));
        for (const char* line :
             {"X-Request-Id: 0190a5f0-1c2d-7abc-8def-001122334455", "Cache-Control: no-store",
              "X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
              "Strict-Transport-Security: max-age=31536000", "Content-Type: application/json", "ETag: \"7\"",
              "Content-Length: 2"})
            QVERIFY2(bytes.contains(QByteArray("\r\n") + line + "\r\n"), line);
        QVERIFY(!bytes.contains("Server:"));
        QVERIFY(!bytes.contains("Connection:"));
    }

    void carriesBinaryBodiesAndTheirOwnCaching() {
        const QByteArray picture("\xff\xd8\0\r\n\r\n\xff\xd9", 9);
        const QByteArray bytes = replyBytes(
            {.contentType = "image/jpeg", .headers = {{"Cache-Control", "private, no-store"}}, .body = picture}, {});
        QVERIFY(bytes.endsWith("\r\n\r\n" + picture));
        QVERIFY(bytes.contains("\r\nContent-Length: 9\r\n"));
        QVERIFY(bytes.contains("\r\nContent-Type: image/jpeg\r\n"));
        QCOMPARE(bytes.count("Cache-Control"), qsizetype{1});
        QVERIFY(bytes.contains("\r\nCache-Control: private, no-store\r\n"));
    }

    void leavesOutTheBodyButNotItsLengthForHead() {
        const QByteArray bytes = replyBytes({.body = "12345"}, {.withBody = false, .close = true});
        QVERIFY(bytes.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(bytes.contains("\r\nConnection: close\r\n"));
        QVERIFY(bytes.endsWith("\r\n\r\n"));
    }

    void noContentHasNoLength() {
        const QByteArray bytes = replyBytes({.status = 204}, {});
        QVERIFY(bytes.startsWith("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(!bytes.contains("Content-Length"));
    }

    void refusesToSplitAReply_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("line break") << QByteArray("X") << QByteArray("a\r\nSet-Cookie: b");
        QTest::newRow("line feed") << QByteArray("X") << QByteArray("a\nb");
        QTest::newRow("NUL") << QByteArray("X") << QByteArray("a\0b", 3);
        QTest::newRow("in the name") << QByteArray("X\r\nY") << QByteArray("a");
        QTest::newRow("no name") << QByteArray() << QByteArray("a");
    }
    void refusesToSplitAReply() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const QByteArray bytes = replyBytes({.headers = {{name, value}}, .body = "kept back"}, {});
        QVERIFY(bytes.startsWith("HTTP/1.1 500 "));
        QVERIFY(!bytes.contains("Set-Cookie") && !bytes.contains("kept back"));
    }

    void aProblemNamesItsCodeAndRequest() {
        const Uuid id = Uuid::makeV7();
        const Reply reply = problemReply(ErrorCode::HeaderFieldsTooLarge, id);
        QCOMPARE(reply.status, 431);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QVERIFY(reply.body.contains("\"code\":\"header_fields_too_large\""));
        QVERIFY(reply.body.contains(id.toString().toLatin1()));
    }

    void everyCodeHasAReason() {
        for (const ErrorCode code : allErrorCodes()) {
            const QByteArray line = replyBytes(problemReply(code, {}), {}).split('\r').front();
            QVERIFY2(line.size() > QByteArray("HTTP/1.1 400 ").size(), line.constData());
        }
    }
};

QTEST_APPLESS_MAIN(TestEdgeReply)
#include "tst_edgereply.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/head.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::http;

namespace {

// The size of the head, 0 for more to come, or the refusal.
Expected<Head, ErrorCode> readWhole(const QByteArray& bytes, const HeadLimits& limits = {}) {
    const auto end = findHeadEnd(bytes, 0, limits);
    if (!end)
        return end.failed();
    return *end > 0 ? parseHead(QByteArrayView(bytes).first(*end), limits) : Expected<Head, ErrorCode>(Head());
}

QByteArray withField(const QByteArray& field) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n";
}
QByteArray withTarget(const QByteArray& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}
QByteArray withHost(const QByteArray& host) {
    return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

} // namespace

class TestHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere() {
        const auto head =
            readWhole("POST /v1/deposits?a=%20b HTTP/1.1\r\nHost: Desk.example:8443\r\nX-Note: \t a b \t\r\n"
                      "Content-Length: 17\r\n\r\n{");
        QVERIFY(head);
        QCOMPARE(head->method, QByteArray("POST"));
        QCOMPARE(head->path, QByteArray("/v1/deposits"));
        QCOMPARE(head->query, QByteArray("a=%20b"));
        QCOMPARE(head->bodyBytes, 17);
        QVERIFY(!head->close && !head->expectsContinue);
        const std::vector<Header> expected{{"host", "Desk.example:8443"}, {"x-note", "a b"}, {"content-length", "17"}};
        QCOMPARE(head->headers, expected);
    }

    void tellsNoQueryFromAnEmptyOne() {
        QVERIFY(readWhole(withTarget("/a"))->query.isNull());
        QVERIFY(!readWhole(withTarget("/a?"))->query.isNull());
    }

    void knowsWhenTheConnectionEnds() {
        QVERIFY(readWhole("GET / HTTP/1.0\r\n\r\n")->close);
        QVERIFY(readWhole("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")->close);
        QVERIFY(readWhole(withField("Connection: close"))->close);
        QVERIFY(readWhole(withField("Connection: TE , Close"))->close);
        QVERIFY(!readWhole(withField("Connection: closed, keep-alive"))->close);
    }

    void knowsWhoWaitsForContinue() {
        QVERIFY(readWhole(withField("Expect: 100-Continue"))->expectsContinue);
        QVERIFY(!readWhole("GET / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n")->expectsContinue);
    }

    void acceptsUnknownMethods() {
        for (const char* method : {"FOO", "M-SEARCH", "VERSION_CONTROL", "TRACE"}) {
            const auto head = readWhole(QByteArray(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY2(head, method);
            QCOMPARE(head->method, QByteArray(method));
        }
    }

    void accepts_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const char* name, const QByteArray& bytes) { QTest::newRow(name) << bytes; };
        add("every target character", withTarget("/-._~!$&'()*+,;=:@/%00%fF?-._~!$&'()*+,;=:@/?%2F"));
        add("double slash", withTarget("//"));
        add("dots", withTarget("/../.."));
        add("IPv6 host", withHost("[::1]"));
        add("IPv6 host and port", withHost("[2001:db8::1]:8443"));
        add("host and port", withHost("127.0.0.1:8443"));
        add("empty value", withField("X-A:"));
        add("tab in value", withField("X-A: b\tc"));
        add("byte beyond ASCII in value", withField("X-A: b\xc3\xa4"));
        add("repeated list field", withField("Accept: a\r\nAccept: b"));
        add("length 0", withField("Content-Length: 0"));
        add("largest length", withField("Content-Length: 65536"));
        add("length with zeros", withField("Content-Length: 000000000000000000000000065536"));
    }
    void accepts() {
        QFETCH(QByteArray, bytes);
        const auto head = readWhole(bytes);
        QVERIFY(head);
        QVERIFY(!head->method.isEmpty());
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        const auto add = [](const char* name, const QByteArray& bytes, ErrorCode code = ErrorCode::MalformedRequest) {
            QTest::newRow(name) << bytes << code;
        };
        addRequestLines(add);
        addFields(add);
        addFraming(add);
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        const auto head = readWhole(bytes);
        QVERIFY(!head);
        QCOMPARE(head.error(), code);
    }

    void findsTheEndByteByByte() {
        const QByteArray bytes = withField("X-A: b") + "GET";
        const qsizetype expected = bytes.size() - 3;
        qsizetype seen = 0;
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            const auto end = findHeadEnd(bytes.first(size), seen, {});
            QVERIFY(end);
            QCOMPARE(*end, size < expected ? 0 : expected);
            seen = *end > 0 ? seen : size;
        }
    }

    void refusesABadByteAsSoonAsItComes() {
        const QByteArray start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        const QByteArray cr = start + "\r";
        QCOMPARE(*findHeadEnd(cr, start.size(), {}), 0);
        QVERIFY(!findHeadEnd(cr + "x", cr.size(), {}));
        QVERIFY(!findHeadEnd(start + QByteArray(1, '\0'), start.size(), {}));
        QVERIFY(!findHeadEnd(start + "\n", start.size(), {}));
    }

    void keepsItsLimits() {
        const HeadLimits limits{.headBytes = 100, .fields = 3, .bodyBytes = 10};
        const auto sized = [](qsizetype size) {
            const QByteArray rest = "GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
            return QByteArray(rest).insert(rest.size() - 4, QByteArray(size - rest.size(), 'x'));
        };
        QVERIFY(readWhole(sized(100), limits));
        QCOMPARE(readWhole(sized(101), limits).error(), ErrorCode::HeaderFieldsTooLarge);
        QCOMPARE(findHeadEnd(QByteArray(100, 'x'), 99, limits).error(), ErrorCode::UriTooLong);
        QVERIFY(readWhole(withField("A: 1\r\nB: 2"), limits));
        QCOMPARE(readWhole(withField("A: 1\r\nB: 2\r\nC: 3"), limits).error(), ErrorCode::HeaderFieldsTooLarge);
        QVERIFY(readWhole(withField("Content-Length: 10"), limits));
        QCOMPARE(readWhole(withField("Content-Length: 11"), limits).error(), ErrorCode::PayloadTooLarge);
    }

private:
    template <typename Add>
    static void addRequestLines(Add add) {
        add("empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
        add("bare line feed", "GET / HTTP/1.1\nHost: a\n\n");
        add("bare line feed later", "GET / HTTP/1.1\r\nHost: a\n\r\n");
        add("bare carriage return", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n");
        add("NUL", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29));
        add("two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        add("tab", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
        add("blank at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n");
        add("no version", "GET /\r\nHost: a\r\n\r\n");
        for (const char* version :
             {"HTTP/2.0", "HTTP/9.9", "HTTP/1.2", "HTTP/1.10", "http/1.1", "HTTPxAyB", "HTTP/1,1"})
            add(version, QByteArray("GET / ") + version + "\r\nHost: a\r\n\r\n");
        for (const char* method : {"get", "Get", "G3T", "", "-GET", "G\"T"})
            add(method, QByteArray(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n");
        add("long method", QByteArray(33, 'A') + " / HTTP/1.1\r\nHost: a\r\n\r\n");
        for (const char* target : {"*", "a", "http://a/", "//a b", "/%", "/%4", "/%zz", "/a#b", "/\"", "/<", "/\\",
                                   "/^", "/`", "/{", "/|", "/\x7f", "/\xc3\xa4", "/[", "a:443"})
            add(target, withTarget(target));
    }

    template <typename Add>
    static void addFields(Add add) {
        add("no host", "GET / HTTP/1.1\r\nX: y\r\n\r\n");
        add("two hosts", withField("Host: a"));
        for (const char* host :
             {"", "[", "[]", "[:]", "[g::1]", "a b", "a/b", "a@b", "a:", "a:b", "a:123456", "::1", "a,b"})
            add(host, withHost(host));
        add("folded", withField("X: a\r\n b"));
        add("folded with tab", withField("X: a\r\n\tb"));
        add("folded at once", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
        add("blank before colon", withField("X : a"));
        add("no colon", withField("X"));
        add("no name", withField(": a"));
        add("name beyond ASCII", withField("\xc3\xa4: a"));
        add("control character", withField("X: a\x01"));
        add("escape", withField("X: a\x1b[31m"));
        add("delete", withField("X: a\x7f"));
        for (const char* name : {"Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key"})
            add(name, withField(QByteArray(name) + ": a\r\n" + QByteArray(name).toLower() + ": a"));
        add("expectation", withField("Expect: 200-ok"), ErrorCode::ExpectationFailed);
        add("upgrade", withField("Connection: Upgrade\r\nUpgrade: websocket"), ErrorCode::NotImplemented);
    }

    template <typename Add>
    static void addFraming(Add add) {
        for (const char* length : {"+5", "-1", "abc", "", "5, 5", "5,", "0x5", "5 5", "5.0", "1e3", "\xd9\xa5"})
            add(length, withField(QByteArray("Content-Length: ") + length));
        for (const char* length : {"65537", "4294967296", "9223372036854775808", "18446744073709551615",
                                   "18446744073709551621", "9999999999999999999999999999999999999999"})
            add(length, withField(QByteArray("Content-Length: ") + length), ErrorCode::PayloadTooLarge);
        add("same length twice", withField("Content-Length: 5\r\nContent-Length: 5"));
        add("two lengths", withField("Content-Length: 5\r\nContent-Length: 6"));
        add("length and coding", withField("Content-Length: 5\r\nTransfer-Encoding: chunked"));
        add("coding and length", withField("Transfer-Encoding: chunked\r\nContent-Length: 5"));
        for (const char* coding : {"chunked", "xchunked", "gzip, chunked", "identity", "", "\"chunked\""})
            add(coding, withField(QByteArray("Transfer-Encoding: ") + coding), ErrorCode::NotImplemented);
    }
};

QTEST_APPLESS_MAIN(TestHead)
#include "tst_head.moc"

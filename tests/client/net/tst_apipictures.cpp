// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/net/clientofserver.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::FakeReply;
using test::FakeRequest;
using Kind = ApiError::Kind;

// Pictures on their way to the server and back: bytes, and no JSON.
class TestApiPictures : public QObject {
    Q_OBJECT

private:
    const QString m_path = QStringLiteral("/v1/customers/x/photo");
    // What no text would survive: every byte there is.
    static QByteArray pictureBytes() {
        QByteArray bytes("\xff\xd8\xff\xe0", 4);
        for (int i = 0; i < 40'000; ++i) {
            bytes += static_cast<char>(i * 7 + i / 256);
        }
        return bytes + QByteArray("\xff\xd9", 2);
    }
    void serve(const FakeReply& reply) {
        m_server->setScript([reply](const FakeRequest&) { return reply; });
    }

    test::CertificateAuthority m_authority;
    std::unique_ptr<test::FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;

private Q_SLOTS:
    void init() {
        m_server =
            std::make_unique<test::FakeServer>(m_authority.make(test::CertificateFault::None).configuration(),
                                               [](const FakeRequest&) { return FakeReply{.status = 204, .type = {}}; });
        m_api = std::make_unique<ApiClient>();
        m_api->setServer(test::trustIn(*m_server, m_authority));
        m_api->setSession(test::sessionOf("mina", "token"));
    }
    void cleanup() {
        m_api.reset();
        m_server.reset();
    }

    void putsThem() {
        const auto outcome = test::call(*m_api, {.method = "PUT", .path = m_path, .jpeg = pictureBytes()});
        QVERIFY(outcome);
        QCOMPARE(outcome->status, 204);
        const FakeRequest& request = m_server->requests().back();
        QCOMPARE(request.method, QByteArray("PUT"));
        QCOMPARE(request.headers.value("content-type"), QByteArray("image/jpeg"));
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer token"));
        QVERIFY(request.body == pictureBytes());
    }

    void getsThem() {
        serve({.type = "image/jpeg", .body = pictureBytes()});
        const auto outcome = test::call(*m_api, {.path = m_path});
        QVERIFY(outcome);
        QVERIFY(outcome->bytes == pictureBytes());
        QVERIFY(m_server->requests().back().headers.value("accept").contains("image/jpeg"));
    }

    void saysWhyThereIsNone_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("no picture") << QByteArray("not_found") << 404;
        QTest::newRow("too large") << QByteArray("payload_too_large") << 413;
        QTest::newRow("no JPEG") << QByteArray("unsupported_media_type") << 415;
    }
    void saysWhyThereIsNone() {
        QFETCH(QByteArray, code);
        QFETCH(int, status);
        serve(FakeReply::problem(code.constData(), status));
        const auto outcome = test::call(*m_api, {.method = "PUT", .path = m_path, .jpeg = pictureBytes()});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Refused);
        QCOMPARE(httpStatus(outcome.error().failure.code), status);
    }

    void takesNoHalfPicture() {
        serve({.way = FakeReply::Way::Truncated, .type = "image/jpeg", .body = pictureBytes()});
        const auto outcome = test::call(*m_api, {.path = m_path});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Unreachable);
    }
};

QTEST_GUILESS_MAIN(TestApiPictures)
#include "tst_apipictures.moc"

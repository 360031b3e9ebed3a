// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/net/clientofserver.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::FakeReply;
using test::FakeRequest;
using Kind = ApiError::Kind;

// Bodies that are poured out as they come.
class TestApiDownload : public QObject {
    Q_OBJECT

private:
    ApiCall download() {
        return {.path = QStringLiteral("/v1/accounts/x/entries/export"), .sink = [this](const QByteArray& piece) {
                    m_poured += piece;
                    ++m_pieces;
                    return m_wanted;
                }};
    }
    void serve(const FakeReply& reply) {
        m_server->setScript([reply](const FakeRequest&) { return reply; });
    }

    test::CertificateAuthority m_authority;
    std::unique_ptr<test::FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    QByteArray m_poured;
    int m_pieces = 0;
    bool m_wanted = true;

private Q_SLOTS:
    void init() {
        m_server = std::make_unique<test::FakeServer>(
            m_authority.make(test::CertificateFault::None).configuration(),
            [](const FakeRequest&) { return FakeReply::json({{QStringLiteral("ok"), true}}); });
        m_api = std::make_unique<ApiClient>();
        m_api->setServer(test::trustIn(*m_server, m_authority));
        m_api->setSession(test::sessionOf("mina", "token"));
        m_poured.clear();
        m_pieces = 0;
        m_wanted = true;
    }
    void cleanup() {
        m_api.reset();
        m_server.reset();
    }

    void poursOutWhatComes() {
        const QByteArray body(3'000'000, 'x');
        for (const bool chunked : {false, true}) {
            serve({.type = "text/csv", .body = body, .chunked = chunked});
            m_poured.clear();
            const auto outcome = test::call(*m_api, download());
            QVERIFY(outcome);
            QCOMPARE(outcome->status, 200);
            QVERIFY(m_poured == body);
        }
        QCOMPARE(m_server->requests().back().headers.value("authorization"), QByteArray("Bearer token"));
    }

    void saysThatTheRestIsMissing() {
        for (const bool chunked : {false, true}) {
            serve({.way = FakeReply::Way::Truncated,
                   .type = "text/csv",
                   .body = QByteArray(1'000, 'x'),
                   .chunked = chunked});
            const auto outcome = test::call(*m_api, download());
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, Kind::Unreachable);
        }
    }

    void readsARefusalAsOne() {
        serve(FakeReply::problem("not_found", 404));
        const auto outcome = test::call(*m_api, download());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().isRefusal(ErrorCode::NotFound));
        QVERIFY(m_poured.isEmpty());
    }

    void renewsADeadTokenFirst() {
        SessionReply renewed = *m_api->session();
        renewed.accessToken = QStringLiteral("new token");
        m_server->setScript([renewed](const FakeRequest& request) {
            if (request.target == "/v1/tokens/renew") {
                return FakeReply::json(renewed.toJson());
            }
            return request.headers.value("authorization") == "Bearer token"
                       ? FakeReply::problem("unauthenticated", 401)
                       : FakeReply{.type = "text/csv", .body = "all of it", .chunked = true};
        });
        QVERIFY(test::call(*m_api, download()));
        QCOMPARE(m_poured, QByteArray("all of it"));
    }

    void stopsWhenNoMoreIsWanted() {
        serve({.type = "text/csv", .body = QByteArray(3'000'000, 'x'), .chunked = true});
        m_wanted = false;
        QVERIFY(!test::call(*m_api, download()));
        QCOMPARE(m_pieces, 1);
        QVERIFY(m_api->isReachable()); // nobody's fault
    }
};

QTEST_GUILESS_MAIN(TestApiDownload)
#include "tst_apidownload.moc"

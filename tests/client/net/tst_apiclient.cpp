// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/net/clientofserver.h"

#include <QSignalSpy>

#include <algorithm>
#include <array>

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::FakeReply;
using test::FakeRequest;
using Kind = ApiError::Kind;

namespace {

const ApiCall kMe{.path = QStringLiteral("/v1/me")};
const ApiCall kServer{.path = QStringLiteral("/v1/server"), .authorised = false};

FakeReply unauthenticated() {
    return FakeReply::problem("unauthenticated", 401);
}

} // namespace

class TestApiClient : public QObject {
    Q_OBJECT

private:
    using Said = std::optional<Outcome<ApiReply>>;

    void send(ApiCall call, Said& said) {
        m_api->send(std::move(call), this, [&said](Outcome<ApiReply> outcome) { said = std::move(outcome); });
    }
    qsizetype renewals() const {
        const auto& all = m_server->requests();
        return std::count_if(all.begin(), all.end(),
                             [](const FakeRequest& each) { return each.target == "/v1/tokens/renew"; });
    }

    test::CertificateAuthority m_authority;
    std::unique_ptr<test::FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;

private Q_SLOTS:
    void init() {
        m_server = std::make_unique<test::FakeServer>(
            m_authority.make(test::CertificateFault::None).configuration(),
            [](const FakeRequest&) { return FakeReply::json({{QStringLiteral("ok"), true}}); });
        m_api = std::make_unique<ApiClient>();
        m_api->setServer(test::trustIn(*m_server, m_authority));
    }
    void cleanup() {
        m_api.reset();
        m_server.reset();
    }

    void sendsWhatACallHas() {
        m_api->setSession(test::sessionOf("mina", "token"));
        m_server->setScript([](const FakeRequest&) {
            FakeReply reply = FakeReply::json({{QStringLiteral("a"), 1}}, 201);
            reply.headers = "ETag: \"7\"\r\nIdempotent-Replayed: true\r\n";
            return reply;
        });
        const RequestKey key = RequestKey::make();
        ApiCall request{.method = "POST",
                        .path = QStringLiteral("/v1/customers"),
                        .body = QJsonObject{{QStringLiteral("full_name"), QStringLiteral("김민아")}},
                        .key = key,
                        .ifMatch = QStringLiteral("\"6\"")};
        request.query.addQueryItem(QStringLiteral("q"), QStringLiteral("x y"));
        const auto outcome = test::call(*m_api, request);
        QVERIFY(outcome);
        QCOMPARE(outcome->status, 201);
        QCOMPARE(outcome->etag, std::optional(QStringLiteral("\"7\"")));
        QVERIFY(outcome->replayed);
        const FakeRequest& sent = m_server->requests().at(0);
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.target, QByteArray("/v1/customers?q=x%20y"));
        QCOMPARE(sent.headers.value("authorization"), QByteArray("Bearer token"));
        QCOMPARE(sent.headers.value("idempotency-key"), key.toString().toLatin1());
        QCOMPARE(sent.headers.value("if-match"), QByteArray("\"6\""));
        QCOMPARE(sent.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(sent.body, QByteArray("{\"full_name\":\"김민아\"}"));
    }

    void sendsNoTokenWhereNoneIsAskedFor() {
        m_api->setSession(test::sessionOf("mina", "token"));
        QVERIFY(test::call(*m_api, kServer));
        QVERIFY(!m_server->requests().at(0).headers.contains("authorization"));
    }

    void tellsRefusalsWithTheirRequest() {
        m_server->setScript([](const FakeRequest&) {
            FakeReply reply = FakeReply::problem("invalid_credentials", 401);
            reply.headers = "X-Request-Id: r-1\r\n";
            return reply;
        });
        const auto outcome = test::call(*m_api, kServer);
        QVERIFY(!outcome && outcome.error().isRefusal(ErrorCode::InvalidCredentials));
        QCOMPARE(outcome.error().requestId, QStringLiteral("r-1"));
    }

    void saysSignedOutLaterNotAtOnce() {
        Said said;
        send(kMe, said);
        QVERIFY(!said);
        QTRY_VERIFY(said);
        QCOMPARE(said->error().kind, Kind::SignedOut);
        QCOMPARE(m_server->connections(), 0);
    }

    void renewsOnceForManyCalls() {
        SessionReply session = test::sessionOf("mina", "old");
        m_api->setSession(session);
        QSignalSpy renewed(m_api.get(), &ApiClient::sessionRenewed);
        session.accessToken = QStringLiteral("new");
        session.refreshToken = QStringLiteral("newer");
        m_server->setScript([session](const FakeRequest& request) {
            if (request.target == "/v1/tokens/renew") {
                return FakeReply::json(session.toJson());
            }
            return request.headers.value("authorization") == "Bearer new" ? FakeReply::json({}) : unauthenticated();
        });
        std::array<Said, 4> said;
        for (Said& each : said) {
            send(kMe, each);
        }
        for (const Said& each : said) {
            QTRY_VERIFY(each);
            QVERIFY(each->hasValue());
        }
        QCOMPARE(renewals(), 1);
        QCOMPARE(renewed.size(), 1);
        QCOMPARE(m_api->session()->refreshToken, QStringLiteral("newer"));
    }

    void endsTheSessionWhenItsRenewalIsRefused() {
        m_api->setSession(test::sessionOf("mina", "old"));
        QSignalSpy signedOut(m_api.get(), &ApiClient::signedOut);
        m_server->setScript([](const FakeRequest&) { return unauthenticated(); });
        std::array<Said, 2> said;
        for (Said& each : said) {
            send(kMe, each);
        }
        for (const Said& each : said) {
            QTRY_VERIFY(each);
            QCOMPARE(each->error().kind, Kind::SignedOut);
        }
        QCOMPARE(signedOut.size(), 1);
        QVERIFY(!m_api->session());
        QCOMPARE(renewals(), 1);
    }

    void keepsTheSessionWhenItsRenewalIsLost() {
        m_api->setSession(test::sessionOf("mina", "old"));
        m_server->setScript([](const FakeRequest& request) {
            return request.target == "/v1/tokens/renew"
                       ? FakeReply{.way = FakeReply::Way::Truncated, .body = "{\"a\":1}"}
                       : unauthenticated();
        });
        QCOMPARE(test::call(*m_api, kMe).error().kind, Kind::Unreachable);
        QVERIFY(m_api->session());
    }

    // A till is handed over while a reply is under way.
    void givesOneUsersReplyToNobodyElse() {
        m_api->setSession(test::sessionOf("mina", "first"));
        m_server->setScript([](const FakeRequest&) {
            FakeReply reply = FakeReply::json({{QStringLiteral("secret"), 1}});
            reply.way = FakeReply::Way::Held;
            return reply;
        });
        Said said;
        send(kMe, said);
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_api->setSession(test::sessionOf("jun", "second"));
        m_server->release();
        QTRY_VERIFY(said);
        QCOMPARE(said->error().kind, Kind::SignedOut);
    }

    void doesNotRepeatOneUsersCallAsAnother() {
        m_api->setSession(test::sessionOf("mina", "first"));
        m_server->setScript([](const FakeRequest&) {
            FakeReply reply = unauthenticated();
            reply.way = FakeReply::Way::Held;
            return reply;
        });
        Said said;
        send({.method = "POST", .path = QStringLiteral("/v1/deposits"), .body = QJsonObject{}}, said);
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_api->setSession(test::sessionOf("jun", "second"));
        m_server->release();
        QTRY_VERIFY(said);
        QCOMPARE(said->error().kind, Kind::SignedOut);
        m_server->setScript([](const FakeRequest&) { return FakeReply::json({}); });
        QVERIFY(test::call(*m_api, kServer)); // whatever else was sent has arrived before this
        for (const FakeRequest& request : m_server->requests()) {
            QVERIFY(request.headers.value("authorization") != "Bearer second");
        }
    }

    void letsNoRenewalBringBackTheLastUser() {
        const SessionReply mina = test::sessionOf("mina", "first");
        const SessionReply jun = test::sessionOf("jun", "second");
        m_api->setSession(mina);
        m_server->setScript([mina](const FakeRequest& request) {
            if (request.target == "/v1/tokens/renew") {
                FakeReply reply = FakeReply::json(mina.toJson());
                reply.way = FakeReply::Way::Held;
                return reply;
            }
            return request.headers.value("authorization") == "Bearer second" ? FakeReply::json({}) : unauthenticated();
        });
        Said said;
        send(kMe, said);
        QTRY_COMPARE(renewals(), 1);
        m_api->setSession(jun);
        QTRY_VERIFY(said);
        QCOMPARE(said->error().kind, Kind::SignedOut);
        m_server->release();
        QVERIFY(test::call(*m_api, kMe));
        QCOMPARE(m_api->session()->user.username, QStringLiteral("jun"));
    }

    void takesNoReplyOfTheServerBefore() {
        m_server->setScript([](const FakeRequest&) {
            FakeReply reply = FakeReply::json({});
            reply.way = FakeReply::Way::Held;
            return reply;
        });
        Said said;
        send(kServer, said);
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_api->setServer(test::trustIn(*m_server, m_authority));
        m_server->release();
        QTRY_VERIFY(said);
        QCOMPARE(said->error().kind, Kind::Unreachable);
    }

    void doesNotWaitForEver() {
        m_api->setTimeout(std::chrono::milliseconds(200));
        QSignalSpy reachable(m_api.get(), &ApiClient::reachableChanged);
        m_server->setScript([](const FakeRequest&) { return FakeReply{.way = FakeReply::Way::Silent}; });
        QCOMPARE(test::call(*m_api, kServer).error().kind, Kind::TimedOut);
        QCOMPARE(reachable.size(), 1);
        QVERIFY(!m_api->isReachable());
    }

    void noticesByItselfThatTheServerIsBack() {
        QVERIFY(test::call(*m_api, kServer));
        m_server->stop();
        QCOMPARE(test::call(*m_api, kServer).error().kind, Kind::Unreachable);
        QVERIFY(!m_api->isReachable());
        QVERIFY(m_server->start());
        QTRY_VERIFY(m_api->isReachable());
        QCOMPARE(m_server->requests().back().target, QByteArray("/v1/server"));
    }

    // QNetworkAccessManager sends a POST again by itself when its connection ends before the reply.
    void sendsAPostAgainWithItsKey() {
        QVERIFY(test::call(*m_api, kServer));
        m_api->setSession(test::sessionOf("mina", "token"));
        m_server->setScript([this](const FakeRequest&) {
            return m_server->requests().size() == 2 ? FakeReply{.way = FakeReply::Way::Cut} : FakeReply::json({}, 201);
        });
        const RequestKey key = RequestKey::make();
        const auto outcome = test::call(
            *m_api, {.method = "POST", .path = QStringLiteral("/v1/deposits"), .body = QJsonObject{}, .key = key});
        QVERIFY(outcome);
        QCOMPARE(m_server->requests().size(), 3);
        for (const std::size_t at : {1, 2}) {
            QCOMPARE(m_server->requests().at(at).headers.value("idempotency-key"), key.toString().toLatin1());
        }
    }

    void forgetsWhoIsNoLongerThere() {
        auto context = std::make_unique<QObject>();
        bool told = false;
        m_api->send(kServer, context.get(), [&told](const Outcome<ApiReply>&) { told = true; });
        context.reset();
        QVERIFY(test::call(*m_api, kServer));
        QTRY_COMPARE(m_server->requests().size(), 2);
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"

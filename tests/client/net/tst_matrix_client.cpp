// SPDX-License-Identifier: GPL-3.0-or-later
// Rows T5 (certificates that a client must refuse) and C7 (answers that no server of ours gives).
#include "shared/api/messages_server.h"
#include "tests/client/net/clientofserver.h"

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::CertificateFault;
using test::FakeReply;
using test::FakeRequest;
using Kind = ApiError::Kind;

Q_DECLARE_METATYPE(tellerdesk::test::FakeReply)

class TestMatrixClient : public QObject {
    Q_OBJECT

private:
    const ApiCall m_deposit{.method = "POST",
                            .path = QStringLiteral("/v1/deposits"),
                            .body = QJsonObject{{QStringLiteral("amount"), 1}},
                            .key = RequestKey::make()};
    test::CertificateAuthority m_authority;

private Q_SLOTS:
    void refusesCertificates_data() {
        QTest::addColumn<CertificateFault>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("expired") << CertificateFault::Expired << QStringLiteral("has expired");
        QTest::newRow("not yet valid") << CertificateFault::NotYetValid << QStringLiteral("not valid yet");
        QTest::newRow("wrong host") << CertificateFault::WrongHost << QStringLiteral("for another name than localhost");
        QTest::newRow("unknown authority") << CertificateFault::UnknownAuthority << QStringLiteral("does not know");
        QTest::newRow("swapped key") << CertificateFault::SwappedKey << QStringLiteral("signature");
        QTest::newRow("self-signed") << CertificateFault::SelfSigned << QStringLiteral("signed by itself");
    }

    void refusesCertificates() {
        QFETCH(CertificateFault, fault);
        QFETCH(QString, reason);
        test::FakeServer server(m_authority.make(fault).configuration(),
                                [](const FakeRequest&) { return FakeReply::json({}); });
        ApiClient api;
        api.setServer(test::trustIn(server, m_authority));
        api.setSession(test::sessionOf("mina", "token"));
        const auto outcome = test::call(api, m_deposit);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Untrusted);
        QVERIFY2(outcome.error().detail.contains(reason), qPrintable(outcome.error().detail));
        const bool hasTimes = fault == CertificateFault::Expired || fault == CertificateFault::NotYetValid;
        QCOMPARE(outcome.error().detail.contains(QStringLiteral("This PC's time is")), hasTimes);
        QVERIFY(server.requests().empty());
        QVERIFY(!api.isReachable());
    }

    void takesTheGoodCertificate() {
        test::FakeServer server(m_authority.make(CertificateFault::None).configuration(),
                                [](const FakeRequest&) { return FakeReply::json({}); });
        ApiClient api;
        api.setServer(test::trustIn(server, m_authority));
        api.setSession(test::sessionOf("mina", "token"));
        QVERIFY(test::call(api, m_deposit));
    }

    void refusesForeignAnswers_data() {
        QTest::addColumn<FakeReply>("reply");
        const QByteArray page = "<html><body>Bad gateway</body></html>";
        const auto row = [](const char* name, const FakeReply& reply) { QTest::newRow(name) << reply; };
        const auto json = [](int status, const QByteArray& body) { return FakeReply{.status = status, .body = body}; };
        row("301 elsewhere", {.status = 301, .headers = "Location: https://localhost:%1/v1/deposits\r\n"});
        row("307 elsewhere", {.status = 307, .headers = "Location: https://localhost:%1/v1/deposits\r\n"});
        row("HTML 502", {.status = 502, .type = "text/html", .body = page});
        row("HTML 200", {.status = 200, .type = "text/html", .body = page});
        row("HTML that claims to be JSON", json(200, page));
        row("cut JSON", json(200, "{\"posting\":{\"id\":"));
        row("two documents", json(200, "{}{}"));
        row("empty", json(200, ""));
        row("404 without a problem", json(404, "{\"error\":\"nope\"}"));
        row("problem of another status", [] {
            FakeReply reply = FakeReply::problem("insufficient_funds", 409);
            reply.status = 400;
            return reply;
        }());
        row("unknown code", FakeReply::problem("something_new", 409));
        row("401 that asks for a password", {.status = 401,
                                             .type = "text/html",
                                             .body = page,
                                             .headers = "WWW-Authenticate: Basic realm=\"proxy\"\r\n"});
    }

    void refusesForeignAnswers() {
        QFETCH(FakeReply, reply);
        const QSslConfiguration tls = m_authority.make(CertificateFault::None).configuration();
        test::FakeServer elsewhere(tls, [](const FakeRequest&) { return FakeReply::json({}); });
        reply.headers.replace("%1", QByteArray::number(elsewhere.address().port()));
        test::FakeServer server(tls, [reply](const FakeRequest&) { return reply; });
        ApiClient api;
        api.setServer(test::trustIn(server, m_authority));
        api.setSession(test::sessionOf("mina", "token"));
        const auto outcome = test::call(api, m_deposit);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Incompatible);
        QVERIFY(outcome.error().saysNothingAboutOutcome());
        QCOMPARE(elsewhere.connections(), 0);
    }

    void refusesAReplyCutShort() {
        test::FakeServer server(m_authority.make(CertificateFault::None).configuration(), [](const FakeRequest&) {
            return FakeReply{.way = FakeReply::Way::Truncated, .body = "{\"posting\":{}}          "};
        });
        ApiClient api;
        api.setServer(test::trustIn(server, m_authority));
        api.setSession(test::sessionOf("mina", "token"));
        const auto outcome = test::call(api, m_deposit);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Unreachable);
    }

    void refusesAWrongType() {
        test::FakeServer server(m_authority.make(CertificateFault::None).configuration(), [](const FakeRequest&) {
            return FakeReply::json({{QStringLiteral("name"), 7}, {QStringLiteral("api_version"), QStringLiteral("1")}});
        });
        ApiClient api;
        api.setServer(test::trustIn(server, m_authority));
        std::optional<Outcome<ServerInfo>> outcome;
        api.sendFor<ServerInfo>({.path = QStringLiteral("/v1/server"), .authorised = false}, this,
                                [&outcome](Outcome<ServerInfo> info) { outcome = std::move(info); });
        QTRY_VERIFY(outcome);
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().kind, Kind::Incompatible);
    }
};

QTEST_GUILESS_MAIN(TestMatrixClient)
#include "tst_matrix_client.moc"

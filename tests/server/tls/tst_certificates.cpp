// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/certificates.h"
#include "tests/server/tls/handshake.h"
#include "tests/support/certificates.h"

#include <QSslCertificateExtension>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::tls;
using namespace tellerdesk::test;

class TestCertificates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Row T5 from the server's side: each of these is what its name says, and a client that trusts the CA alone tells
    // so.
    void clientsTellEachFault_data() {
        QTest::addColumn<CertificateFault>("fault");
        QTest::addColumn<QList<QSslError::SslError>>("expected");
        using Errors = QList<QSslError::SslError>;
        QTest::newRow("none") << CertificateFault::None << Errors{};
        QTest::newRow("expired") << CertificateFault::Expired << Errors{QSslError::CertificateExpired};
        QTest::newRow("not yet valid") << CertificateFault::NotYetValid << Errors{QSslError::CertificateNotYetValid};
        QTest::newRow("wrong host") << CertificateFault::WrongHost << Errors{QSslError::HostNameMismatch};
        QTest::newRow("unknown CA") << CertificateFault::UnknownAuthority
                                    << Errors{QSslError::UnableToGetLocalIssuerCertificate,
                                              QSslError::UnableToVerifyFirstCertificate};
        QTest::newRow("swapped key") << CertificateFault::SwappedKey << Errors{QSslError::CertificateSignatureFailed};
        QTest::newRow("self-signed") << CertificateFault::SelfSigned << Errors{QSslError::SelfSignedCertificate};
    }
    void clientsTellEachFault() {
        QFETCH(CertificateFault, fault);
        QFETCH(QList<QSslError::SslError>, expected);
        const CertificateAuthority authority;
        const Handshake handshake = shakeHands(authority.make(fault).configuration(), trusting(authority.certificate()),
                                               QStringLiteral("localhost"));
        QCOMPARE(handshake.errors, expected);
        QCOMPARE(handshake.succeeded, fault == CertificateFault::None);
    }

    void carriesEachNameOnce() {
        const Key key = makeKey();
        const Validity validity{.from = Instant(std::chrono::days{20'000}),
                                .until = Instant(std::chrono::days{21'000})};
        const Authority authority{.certificate = makeAuthorityCertificate(key, validity), .key = key};
        const QStringList names{QStringLiteral("*.bank.example"), QStringLiteral("10.1.2.3"),
                                QStringLiteral("2001:db8::7"), QStringLiteral("desk")};
        const Certificate server = makeServerCertificate(authority, makeKey(), names, validity);
        QCOMPARE(namesOf(server), names);
        QVERIFY(validityOf(server).from == validity.from && validityOf(server).until == validity.until);
        QVERIFY(isSignedBy(server, authority.certificate));
        QVERIFY(!belongTogether(server, key));
        QVERIFY(belongTogether(authority.certificate, key));
    }

    void trustsWhatOneKeySignedUnderEitherOfItsCertificates() {
        const Key key = makeKey();
        const Validity validity{.from = Instant(std::chrono::days{20'000}),
                                .until = Instant(std::chrono::days{21'000})};
        const Authority first{.certificate = makeAuthorityCertificate(key, validity), .key = key};
        const Authority second{.certificate = makeAuthorityCertificate(key, validity), .key = key};
        const Certificate server = makeServerCertificate(first, makeKey(), {QStringLiteral("desk")}, validity);
        QVERIFY(isSignedBy(server, first.certificate));
        QVERIFY(isSignedBy(server, second.certificate));
        const Key otherKey = makeKey();
        QVERIFY(!isSignedBy(server, makeAuthorityCertificate(otherKey, validity)));
    }

    void speaksModernTlsOnly_data() {
        QTest::addColumn<QString>("cipher");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("GCM") << QStringLiteral("ECDHE-ECDSA-AES128-GCM-SHA256") << true;
        QTest::newRow("ChaCha20") << QStringLiteral("ECDHE-ECDSA-CHACHA20-POLY1305") << true;
        QTest::newRow("CBC") << QStringLiteral("ECDHE-ECDSA-AES128-SHA") << false;
        QTest::newRow("CBC SHA-256") << QStringLiteral("ECDHE-ECDSA-AES256-SHA384") << false;
        QTest::newRow("no forward secrecy") << QStringLiteral("AES128-GCM-SHA256") << false;
    }
    void speaksModernTlsOnly() {
        QFETCH(QString, cipher);
        QFETCH(bool, accepted);
        const CertificateAuthority authority;
        QSslConfiguration client = trusting(authority.certificate());
        client.setProtocol(QSsl::TlsV1_2);
        client.setCiphers(cipher);
        QCOMPARE(client.ciphers().size(), 1);
        const Handshake handshake =
            shakeHands(authority.make(CertificateFault::None).configuration(), client, QStringLiteral("localhost"));
        QCOMPARE(handshake.succeeded, accepted);
    }
};

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"

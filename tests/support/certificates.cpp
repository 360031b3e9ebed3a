// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include "server/tls/certificates.h"
#include "server/tls/identity.h"
#include "server/tls/pem.h"
#include "shared/core/clock.h"

#include <QSsl>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <chrono>

namespace tellerdesk::test {

namespace tls = server::tls;
using std::chrono::days;

namespace {

tls::Validity between(days from, days until) {
    const Instant now = SystemClock().now();
    return {.from = now + from, .until = now + until};
}

tls::Authority makeAuthority() {
    const tls::Key key = tls::makeKey();
    return {.certificate = tls::makeAuthorityCertificate(key, between(days{-100}, days{100})), .key = key};
}

QStringList localhost() {
    return {QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
}

} // namespace

struct CertificateAuthority::Private {
    tls::Authority authority = makeAuthority();
};

CertificateAuthority::CertificateAuthority()
    : d(std::make_unique<Private>()) {}

CertificateAuthority::~CertificateAuthority() = default;

QByteArray CertificateAuthority::certificate() const {
    return tls::toPem(d->authority.certificate);
}

ServerCertificate CertificateAuthority::make(CertificateFault fault) const {
    tls::Key key = tls::makeKey();
    tls::Authority issuer = d->authority;
    QStringList names = localhost();
    tls::Validity validity = between(days{-2}, days{30});
    switch (fault) {
    case CertificateFault::None:
    case CertificateFault::SwappedKey:
        break;
    case CertificateFault::Expired:
        validity = between(days{-30}, days{-1});
        break;
    case CertificateFault::NotYetValid:
        validity = between(days{1}, days{30});
        break;
    case CertificateFault::WrongHost:
        names = {QStringLiteral("elsewhere.example")};
        break;
    case CertificateFault::UnknownAuthority:
        issuer = makeAuthority();
        break;
    case CertificateFault::SelfSigned: {
        // Its own issuer: made for its own key under its own name.
        const tls::Certificate own = tls::makeAuthorityCertificate(key, validity);
        const tls::Certificate certificate =
            tls::makeServerCertificate({.certificate = own, .key = key}, key, names, validity);
        X509_set_subject_name(certificate.get(), X509_get_issuer_name(certificate.get()));
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        return {.certificate = tls::toPem(certificate), .key = tls::toPem(key)};
    }
    }
    const tls::Certificate certificate = tls::makeServerCertificate(issuer, key, names, validity);
    if (fault == CertificateFault::SwappedKey) {
        key = tls::makeKey();
        X509_set_pubkey(certificate.get(), key.get());
    }
    return {.certificate = tls::toPem(certificate), .key = tls::toPem(key)};
}

QSslConfiguration ServerCertificate::configuration() const {
    return tls::serverConfiguration({.chain = {QSslCertificate(certificate, QSsl::Pem)},
                                     .key = QSslKey(key, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey)});
}

} // namespace tellerdesk::test

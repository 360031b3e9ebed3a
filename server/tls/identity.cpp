// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/identity.h"

#include "server/tls/localca.h"
#include "server/tls/ownidentity.h"

#include <QSslCipher>
#include <QSslSocket>

namespace tellerdesk::server::tls {

namespace {

bool isAccepted(const QSslCipher& cipher) {
    const QString name = cipher.name();
    const bool isAead = name.contains(QStringLiteral("GCM")) || name.contains(QStringLiteral("CHACHA20"));
    return isAead && (name.startsWith(QStringLiteral("TLS_")) || name.startsWith(QStringLiteral("ECDHE-ECDSA-")) ||
                      name.startsWith(QStringLiteral("ECDHE-RSA-")));
}

} // namespace

files::Loaded<TlsIdentity> loadIdentity(const TlsSettings& settings, Instant now) {
    if (settings.certificateFile.isEmpty() != settings.keyFile.isEmpty()) {
        return Unexpected{
            QStringLiteral("TLS_CERT_FILE and TLS_KEY_FILE belong together, but only one of them is set.")};
    }
    return settings.certificateFile.isEmpty() ? loadLocalIdentity(settings, now) : loadOwnIdentity(settings, now);
}

QSslConfiguration serverConfiguration(const TlsIdentity& identity) {
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    QList<QSslCipher> ciphers;
    for (const QSslCipher& cipher : QSslConfiguration::supportedCiphers()) {
        if (isAccepted(cipher)) {
            ciphers << cipher;
        }
    }
    configuration.setCiphers(ciphers);
    configuration.setAllowedNextProtocols({});
    return configuration;
}

} // namespace tellerdesk::server::tls

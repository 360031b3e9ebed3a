// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/ownidentity.h"

#include "server/files/datafile.h"
#include "server/tls/certificates.h"
#include "server/tls/pem.h"
#include "server/tls/qtssl.h"

#include <vector>

namespace tellerdesk::server::tls {

namespace {

files::Loaded<std::vector<Certificate>> readChain(const QString& path, Instant now) {
    const auto text = files::readFile(path, files::Readers::Everybody);
    if (!text) {
        return Unexpected{QStringLiteral("TLS_CERT_FILE: ") + text.error()};
    }
    auto chain = certificatesFromPem(*text);
    if (chain.empty()) {
        return Unexpected{
            QStringLiteral("TLS_CERT_FILE: The file %1 does not hold certificates in PEM form.").arg(path)};
    }
    for (const Certificate& certificate : chain) {
        const Validity validity = validityOf(certificate);
        if (now > validity.until) {
            return Unexpected{QStringLiteral("TLS_CERT_FILE: A certificate in %1 expired at %2.")
                                  .arg(path, toRfc3339(validity.until))};
        }
        if (now < validity.from) {
            return Unexpected{
                QStringLiteral("TLS_CERT_FILE: A certificate in %1 is valid from %2 on only; this machine's clock "
                               "says %3.")
                    .arg(path, toRfc3339(validity.from), toRfc3339(now))};
        }
    }
    return chain;
}

files::Loaded<Key> readKey(const QString& path) {
    auto text = files::readFile(path, files::Readers::OwnerOnly);
    if (!text) {
        return Unexpected{QStringLiteral("TLS_KEY_FILE: ") + text.error()};
    }
    ReadKey read = keyFromPem(*text);
    wipe(*text);
    switch (read.fault) {
    case KeyFault::None:
        return std::move(read.key);
    case KeyFault::Encrypted:
        return Unexpected{
            QStringLiteral("TLS_KEY_FILE: The key in %1 is encrypted; it must be there without a passphrase.")
                .arg(path)};
    case KeyFault::NoKey:
        break;
    }
    return Unexpected{QStringLiteral("TLS_KEY_FILE: The file %1 does not hold a private key in PEM form.").arg(path)};
}

} // namespace

files::Loaded<TlsIdentity> loadOwnIdentity(const TlsSettings& settings, Instant now) {
    const auto chain = readChain(settings.certificateFile, now);
    if (!chain) {
        return chain.failed();
    }
    const auto key = readKey(settings.keyFile);
    if (!key) {
        return key.failed();
    }
    if (!belongTogether(chain->front(), *key)) {
        return Unexpected{
            QStringLiteral(
                "The key in %1 (TLS_KEY_FILE) does not belong to the first certificate in %2 (TLS_CERT_FILE).")
                .arg(settings.keyFile, settings.certificateFile)};
    }
    TlsIdentity identity;
    for (const Certificate& certificate : *chain) {
        identity.chain << toQt(certificate);
    }
    identity.key = toQt(*key);
    if (identity.key.isNull()) {
        return Unexpected{
            QStringLiteral("TLS_KEY_FILE: The key in %1 is neither an RSA nor an EC key.").arg(settings.keyFile)};
    }
    return identity;
}

} // namespace tellerdesk::server::tls

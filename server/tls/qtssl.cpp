// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/qtssl.h"

#include "server/tls/pem.h"

#include <openssl/evp.h>

namespace tellerdesk::server::tls {

QSslCertificate toQt(const Certificate& certificate) {
    return QSslCertificate(toPem(certificate), QSsl::Pem);
}

QSslKey toQt(const Key& key) {
    const int kind = EVP_PKEY_get_base_id(key.get());
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC) {
        return {};
    }
    QByteArray text = toPem(key);
    QSslKey converted(text, kind == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    wipe(text);
    return converted;
}

} // namespace tellerdesk::server::tls

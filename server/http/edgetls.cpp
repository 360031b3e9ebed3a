// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgetls.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace tellerdesk::server::http {

namespace {

// AES-128 first: as good for this purpose, and faster than AES-256.
constexpr const char* kTls12Ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                                      "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                      "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* kTls13Ciphers = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";

using X509Pointer = std::unique_ptr<X509, decltype(&X509_free)>;
using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Unexpected<QString> failed(const char* what) {
    ERR_clear_error();
    return {QString::fromLatin1(what)};
}

X509Pointer readCertificate(const QSslCertificate& certificate) {
    const QByteArray der = certificate.toDer();
    auto at = reinterpret_cast<const unsigned char*>(der.constData());
    return {d2i_X509(nullptr, &at, static_cast<long>(der.size())), &X509_free};
}

KeyPointer readKey(const QSslKey& key) {
    const QByteArray der = key.toDer();
    auto at = reinterpret_cast<const unsigned char*>(der.constData());
    return {d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free};
}

void setProtocol(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, kTls12Ciphers);
    SSL_CTX_set_ciphersuites(context, kTls13Ciphers);
    // An end of file without close_notify is no danger: every request says its length.
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                     SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_PRIORITIZE_CHACHA |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    // Idle connections hold no buffers; one read takes all that has come.
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
}

} // namespace

Expected<TlsContext, QString> makeTlsContext(const QSslConfiguration& configuration) {
    if (configuration.peerVerifyMode() == QSslSocket::VerifyPeer)
        return failed("client certificates are asked for, which this server cannot check");
    const QList<QSslCertificate> chain = configuration.localCertificateChain();
    if (chain.isEmpty() || configuration.privateKey().isNull())
        return failed("the certificate or its key is missing");
    const TlsContext context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (!context)
        return failed("OpenSSL is not usable");
    setProtocol(context.get());
    const X509Pointer leaf = readCertificate(chain.front());
    if (!leaf || SSL_CTX_use_certificate(context.get(), leaf.get()) != 1)
        return failed("the certificate cannot be used");
    for (const QSslCertificate& issuer : chain.sliced(1)) {
        X509Pointer certificate = readCertificate(issuer);
        if (!certificate || SSL_CTX_add0_chain_cert(context.get(), certificate.get()) != 1)
            return failed("the certificate's chain cannot be used");
        static_cast<void>(certificate.release()); // the context's now
    }
    const KeyPointer key = readKey(configuration.privateKey());
    if (!key || SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1 || SSL_CTX_check_private_key(context.get()) != 1)
        return failed("the key does not belong to the certificate, or cannot be used");
    return context;
}

} // namespace tellerdesk::server::http

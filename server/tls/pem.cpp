// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/pem.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace tellerdesk::server::tls {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Bio reading(const QByteArray& text) {
    return {BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), &BIO_free};
}

template <class Write>
QByteArray written(Write write) {
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    if (!bio || write(bio.get()) != 1) {
        qFatal("OpenSSL cannot write PEM");
    }
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}

// Called only for an encrypted key; there is nobody to ask at a server's start.
int noPassphrase(char*, int, int, void* wasAsked) {
    *static_cast<bool*>(wasAsked) = true;
    return -1;
}

} // namespace

QByteArray toPem(const Certificate& certificate) {
    return written([&certificate](BIO* bio) { return PEM_write_bio_X509(bio, certificate.get()); });
}

QByteArray toPem(const Key& key) {
    return written(
        [&key](BIO* bio) { return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

std::vector<Certificate> certificatesFromPem(const QByteArray& text) {
    const Bio bio = reading(text);
    std::vector<Certificate> certificates;
    ERR_clear_error();
    while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        certificates.emplace_back(certificate, &X509_free);
    }
    // The reader ends with "no start line" where nothing more comes, and with anything else where something is broken.
    const bool isWhole = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    return isWhole ? certificates : std::vector<Certificate>();
}

ReadKey keyFromPem(const QByteArray& text) {
    const Bio bio = reading(text);
    bool isEncrypted = false;
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, &isEncrypted), &EVP_PKEY_free);
    ERR_clear_error();
    if (key) {
        return {.key = std::move(key)};
    }
    return {.key = {}, .fault = isEncrypted ? KeyFault::Encrypted : KeyFault::NoKey};
}

void wipe(QByteArray& bytes) {
    if (!bytes.isEmpty() && bytes.isDetached()) {
        OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    bytes.clear();
}

} // namespace tellerdesk::server::tls

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/certificates.h"

#include <QByteArray>
#include <QHostAddress>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <chrono>
#include <ctime>

namespace tellerdesk::server::tls {

namespace {

using GeneralNames = std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)>;

void need(bool done) {
    if (!done) {
        qFatal("OpenSSL cannot make a certificate");
    }
}

Certificate owned(X509* certificate) {
    need(certificate != nullptr);
    return {certificate, &X509_free};
}

// RFC 5280: positive, and unguessable.
void setSerialNumber(X509* certificate) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_new(), &BN_free);
    need(number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1);
    need(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

void setTimes(X509* certificate, Validity validity) {
    const auto seconds = [](Instant instant) { return std::chrono::system_clock::to_time_t(instant); };
    need(ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(validity.from)) != nullptr);
    need(ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(validity.until)) != nullptr);
}

void setCommonName(X509_NAME* name, const QByteArray& text) {
    need(X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(text.constData()),
                                    static_cast<int>(text.size()), -1, 0) == 1);
}

void addExtension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    need(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

GENERAL_NAME* makeName(const QString& name) {
    const QByteArray text = name.toLatin1();
    GENERAL_NAME* made = GENERAL_NAME_new();
    need(made != nullptr);
    if (!QHostAddress(name).isNull()) {
        ASN1_OCTET_STRING* address = a2i_IPADDRESS(text.constData());
        need(address != nullptr);
        GENERAL_NAME_set0_value(made, GEN_IPADD, address);
    } else {
        ASN1_IA5STRING* dns = ASN1_IA5STRING_new();
        need(dns != nullptr && ASN1_STRING_set(dns, text.constData(), static_cast<int>(text.size())) == 1);
        GENERAL_NAME_set0_value(made, GEN_DNS, dns);
    }
    return made;
}

void addNames(X509* certificate, const QStringList& names) {
    const GeneralNames all(GENERAL_NAMES_new(), &GENERAL_NAMES_free);
    need(all != nullptr);
    for (const QString& name : names) {
        need(sk_GENERAL_NAME_push(all.get(), makeName(name)) > 0);
    }
    need(X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, X509V3_ADD_DEFAULT) == 1);
}

Certificate begin(const Key& key, Validity validity) {
    Certificate certificate = owned(X509_new());
    need(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    setSerialNumber(certificate.get());
    setTimes(certificate.get(), validity);
    need(X509_set_pubkey(certificate.get(), key.get()) == 1);
    return certificate;
}

void sign(const Certificate& certificate, const Key& key) {
    need(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
}

// Different installations' authorities have different names: some programs look for an issuer by its name alone.
QByteArray authorityName(X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    need(X509_pubkey_digest(certificate, EVP_sha256(), digest.data(), &size) == 1);
    return "Tellerdesk CA " + QByteArray(reinterpret_cast<const char*>(digest.data()), 4).toHex();
}

Instant instantOf(const ASN1_TIME* time) {
    std::tm fields{};
    need(ASN1_TIME_to_tm(time, &fields) == 1);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::from_time_t(::timegm(&fields)));
}

QString textOf(const GENERAL_NAME* name) {
    int type = 0;
    const auto* value = static_cast<const ASN1_STRING*>(GENERAL_NAME_get0_value(name, &type));
    const auto* data = ASN1_STRING_get0_data(value);
    const int size = ASN1_STRING_length(value);
    if (type == GEN_DNS) {
        return QString::fromLatin1(reinterpret_cast<const char*>(data), size);
    }
    if (type == GEN_IPADD && size == 4) {
        return QHostAddress(quint32{data[0]} << 24 | quint32{data[1]} << 16 | quint32{data[2]} << 8 | quint32{data[3]})
            .toString();
    }
    return type == GEN_IPADD && size == 16 ? QHostAddress(data).toString() : QString();
}

} // namespace

Key makeKey() {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    need(key != nullptr);
    return {key, &EVP_PKEY_free};
}

Certificate makeAuthorityCertificate(const Key& key, Validity validity) {
    Certificate certificate = begin(key, validity);
    X509* raw = certificate.get();
    setCommonName(X509_get_subject_name(raw), authorityName(raw));
    need(X509_set_issuer_name(raw, X509_get_subject_name(raw)) == 1);
    addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(raw, raw, NID_subject_key_identifier, "hash");
    sign(certificate, key);
    return certificate;
}

Certificate makeServerCertificate(const Authority& issuer, const Key& key, const QStringList& names,
                                  Validity validity) {
    Certificate certificate = begin(key, validity);
    X509* raw = certificate.get();
    X509* issuerCertificate = issuer.certificate.get();
    setCommonName(X509_get_subject_name(raw), "Tellerdesk server");
    need(X509_set_issuer_name(raw, X509_get_subject_name(issuerCertificate)) == 1);
    addExtension(raw, issuerCertificate, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(raw, issuerCertificate, NID_key_usage, "critical,digitalSignature");
    addExtension(raw, issuerCertificate, NID_ext_key_usage, "serverAuth");
    addExtension(raw, issuerCertificate, NID_subject_key_identifier, "hash");
    addExtension(raw, issuerCertificate, NID_authority_key_identifier, "keyid:always");
    addNames(raw, names);
    sign(certificate, issuer.key);
    return certificate;
}

Validity validityOf(const Certificate& certificate) {
    return {.from = instantOf(X509_get0_notBefore(certificate.get())),
            .until = instantOf(X509_get0_notAfter(certificate.get()))};
}

QStringList namesOf(const Certificate& certificate) {
    const GeneralNames names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)),
        &GENERAL_NAMES_free);
    QStringList texts;
    for (int at = 0; names && at < sk_GENERAL_NAME_num(names.get()); ++at) {
        texts << textOf(sk_GENERAL_NAME_value(names.get(), at));
    }
    texts.sort();
    return texts;
}

bool belongTogether(const Certificate& certificate, const Key& key) {
    const bool same = X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    return same;
}

bool isSignedBy(const Certificate& certificate, const Certificate& issuer) {
    const bool is = X509_check_issued(issuer.get(), certificate.get()) == X509_V_OK &&
                    X509_verify(certificate.get(), X509_get0_pubkey(issuer.get())) == 1;
    ERR_clear_error();
    return is;
}

} // namespace tellerdesk::server::tls

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/edgeparts.h"

#include "server/http/edgereply.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <map>
#include <new>
#include <stdexcept>
#include <thread>

namespace tellerdesk::tests {

namespace {

using namespace server::http;

template <typename Write>
QByteArray pemOf(Write write) {
    BIO* const memory = BIO_new(BIO_s_mem());
    write(memory);
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray pem(data, size);
    BIO_free(memory);
    return pem;
}

void addExtension(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void later(std::chrono::milliseconds delay, Answer answer, Reply reply) {
    std::thread([delay, answer = std::move(answer), reply = std::move(reply)] {
        std::this_thread::sleep_for(delay);
        answer(reply);
    }).detach();
}

Reply text(QByteArray body) {
    return {.contentType = "text/plain", .body = std::move(body)};
}

void echo(const Request& request, const Answer& answer) {
    QByteArray out = request.method + " " + request.path + " " + request.query + "\n";
    for (const Header& header : request.headers)
        out += header.name + "=" + header.value + "\n";
    answer(text(out + "\n" + request.body));
}

void throwing(const Request& request, const Answer& answer) {
    if (request.query == "late")
        answer(text("answered"));
    if (request.query == "int")
        throw 42;
    if (request.query == "bad_alloc")
        throw std::bad_alloc();
    throw std::runtime_error("secret detail");
}

using Route = void (*)(const Request&, const Answer&);

const std::map<QByteArray, Route>& routes() {
    static const std::map<QByteArray, Route> all{
        {"/ok", [](const Request&, const Answer& answer) { answer({.status = 200}); }},
        {"/echo", echo},
        {"/big", [](const Request& r, const Answer& a) { a(text(QByteArray(r.query.toLongLong(), 'x'))); }},
        {"/later", [](const Request&, const Answer& a) { later({}, a, text("later")); }},
        {"/slow", [](const Request& r,
                     const Answer& a) { later(std::chrono::milliseconds(r.query.toLongLong()), a, text("slow")); }},
        {"/drop", [](const Request&, const Answer&) {}},
        {"/throw", throwing},
        {"/twice",
         [](const Request&, const Answer& answer) {
             answer(text("first"));
             answer(text("second"));
         }},
        {"/split",
         [](const Request&, const Answer& answer) {
             answer({.status = 200, .headers = {{"X-Name", "a\r\nSet-Cookie: b"}}});
         }},
    };
    return all;
}

} // namespace

QSslConfiguration makeServerTls(KeyKind kind, const QString& commonName) {
    EVP_PKEY* const key = kind == KeyKind::Ec ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048);
    X509* const certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24L * 3600);
    X509_NAME* const name = X509_get_subject_name(certificate);
    const QByteArray text = commonName.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.constData()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_set_pubkey(certificate, key);
    addExtension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_sign(certificate, key, EVP_sha256());

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(pemOf([certificate](BIO* out) { PEM_write_bio_X509(out, certificate); })));
    configuration.setPrivateKey(QSslKey(pemOf([key](BIO* out) {
                                            PEM_write_bio_PrivateKey_traditional(out, key, nullptr, nullptr, 0, nullptr,
                                                                                 nullptr);
                                        }),
                                        kind == KeyKind::Ec ? QSsl::Ec : QSsl::Rsa));
    X509_free(certificate);
    EVP_PKEY_free(key);
    return configuration;
}

Application testApplication() {
    return [](const Request& request, const Answer& answer) {
        const auto route = routes().find(request.path);
        if (route == routes().end())
            return answer(problemReply(ErrorCode::NotFound, request.id));
        if (request.method == "GET" || request.method == "POST")
            return route->second(request, answer);
        Reply refusal = problemReply(ErrorCode::MethodNotAllowed, request.id);
        refusal.headers.push_back({"Allow", "GET, POST"});
        answer(std::move(refusal));
    };
}

} // namespace tellerdesk::tests

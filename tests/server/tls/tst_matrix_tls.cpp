// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/certificates.h"
#include "server/tls/identity.h"
#include "server/tls/pem.h"
#include "tests/server/tls/handshake.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <chrono>
#include <memory>

using namespace tellerdesk;
using namespace tellerdesk::server::tls;
using namespace tellerdesk::test;
using std::chrono::days;

namespace {

struct Made {
    Authority authority;
    Key key;
    Certificate certificate;
};

Made make(Validity validity, const Key& key = makeKey()) {
    const Key authorityKey = makeKey();
    const Authority authority{.certificate = makeAuthorityCertificate(authorityKey, validity), .key = authorityKey};
    return {.authority = authority,
            .key = key,
            .certificate = makeServerCertificate(authority, key, {QStringLiteral("localhost")}, validity)};
}

QByteArray encrypted(const Key& key) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), EVP_aes_256_cbc(), "secret", 6, nullptr, nullptr);
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}

} // namespace

// Row T6 of the test matrix: a key or certificate with anything wrong stops the start.
class TestMatrixTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = {.dataFolder = m_folder->path(),
                      .certificateFile = m_folder->filePath(QStringLiteral("own.pem")),
                      .keyFile = m_folder->filePath(QStringLiteral("own.key"))};
        write(m_settings.certificateFile, toPem(m_good.certificate), 0644);
        write(m_settings.keyFile, toPem(m_good.key), 0600);
    }

    void T6_good_ones_serve() {
        const auto identity = load();
        QVERIFY(identity);
        QVERIFY(identity->authorityFile.isEmpty());
        QVERIFY(shakeHands(serverConfiguration(*identity), trusting(toPem(m_good.authority.certificate)),
                           QStringLiteral("localhost"))
                    .succeeded);
    }

    void T6_other_good_kinds_serve_data() {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        const Made rsa = make(m_validity, {EVP_RSA_gen(2048), &EVP_PKEY_free});
        QTest::newRow("RSA") << toPem(rsa.certificate) << toPem(rsa.key);
        QTest::newRow("chain") << toPem(m_good.certificate) + toPem(m_good.authority.certificate) << toPem(m_good.key);
        // As `openssl ecparam -genkey` writes it.
        QTest::newRow("text and parameters around")
            << "subject=desk\n" + toPem(m_good.certificate) + "\n"
            << "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + toPem(m_good.key);
    }
    void T6_other_good_kinds_serve() {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        write(m_settings.certificateFile, certificate, 0644);
        write(m_settings.keyFile, key, 0600);
        const auto identity = load();
        QVERIFY2(identity, identity ? "" : qPrintable(identity.error()));
        QVERIFY(!serverConfiguration(*identity).privateKey().isNull());
        QVERIFY(!identity->chain.contains(QSslCertificate()));
    }

    void T6_missing_files() {
        QVERIFY(QFile::remove(m_settings.keyFile));
        refuses(m_settings.keyFile, QStringLiteral("No such file"));
        QVERIFY(QFile::remove(m_settings.certificateFile));
        refuses(m_settings.certificateFile, QStringLiteral("No such file"));
    }
    void T6_only_one_is_set() {
        const TlsSettings complete = m_settings;
        m_settings.keyFile.clear();
        refuses(QStringLiteral("TLS_KEY_FILE"), QStringLiteral("only one"));
        m_settings = complete;
        m_settings.certificateFile.clear();
        refuses(QStringLiteral("TLS_CERT_FILE"), QStringLiteral("only one"));
    }
    void T6_no_files() {
        m_settings.keyFile = m_folder->path();
        refuses(m_settings.keyFile, QStringLiteral("no regular file"));
    }
    void T6_mismatched() {
        write(m_settings.keyFile, toPem(makeKey()), 0600);
        refuses(m_settings.keyFile, QStringLiteral("does not belong"));
    }
    void T6_readable_by_others_data() {
        QTest::addColumn<uint>("mode");
        for (const uint mode : {0604U, 0640U, 0644U, 0660U, 0620U, 0602U, 0666U, 0777U}) {
            QTest::addRow("%o", mode) << mode;
        }
    }
    void T6_readable_by_others() {
        QFETCH(uint, mode);
        QVERIFY(::chmod(QFile::encodeName(m_settings.keyFile).constData(), mode) == 0);
        refuses(m_settings.keyFile, QStringLiteral("0600"));
    }
    void T6_expired() {
        const Made old = make({.from = m_now - days{30}, .until = m_now - days{1}});
        write(m_settings.certificateFile, toPem(old.certificate), 0644);
        write(m_settings.keyFile, toPem(old.key), 0600);
        refuses(m_settings.certificateFile, QStringLiteral("expired"));
    }
    void T6_expired_between() {
        const Made old = make({.from = m_now - days{30}, .until = m_now - days{1}});
        write(m_settings.certificateFile, toPem(m_good.certificate) + toPem(old.authority.certificate), 0644);
        refuses(m_settings.certificateFile, QStringLiteral("expired"));
    }
    void T6_not_yet_valid() {
        const Made early = make({.from = m_now + days{1}, .until = m_now + days{30}});
        write(m_settings.certificateFile, toPem(early.certificate), 0644);
        refuses(m_settings.certificateFile, QStringLiteral("valid from"));
    }
    void T6_encrypted() {
        write(m_settings.keyFile, encrypted(m_good.key), 0600);
        refuses(m_settings.keyFile, QStringLiteral("encrypted"));
    }
    void T6_no_pem_data() {
        QTest::addColumn<QByteArray>("content");
        const QByteArray pem = toPem(m_good.certificate);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << pem.first(pem.size() / 2);
        QTest::newRow("damaged") << QByteArray(pem).replace(pem.size() / 2, 4, "!!!!");
        QTest::newRow("second one damaged") << pem + QByteArray(pem).replace(pem.size() / 2, 4, "!!!!");
        QTest::newRow("large") << QByteArray(2'000'000, 'x');
    }
    void T6_no_pem() {
        QFETCH(QByteArray, content);
        write(m_settings.certificateFile, content, 0644);
        refuses(m_settings.certificateFile, {});
        write(m_settings.certificateFile, toPem(m_good.certificate), 0644);
        write(m_settings.keyFile,
              content.isEmpty() ? content : QByteArray("-----BEGIN PRIVATE KEY-----\n") + content.first(4), 0600);
        refuses(m_settings.keyFile, {});
    }
    void T6_files_swapped() {
        std::swap(m_settings.certificateFile, m_settings.keyFile);
        refuses(m_settings.certificateFile, {});
    }
    void T6_key_of_a_kind_that_is_not_served() {
        const Made odd = make(m_validity, {EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free});
        write(m_settings.certificateFile, toPem(odd.certificate), 0644);
        write(m_settings.keyFile, toPem(odd.key), 0600);
        refuses(m_settings.keyFile, QStringLiteral("neither an RSA nor an EC key"));
    }

    void T6_made_here_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("CA's key") << QStringLiteral("ca.key");
        QTest::newRow("server's key") << QStringLiteral("server.key");
    }
    void T6_made_here() {
        QFETCH(QString, name);
        m_settings.certificateFile.clear();
        m_settings.keyFile.clear();
        QVERIFY(load());
        const QString path = m_folder->filePath(QStringLiteral("tls/") + name);
        QVERIFY(::chmod(QFile::encodeName(path).constData(), 0644) == 0);
        refuses(path, QStringLiteral("0600"));
        write(path, "hello", 0600);
        refuses(path, {});
        write(path, {}, 0600);
        refuses(path, QStringLiteral("empty"));
    }
    void T6_another_ca_key() {
        m_settings.certificateFile.clear();
        m_settings.keyFile.clear();
        QVERIFY(load());
        const QString key = m_folder->filePath(QStringLiteral("tls/ca.key"));
        write(key, toPem(makeKey()), 0600);
        m_settings.names = QStringLiteral("desk.example"); // a new certificate is needed
        refuses(key, QStringLiteral("does not belong"));
    }

private:
    tellerdesk::server::files::Loaded<TlsIdentity> load() const { return loadIdentity(m_settings, m_now); }

    static void write(const QString& path, const QByteArray& content, uint mode) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), content.size());
        file.close();
        QVERIFY(::chmod(QFile::encodeName(path).constData(), mode) == 0);
    }

    void refuses(const QString& named, const QString& reason) const {
        const auto identity = load();
        QVERIFY(!identity);
        QVERIFY2(identity.error().contains(named), qPrintable(identity.error()));
        QVERIFY2(identity.error().contains(reason), qPrintable(identity.error()));
        QVERIFY(!identity.error().contains(QStringLiteral("PRIVATE")));
    }

    const Instant m_now = SystemClock().now();
    const Validity m_validity{.from = m_now - days{2}, .until = m_now + days{30}};
    const Made m_good = make(m_validity);
    std::unique_ptr<QTemporaryDir> m_folder;
    TlsSettings m_settings;
};

QTEST_GUILESS_MAIN(TestMatrixTls)
#include "tst_matrix_tls.moc"

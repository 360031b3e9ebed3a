// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/branch.h"
#include "tests/support/certificates.h"
#include "tests/support/testcluster.h"

#include <QFile>
#include <QTest>

#include <signal.h>
#include <sys/stat.h>

using namespace tellerdesk::test;

namespace {

void writeFile(const QString& path, const QByteArray& content, mode_t mode) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(::chmod(QFile::encodeName(path).constData(), mode) == 0);
}

// With a certificate of the operator's own, in the files own.pem and own.key.
void writeOwn(const ServerFolder& folder, const ServerCertificate& own) {
    writeFile(folder.path() + QStringLiteral("/own.pem"), own.certificate, 0644);
    writeFile(folder.path() + QStringLiteral("/own.key"), own.key, 0600);
}

void useOwn(ServerFolder& folder) {
    folder.set(QStringLiteral("TLS_CERT_FILE"), folder.path() + QStringLiteral("/own.pem"));
    folder.set(QStringLiteral("TLS_KEY_FILE"), folder.path() + QStringLiteral("/own.key"));
}

} // namespace

// Rows T of the test matrix, on the real program.
class KeysMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void T6_noStartWithoutSoundKeys_data() {
        QTest::addColumn<QString>("fault");
        for (const char* fault : {"no certificate", "no key", "another's key", "key for everybody",
                                  "authority's key for everybody", "token key for everybody"}) {
            QTest::newRow(fault) << QString::fromUtf8(fault);
        }
    }
    void T6_noStartWithoutSoundKeys();

    void T7_newCertificateWhileServing();
};

void KeysMatrix::T6_noStartWithoutSoundKeys() {
    QFETCH(QString, fault);
    const EmptyDatabase database;
    ServerFolder folder({{QStringLiteral("DB_SOURCE"), database.url()}}, ServerFolder::Bank::None);
    const CertificateAuthority authority;
    const auto own = [&](const char* name) { return folder.path() + u'/' + QLatin1StringView(name); };
    const bool isOwn = !fault.contains(QStringLiteral("authority")) && !fault.contains(QStringLiteral("token"));
    QString culprit;
    if (isOwn) {
        writeOwn(folder, authority.make(CertificateFault::None));
        useOwn(folder);
        culprit = own("own.key");
    } else {
        ServerProgram first(folder); // makes its keys
        QVERIFY2(first.waitForReady(), first.log().constData());
        culprit = folder.dataFolder() + (fault.contains(QStringLiteral("token")) ? QStringLiteral("/keys/token.paserk")
                                                                                 : QStringLiteral("/tls/ca.key"));
    }
    if (fault == u"no certificate") {
        culprit = own("own.pem");
        QVERIFY(QFile::remove(culprit));
    } else if (fault == u"no key") {
        QVERIFY(QFile::remove(culprit));
    } else if (fault == u"another's key") {
        writeFile(culprit, authority.make(CertificateFault::None).key, 0600);
    } else {
        QVERIFY(::chmod(QFile::encodeName(culprit).constData(), 0644) == 0);
    }
    ServerProgram server(folder);
    const Ended ended = server.waitForEnd();
    QVERIFY2(ended.exitCode == 77, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(culprit), qPrintable(ended.errors));
    QVERIFY(!ended.errors.contains(QStringLiteral("listening")));
}

void KeysMatrix::T7_newCertificateWhileServing() {
    const EmptyDatabase database;
    ServerFolder folder({{QStringLiteral("DB_SOURCE"), database.url()}}, ServerFolder::Bank::None);
    const CertificateAuthority authority;
    const ServerCertificate first = authority.make(CertificateFault::None);
    const ServerCertificate second = authority.make(CertificateFault::None);
    writeOwn(folder, first);
    useOwn(folder);
    ServerProgram server(folder);
    QVERIFY2(server.waitForReady(), server.log().constData());
    ApiClient before(server.port(), authority.certificate());
    QCOMPARE(before.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(before.certificate(), first.certificate);

    writeFile(folder.path() + QStringLiteral("/own.key"), second.key, 0600); // half of the exchange: refused
    server.send(SIGHUP);
    QTRY_VERIFY(server.log().contains("the certificate stays as it is"));
    writeOwn(folder, second);
    server.send(SIGHUP);
    QTRY_VERIFY(server.log().contains("the certificate was read anew"));
    ApiClient after(server.port(), authority.certificate());
    QCOMPARE(after.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(after.certificate(), second.certificate);
    QCOMPARE(before.get(QStringLiteral("/v1/server")).status, 200);
    QCOMPARE(before.certificate(), first.certificate);
}

QTEST_GUILESS_MAIN(KeysMatrix)
#include "tst_matrix_keys.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/clientsettings.h"
#include "shared/api/clientconfig.h"
#include "tests/support/certificates.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;

class TestClientSettings : public QObject {
    Q_OBJECT

private:
    using Loaded = ClientSettings::Read<std::optional<ServerTrust>>;

    QString in(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    void write(const QString& path, const QByteArray& content) const {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    QByteArray configFor(const char* address) const {
        return ClientConfig{.address = QUrl(QString::fromLatin1(address)), .authorities = m_authority.certificate()}
            .toText();
    }

    Loaded load(const ClientSettings::Places& places) {
        ClientSettings settings(m_disk, places);
        std::optional<Loaded> loaded;
        settings.load(this, [&loaded](Loaded result) { loaded = std::move(result); });
        return QTest::qWaitFor([&] { return loaded.has_value(); }) ? *loaded
                                                                   : Loaded(Unexpected{QStringLiteral("no answer")});
    }

    DiskThread m_disk;
    tellerdesk::test::CertificateAuthority m_authority;
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void knowsNoServerWhereThereIsNone() {
        const auto loaded = load({.files = {in("none.conf")}, .authorities = {in("none.pem")}});
        QVERIFY(loaded);
        QVERIFY(!loaded->has_value());
    }

    void takesTheUsersFileBeforeTheSystems() {
        write(in("user.conf"), configFor("https://user.example:1"));
        write(in("system.conf"), configFor("https://system.example:2"));
        QCOMPARE(load({.files = {in("user.conf"), in("system.conf")}})->value().address.host(),
                 QStringLiteral("user.example"));
        QCOMPARE(load({.files = {in("no.conf"), in("system.conf")}})->value().address.port(), 2);
    }

    void findsTheServerOnThisPc() {
        write(in("tls/ca.pem"), m_authority.certificate());
        const auto loaded = load({.files = {in("no.conf")}, .authorities = {in("no.pem"), in("tls/ca.pem")}});
        QCOMPARE(loaded->value().address, QUrl(QStringLiteral("https://127.0.0.1:8443")));
        QCOMPARE(loaded->value().authorities, QSslCertificate::fromData(m_authority.certificate()));
    }

    void saysWhyAFileCannotBeUsed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a page") << QByteArray("<html>") << QStringLiteral("line 1");
        QTest::newRow("damaged certificate")
            << QByteArray("address = https://a\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")
            << QStringLiteral("damaged");
        QTest::newRow("huge") << QByteArray(2 * 1024 * 1024, '#') << QStringLiteral("larger");
    }

    void saysWhyAFileCannotBeUsed() {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        write(in("bad.conf"), content);
        write(in("system.conf"), configFor("https://system.example"));
        const auto loaded = load({.files = {in("bad.conf"), in("system.conf")}});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().contains(reason) && loaded.error().contains(in("bad.conf")),
                 qPrintable(loaded.error()));
    }

    void theEnvironmentNamesTheOnlyFile() {
        qputenv("TELLERDESK_CONFIG", QFile::encodeName(in("named.conf")));
        const auto places = ClientSettings::Places::ofThisPc();
        qunsetenv("TELLERDESK_CONFIG");
        QCOMPARE(places.files, QStringList{in("named.conf")});
        QVERIFY(places.authorities.isEmpty());
        QVERIFY(!load(places));
        write(in("named.conf"), configFor("https://named.example"));
        QCOMPARE(load(places)->value().address.host(), QStringLiteral("named.example"));
    }

    void looksInTheUsersFolderThenInTheSystems() {
        qputenv("XDG_CONFIG_HOME", "/home/somebody/.config");
        qputenv("XDG_CONFIG_DIRS", "/etc/xdg");
        const auto places = ClientSettings::Places::ofThisPc();
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_CONFIG_DIRS");
        QCOMPARE(places.files, (QStringList{QStringLiteral("/home/somebody/.config/tellerdesk/tellerdesk.conf"),
                                            QStringLiteral("/etc/xdg/tellerdesk/tellerdesk.conf")}));
        QCOMPARE(places.own, places.files.first());
        QVERIFY(places.authorities.contains(QStringLiteral("/var/lib/tellerdesk/tls/ca.pem")));
    }

    void importsAndSaves() {
        write(in("import.conf"), configFor("https://bank.example:9443"));
        ClientSettings settings(m_disk, {.files = {in("own/tellerdesk.conf")}, .own = in("own/tellerdesk.conf")});
        std::optional<ServerTrust> imported;
        settings.readFile(in("import.conf"), this, [&](const auto& read) { imported = read.value(); });
        QTRY_VERIFY(imported);
        bool saved = false;
        settings.save(*imported, this, [&](const auto& result) { saved = result.hasValue(); });
        QTRY_VERIFY(saved);
        const auto loaded = load({.files = {in("own/tellerdesk.conf")}});
        QCOMPARE(loaded->value().address, imported->address);
        QCOMPARE(loaded->value().authorities, imported->authorities);
    }

    void saysThatItCannotSave() {
        write(in("file"), "in the way");
        ClientSettings settings(m_disk, {.own = in("file/tellerdesk.conf")});
        QString error;
        settings.save({.address = QUrl(QStringLiteral("https://a"))}, this,
                      [&](const auto& result) { error = result ? QStringLiteral("saved") : result.error(); });
        QTRY_VERIFY(error.contains(in("file/tellerdesk.conf")));
    }
};

QTEST_GUILESS_MAIN(TestClientSettings)
#include "tst_clientsettings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/clientconfig.h"

#include <QTest>

using namespace tellerdesk;
using Kind = ClientConfigFault::Kind;

namespace {

const QByteArray kAuthority = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

} // namespace

class TestClientConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten() {
        const ClientConfig config{.address = QUrl(QStringLiteral("https://bank.example:9443")),
                                  .authorities = kAuthority + kAuthority};
        const auto read = ClientConfig::fromText(config.toText());
        QVERIFY(read);
        QVERIFY(*read == config);
    }

    void takesWindowsLineEndsAndSpaces() {
        const auto read = ClientConfig::fromText("\r\n  address=https://bank.example\r\n" +
                                                 QByteArray(kAuthority).replace("\n", "\r\n"));
        QVERIFY(read);
        QCOMPARE(read->address, QUrl(QStringLiteral("https://bank.example:8443")));
        QCOMPARE(read->authorities, kAuthority);
    }

    void needsNoAuthorityOfItsOwn() {
        const auto read = ClientConfig::fromText("address = https://bank.example\n");
        QVERIFY(read);
        QVERIFY(read->authorities.isEmpty());
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const QByteArray& text, Kind kind, int line) {
            QTest::newRow(name) << text << static_cast<int>(kind) << line;
        };
        const QByteArray address = "address = https://a\n";
        row("nothing", "", Kind::NoAddress, 0);
        row("only a certificate", kAuthority, Kind::NoAddress, 0);
        row("another address", address + address + kAuthority, Kind::Repeated, 2);
        row("http", "address = http://a\n" + kAuthority, Kind::BadAddress, 1);
        row("empty address", "address =\n" + kAuthority, Kind::BadAddress, 1);
        row("unknown setting", address + "proxy = x\n" + kAuthority, Kind::UnknownLine, 2);
        row("addresses", "addresses = https://a\n" + kAuthority, Kind::UnknownLine, 1);
        row("cut", address + kAuthority.chopped(10), Kind::OpenCertificate, 2);
        row("key", address + "-----BEGIN PRIVATE KEY-----\n", Kind::SecretKey, 2);
        row("a page", "<html>\n</html>", Kind::UnknownLine, 1);
    }

    void saysWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(int, line);
        const auto read = ClientConfig::fromText(text);
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().kind), kind);
        QCOMPARE(read.error().line, line);
    }

    void readsAddressesAsPeopleTypeThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        const auto row = [](const char* text, const char* address) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(address);
        };
        row("bank.example", "https://bank.example:8443");
        row(" bank.example:443 ", "https://bank.example:443");
        row("https://bank.example/", "https://bank.example:8443");
        row("10.1.2.3:9000", "https://10.1.2.3:9000");
        row("[::1]:8443", "https://[::1]:8443");
        row("http://bank.example", "");
        row("https://user:word@bank.example", "");
        row("https://bank.example/v1", "");
        row("bank.example?x=1", "");
        row("bank.example:0", "");
        row("bank.example:99999", "");
        row("two words", "");
        row("", "");
    }

    void readsAddressesAsPeopleTypeThem() {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QCOMPARE(serverAddressFromText(text).value_or(QUrl()).toString(), address);
    }
};

QTEST_GUILESS_MAIN(TestClientConfig)
#include "tst_clientconfig.moc"

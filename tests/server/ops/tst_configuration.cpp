// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/databaseurl.h"
#include "server/ops/durationtext.h"
#include "server/ops/loadconfiguration.h"
#include "server/ops/setting.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace std::chrono_literals;
using namespace tellerdesk::server::ops;

namespace {

QProcessEnvironment environment(std::initializer_list<std::pair<const char*, const char*>> variables) {
    QProcessEnvironment made;
    for (const auto& [name, value] : variables) {
        made.insert(QString::fromLatin1(name), QString::fromUtf8(value));
    }
    return made;
}

auto load(std::initializer_list<std::pair<const char*, const char*>> variables) {
    return loadConfiguration({.environment = environment(variables), .workingFolder = QStringLiteral("/nonexistent")});
}

QString originOf(const LoadedConfiguration& loaded, const char* name) {
    return loaded.origins[static_cast<std::size_t>(findSetting(QString::fromLatin1(name)) - allSettings().data())];
}

} // namespace

class ConfigurationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDurations() {
        QCOMPARE(durationFromText(u"250ms"), 250ms);
        QCOMPARE(durationFromText(u"30s"), 30s);
        QCOMPARE(durationFromText(u"15m"), 15min);
        QCOMPARE(durationFromText(u"12h"), 12h);
        QCOMPARE(durationFromText(u"2d"), 48h);
        for (const QStringView text : {u"", u"5", u"m", u"-5m", u"+5m", u"1.5h", u"5 m", u"5M", u"5min", u"99999999d",
                                       u"99999999999999999999s", u"１m"}) {
            QVERIFY2(!durationFromText(text), qPrintable(text.toString()));
        }
        QCOMPARE(toText(90min), QStringLiteral("90m"));
        QCOMPARE(toText(12h), QStringLiteral("12h"));
        QCOMPARE(toText(1500ms), QStringLiteral("1500ms"));
        QCOMPARE(toText(0ms), QStringLiteral("0s"));
    }

    void showsNoPasswordOfAUrl() {
        QCOMPARE(withoutPassword(QStringLiteral("postgresql://u:se:cret@h:1/d?a=b")),
                 QStringLiteral("postgresql://u:***@h:1/d?a=b"));
        QCOMPARE(withoutPassword(QStringLiteral("postgresql://h/d?user=u&password=secret&sslpassword=secret&x=y")),
                 QStringLiteral("postgresql://h/d?user=u&password=***&sslpassword=***&x=y"));
        QCOMPARE(withoutPassword(QStringLiteral("postgresql://u@h/d")), QStringLiteral("postgresql://u@h/d"));
    }

    void takesTheStrongestSource() {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const char* content) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        write("app.env", "BANK_NAME=one\nDB_WORKERS=2\nDB_QUEUE=20\nLEDGER_BATCH=20\n");
        write("other.env", "DB_WORKERS=3\nDB_QUEUE=30\nLEDGER_BATCH=30\n");
        const auto loaded = loadConfiguration(
            {.commandLine = {{QStringLiteral("LEDGER_BATCH"), QStringLiteral("50")}},
             .environment = environment({{"DB_QUEUE", "40"}, {"LEDGER_BATCH", "40"}, {"UNRELATED", "x"}}),
             .envFile = folder.filePath(QStringLiteral("other.env")),
             .workingFolder = folder.path()});
        QVERIFY(loaded);
        QCOMPARE(loaded->configuration.bankName, QStringLiteral("one"));
        QCOMPARE(loaded->configuration.workers.threads, 3);
        QCOMPARE(loaded->configuration.workers.waiting, std::size_t{40});
        QCOMPARE(loaded->configuration.ledger.batchCap, std::size_t{50});
        QCOMPARE(loaded->configuration.ledger.lanes, Configuration().ledger.lanes);
        QCOMPARE(originOf(*loaded, "BANK_NAME"),
                 folder.filePath(QStringLiteral("app.env")) + QStringLiteral(", line 1"));
        QCOMPARE(originOf(*loaded, "DB_WORKERS"),
                 folder.filePath(QStringLiteral("other.env")) + QStringLiteral(", line 1"));
        QCOMPARE(originOf(*loaded, "DB_QUEUE"), QStringLiteral("environment"));
        QCOMPARE(originOf(*loaded, "LEDGER_BATCH"), QStringLiteral("command line"));
        QCOMPARE(originOf(*loaded, "LEDGER_LANES"), QStringLiteral("default"));
    }

    void refusesUnknownNamesInFiles() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("app.env")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DB_SUORCE=postgresql://u:secret@h/d\n");
        file.close();
        const auto loaded = loadConfiguration({.workingFolder = folder.path()});
        QVERIFY(!loaded);
        QVERIFY(loaded.error().front().startsWith(QStringLiteral("DB_SUORCE (")));
        QVERIFY(!loaded.error().front().contains(QStringLiteral("secret")));
        QVERIFY(!loadConfiguration({.envFile = folder.filePath(QStringLiteral("missing"))}));
    }

    void warnsOfSecretsThatEverybodyMayRead() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("app.env")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DB_SOURCE=postgresql://u:secret@h/d\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(loadConfiguration({.workingFolder = folder.path()})->warnings.isEmpty());
        file.setPermissions(QFile::ReadOwner | QFile::ReadOther);
        QCOMPARE(loadConfiguration({.workingFolder = folder.path()})->warnings.size(), 1);
    }

    void refusesMalformedValues_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto rows = [](const char* name, std::initializer_list<const char*> values) {
            for (const char* value : values) {
                QTest::addRow("%s=%s", name, value) << QByteArray(name) << QByteArray(value);
            }
        };
        rows("SERVER_ADDRESS", {"", "127.0.0.1", "8443", ":8443", "host.example:8443", "127.0.0.1:65536", "::1:80"});
        rows("DB_SOURCE", {"mysql://h/d", "h/d", "postgresql:h", "postgresql://a b/d", "host=x dbname=y"});
        rows("TLS_NAMES", {"a_b!", "bank.example,-x", "https://bank.example"});
        rows("TOKEN_FORMAT", {"", "jwt", "paseto-v2"});
        rows("ACCESS_TOKEN_DURATION", {"", "0s", "15", "25h", "-1m"});
        rows("BUSINESS_TIME_ZONE", {"Mars/Olympus", "europe"});
        rows("AUTO_MIGRATE", {"", "yes", "1", "TRUE"});
        rows("LOG_FORMAT", {"xml"});
        rows("DB_WORKERS", {"", "0", "257", "-1", "+1", "1e1", "01", "99999999999999999999"});
        rows("BANK_NAME", {"two\nlines"});
    }
    void refusesMalformedValues() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto loaded = load({{name.constData(), value.constData()}});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), 1);
        QVERIFY2(loaded.error().front().startsWith(QString::fromLatin1(name) + QStringLiteral(" (environment): ")),
                 qPrintable(loaded.error().front()));
    }

    void readsAddresses() {
        const auto address = [](const char* text) {
            const auto loaded = load({{"SERVER_ADDRESS", text}});
            return loaded ? findSetting(QStringLiteral("SERVER_ADDRESS"))->show(loaded->configuration) : QString();
        };
        QCOMPARE(address("0.0.0.0:1"), QStringLiteral("0.0.0.0:1"));
        QCOMPARE(address("[::1]:8443"), QStringLiteral("[::1]:8443"));
        QCOMPARE(address("localhost:0"), QStringLiteral("127.0.0.1:0"));
    }

    void takesAnEmptyTextForNotSet() {
        const auto loaded = load({{"DB_SOURCE", ""}, {"TLS_CERT_FILE", ""}, {"BUSINESS_TIME_ZONE", ""}});
        QVERIFY(loaded);
        QVERIFY(loaded->configuration.usesPrivateDatabase());
        QCOMPARE(originOf(*loaded, "DB_SOURCE"), QStringLiteral("default"));
        QVERIFY(!loaded->configuration.businessTimeZone.isEmpty());
    }

    void refusesWhatDoesNotGoTogether() {
        QVERIFY(!load({{"TLS_CERT_FILE", "/a"}}));
        QVERIFY(!load({{"TLS_KEY_FILE", "/a"}}));
        QVERIFY(load({{"TLS_CERT_FILE", "/a"}, {"TLS_KEY_FILE", "/b"}}));
        QVERIFY(!load({{"DB_OWNER_SOURCE", "postgresql://h/d"}}));
        QVERIFY(!load({{"REFRESH_TOKEN_DURATION", "1m"}}));
        QVERIFY(!load({{"MAX_CONNECTIONS", "20"}}));
    }

    void reportsAllFaultsAtOnce() {
        const auto loaded = load({{"DB_WORKERS", "x"}, {"DB_QUEUE", "x"}, {"LOG_FORMAT", "x"}});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), 3);
    }

    void showsNoSecret() {
        const auto loaded = load({{"TOKEN_SYMMETRIC_KEY", "k4.local.canary"},
                                  {"DB_SOURCE", "postgresql://u:canary@h/d"},
                                  {"DB_OWNER_SOURCE", "postgresql://o@h/d?password=canary"}});
        QVERIFY(loaded);
        const QString text = describe(*loaded);
        QVERIFY(!text.contains(QStringLiteral("canary")));
        QVERIFY(text.contains(QStringLiteral("TOKEN_SYMMETRIC_KEY=*** # environment")));
        QVERIFY(text.contains(QStringLiteral("DB_SOURCE=postgresql://u:***@h/d # environment")));
    }

    void readsItsOwnDescription() {
        QTemporaryDir folder;
        const auto first = load({{"BANK_NAME", "The \"first\" bank\\ # 1"}, {"BUSINESS_TIME_ZONE", "Asia/Seoul"}});
        QVERIFY(first);
        QFile file(folder.filePath(QStringLiteral("app.env")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(describe(*first).toUtf8());
        file.close();
        const auto second = loadConfiguration({.workingFolder = folder.path()});
        QVERIFY2(second, second ? "" : qPrintable(second.error().join(u'\n')));
        for (const Setting& setting : allSettings()) {
            QCOMPARE(setting.show(second->configuration), setting.show(first->configuration));
        }
    }

    void takesEveryDefaultForAValue() {
        std::set<QString> names;
        for (const Setting& setting : allSettings()) {
            QVERIFY2(names.insert(QString::fromLatin1(setting.name)).second, setting.name);
            Configuration configuration;
            const QString text = setting.show(configuration);
            if (!text.isEmpty()) {
                QVERIFY2(!setting.set(configuration, text), setting.name);
                QCOMPARE(setting.show(configuration), text);
            }
        }
    }

    void knowsTheNamesThatScriptsRelyOn() {
        for (const char* name :
             {"SERVER_ADDRESS", "DB_SOURCE", "DB_OWNER_SOURCE", "DATA_DIR", "TLS_CERT_FILE", "TLS_KEY_FILE",
              "TLS_NAMES", "TOKEN_SYMMETRIC_KEY", "TOKEN_FORMAT", "ACCESS_TOKEN_DURATION", "REFRESH_TOKEN_DURATION",
              "BUSINESS_TIME_ZONE", "AUTO_MIGRATE", "LOG_FORMAT"}) {
            QVERIFY2(findSetting(QString::fromLatin1(name)) != nullptr, name);
        }
        QVERIFY(Configuration().edge.connectionsPerAddress >= 256);
    }
};

QTEST_GUILESS_MAIN(ConfigurationTest)
#include "tst_configuration.moc"

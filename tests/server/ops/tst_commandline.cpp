// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandline.h"
#include "server/ops/setting.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::ops;

namespace {

auto parse(const char* words) {
    return parseCommandLine(
        QStringLiteral("tellerdesk-server %1").arg(QLatin1StringView(words)).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCommands() {
        QCOMPARE(parse("serve")->command, Command::Serve);
        QVERIFY(!parse("serve")->demo);
        QVERIFY(parse("serve --demo")->demo);
        QCOMPARE(parse("migrate status")->command, Command::MigrateStatus);
        QCOMPARE(parse("migrate up")->command, Command::MigrateUp);
        QCOMPARE(parse("migrate down")->command, Command::MigrateDown);
        QCOMPARE(parse("config print")->command, Command::ConfigPrint);
        QCOMPARE(parse("config check")->command, Command::ConfigCheck);
        QCOMPARE(parse("client-config")->command, Command::ClientConfig);
        QCOMPARE(parse("verify")->command, Command::Verify);
        QCOMPARE(parse("--help")->command, Command::Help);
        QCOMPARE(parse("serve --help")->command, Command::Help);
        QCOMPARE(parse("--version")->command, Command::Version);
    }

    void readsSettings() {
        const auto line = parse("serve --server-address=127.0.0.1:1 --db-workers 3 --env-file my.env");
        QVERIFY(line);
        QCOMPARE(line->settings.value(QStringLiteral("SERVER_ADDRESS")), QStringLiteral("127.0.0.1:1"));
        QCOMPARE(line->settings.value(QStringLiteral("DB_WORKERS")), QStringLiteral("3"));
        QCOMPARE(line->settings.size(), 2);
        QCOMPARE(line->envFile, QStringLiteral("my.env"));
    }

    void readsUsers() {
        const auto line =
            parse("user create --username kim --full-name Kim --role supervisor --branch main --password-stdin");
        QVERIFY(line);
        QCOMPARE(line->command, Command::UserCreate);
        QCOMPARE(line->user.username, QStringLiteral("kim"));
        QCOMPARE(line->user.fullName, QStringLiteral("Kim"));
        QCOMPARE(line->user.role, Role::Supervisor);
        QCOMPARE(line->user.branch, QStringLiteral("main"));
        QVERIFY(!parse("user create --username kim --full-name Kim --role auditor --password-stdin")->user.branch);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("words");
        for (const char* words : {"", "sevre", "serve now", "migrate", "config", "user", "serve --server-adress x",
                                  "serve --db-workers", "serve --db-workers 1 --db-workers 2", "verify --demo",
                                  "serve --username kim", "serve --token-symmetric-key k4.local.x",
                                  "user create --username kim --full-name Kim --role boss --password-stdin",
                                  "user create --username kim --full-name Kim --role teller",
                                  "user create --full-name Kim --role teller --password-stdin"}) {
            QTest::newRow(words) << QByteArray(words);
        }
    }
    void refuses() {
        QFETCH(QByteArray, words);
        const auto line = parse(words.constData());
        QVERIFY(!line);
        QVERIFY(!line.error().isEmpty());
    }

    void helpNamesEverySetting() {
        const QString help = helpText();
        for (const Setting& setting : allSettings()) {
            QVERIFY2(help.contains(QLatin1StringView(setting.name)), setting.name);
        }
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"

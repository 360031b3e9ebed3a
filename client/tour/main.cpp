// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/tour/tour.h"
#include "client/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTest>

#include <cstdio>

using namespace tellerdesk::client;

// The client's own parts, played by key presses. A program of its own, so that the desk carries no test library.
int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tellerdesk"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("username"), QStringLiteral("who plays"), QStringLiteral("name")});
    parser.addOption(
        {QStringLiteral("password-file"), QStringLiteral("file with the password"), QStringLiteral("file")});
    parser.addOption({QStringLiteral("dark"), QStringLiteral("dark colours")});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where pictures and papers go"));
    parser.process(qt);
    const QString folder = parser.positionalArguments().value(0, QStringLiteral("build/tour"));
    QFile passwordFile(parser.value(QStringLiteral("password-file")));
    if (!QDir().mkpath(folder) || !passwordFile.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "tour: needs a folder that can be written, --username and --password-file\n");
        return 2;
    }
    Theme::apply(qt, parser.isSet(QStringLiteral("dark")));
    Application application(
        {.dataFolder = folder + QStringLiteral("/data"), .documentsFolder = folder, .keychain = false});
    application.window().show();
    application.window().activateWindow();
    application.start();
    if (!QTest::qWaitForWindowActive(&application.window())) {
        std::fprintf(stderr, "tour: the window did not become active\n");
        return 1;
    }
    Tour tour(application, folder);
    const bool played = tour.play({.username = parser.value(QStringLiteral("username")),
                                   .password = QString::fromUtf8(passwordFile.readAll()).trimmed()});
    std::printf("%s\n", played ? qPrintable(QStringLiteral("tour: played, pictures and papers in %1").arg(folder))
                               : qPrintable(QStringLiteral("tour: FAILED: %1").arg(tour.failure())));
    return played ? 0 : 1;
}

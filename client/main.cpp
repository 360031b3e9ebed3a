// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace tellerdesk::client;

int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tellerdesk"));
    QApplication::setApplicationVersion(QStringLiteral(TELLERDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("tellerdesk"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Tellerdesk: a bank teller's desk"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("dark colours, whatever the system has"));
    parser.addOption(dark);
    parser.process(qt);

    QTranslator own;
    if (own.load(QLocale(), QStringLiteral("tellerdesk"), QStringLiteral("_"), QStringLiteral(":/translations"))) {
        QApplication::installTranslator(&own);
    }
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(&qtTexts);
    }
    Theme::apply(qt, parser.isSet(dark) || Theme::isDark(QApplication::palette()));

    Application application({});
    application.window().show();
    application.start();
    return QApplication::exec();
}

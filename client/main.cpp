// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/station/appearance.h"
#include "client/station/crashnote.h"
#include "client/station/singleinstance.h"
#include "client/station/stationfiles.h"
#include "client/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>

#include <cstdio>

using namespace tellerdesk::client;

namespace {

// Qt scales everything alike, so that no text outgrows its place; it wants to know before it begins.
void scale(const Preferences& preferences) {
    if (preferences.textPercent != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) {
        qputenv("QT_SCALE_FACTOR", QByteArray::number(preferences.textPercent) + "e-2");
    }
}

int sayWhyNot(const QString& problem) {
    std::fprintf(stderr, "tellerdesk: %s\n", qPrintable(problem));
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Tellerdesk"), problem, QMessageBox::Ok);
    box.open();
    QApplication::exec();
    return 1;
}

int run(QApplication& qt, const StationFiles& files, const Preferences& preferences, bool systemIsDark) {
    SingleInstance instance(Application::defaultDataFolder());
    switch (instance.start()) {
    case SingleInstance::Start::First:
        break;
    case SingleInstance::Start::Raised:
        return 0;
    case SingleInstance::Start::Blocked:
        return sayWhyNot(instance.problem());
    }
    const QString crash = takeCrashNote(files.crashNote);
    watchForCrash(files.crashNote);
    int code = 0;
    {
        Application application({.preferences = preferences, .crashNote = crash, .systemIsDark = systemIsDark});
        QObject::connect(&instance, &SingleInstance::raiseWanted, &application, &Application::bringToFront);
        application.window().show();
        application.start();
        code = QApplication::exec();
    }
    endCrashWatch();
    Q_UNUSED(qt)
    return code;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("tellerdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TELLERDESK_VERSION));
    const StationFiles files = StationFiles::ofThisUser(Application::defaultDataFolder());
    const Preferences preferences = readPreferences(files.settings);
    scale(preferences);
    QApplication qt(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("tellerdesk"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Tellerdesk: a bank teller's desk"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("dark colours, whatever the system has"));
    parser.addOption(dark);
    parser.process(qt);

    const bool systemIsDark = parser.isSet(dark) || Theme::isDark(QApplication::palette());
    speak(qt, preferences);
    Theme::apply(qt, wantsDark(preferences, systemIsDark));
    return run(qt, files, preferences, systemIsDark);
}

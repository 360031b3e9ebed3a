// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/tour/docpictures.h"
#include "client/tour/tour.h"
#include "client/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QProcess>
#include <QTest>
#include <QTranslator>

#include <cstdio>

using namespace tellerdesk::client;

namespace {

const QCommandLineOption kPeople(QStringLiteral("people"),
                                 QStringLiteral("file with a line for each who plays, a teller first: name, space, "
                                                "password"),
                                 QStringLiteral("file"));
const QCommandLineOption kLanguage(QStringLiteral("language"), QStringLiteral("en (default) or ko"),
                                   QStringLiteral("code"), QStringLiteral("en"));
const QCommandLineOption kThemes(QStringLiteral("themes"),
                                 QStringLiteral("light (default), dark, or both: each picture in each"),
                                 QStringLiteral("themes"), QStringLiteral("light"));
const QCommandLineOption kVariants(QStringLiteral("variants"),
                                   QStringLiteral("plays in each language and at 100, 150 and 200 %, in both themes"));
const QCommandLineOption
    kDocs(QStringLiteral("docs"),
          QStringLiteral("plays in each language and puts the pictures of README and manuals there"),
          QStringLiteral("folder"));

std::vector<Tour::Person> peopleFrom(const QString& path) {
    std::vector<Tour::Person> people;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            people.push_back({.username = line.section(u' ', 0, 0), .password = line.section(u' ', 1)});
        }
    }
    return people;
}

// Language and scale hold for a process; so each variant is a run of this program.
int playVariants(const QString& people, const QString& folder, const QStringList& scales, const QString& themes) {
    for (const char* language : {"en", "ko"}) {
        for (const QString& scale : scales) {
            QProcess variant;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
            variant.setProcessEnvironment(environment);
            variant.setProcessChannelMode(QProcess::ForwardedChannels);
            variant.start(QApplication::applicationFilePath(),
                          {QStringLiteral("--people"), people, QStringLiteral("--language"),
                           QString::fromLatin1(language), QStringLiteral("--themes"), themes, folder});
            if (!variant.waitForFinished(-1) || variant.exitStatus() != QProcess::NormalExit ||
                variant.exitCode() != 0) {
                return 1;
            }
        }
    }
    return 0;
}

int makeDocPictures(const QString& people, const QString& folder, const QString& docs) {
    if (playVariants(people, folder, {QStringLiteral("1")}, QStringLiteral("light")) != 0) {
        return 1;
    }
    const QString fault = saveDocPictures(folder, docs);
    std::printf("tour: %s\n", fault.isEmpty() ? "the pictures of README and manuals are new" : qPrintable(fault));
    return fault.isEmpty() ? 0 : 1;
}

TourLook lookOf(const QCommandLineParser& parser) {
    const QString themes = parser.value(kThemes);
    return {.language = parser.value(kLanguage),
            .dark = themes == u"both" ? std::vector<bool>{false, true} : std::vector<bool>{themes == u"dark"}};
}

int play(QApplication& qt, const QCommandLineParser& parser, const std::vector<Tour::Person>& people,
         const QString& folder) {
    const TourLook look = lookOf(parser);
    QLocale::setDefault(look.language == u"ko" ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                               : QLocale(QLocale::English, QLocale::UnitedStates));
    QTranslator texts;
    if (texts.load(QLocale(), QStringLiteral("tellerdesk"), QStringLiteral("_"), QStringLiteral(":/translations"))) {
        QApplication::installTranslator(&texts);
    }
    QApplication::setCursorFlashTime(0); // a page at rest looks the same twice
    Theme::apply(qt, look.dark.front());
    const QString papers = look.language == u"en" && qt.devicePixelRatio() == 1.0 // the variants' are the same
                               ? folder
                               : folder + QStringLiteral("/data/papers");
    Application application(
        {.dataFolder = folder + QStringLiteral("/data"), .documentsFolder = papers, .keychain = false});
    application.window().show();
    application.window().activateWindow();
    application.start();
    if (!QTest::qWaitForWindowActive(&application.window())) {
        std::fprintf(stderr, "tour: the window did not become active\n");
        return 1;
    }
    TourPictures pictures(folder, look);
    Tour tour(application, pictures);
    const bool played = tour.play(people) && pictures.saveSheets();
    std::printf("%s\n", played ? qPrintable(QStringLiteral("tour: played, pictures and papers in %1").arg(folder))
                               : qPrintable(QStringLiteral("tour: FAILED: %1").arg(tour.failure())));
    return played ? 0 : 1;
}

} // namespace

// The client's own parts, played by key presses. A program of its own, so that the desk carries no test library.
int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tellerdesk"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({kPeople, kLanguage, kThemes, kVariants, kDocs});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where pictures and papers go"));
    parser.process(qt);
    const QString folder = parser.positionalArguments().value(0, QStringLiteral("build/tour"));
    const auto people = peopleFrom(parser.value(kPeople));
    if (!QDir().mkpath(folder) || people.empty()) {
        std::fprintf(stderr, "tour: needs a folder that can be written, and --people with at least a teller\n");
        return 2;
    }
    if (parser.isSet(kDocs)) {
        return makeDocPictures(parser.value(kPeople), folder, parser.value(kDocs));
    }
    if (parser.isSet(kVariants)) {
        return playVariants(parser.value(kPeople), folder,
                            {QStringLiteral("1"), QStringLiteral("1.5"), QStringLiteral("2")}, QStringLiteral("both"));
    }
    return play(qt, parser, people, folder);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/station/appearance.h"
#include "client/tour/gauge.h"
#include "client/widgets/theme.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QPixmap>
#include <QTest>

#include <cstdio>

using namespace tellerdesk::client;

namespace {

const QCommandLineOption kUser(QStringLiteral("user"), QStringLiteral("who signs in"), QStringLiteral("name"));
const QCommandLineOption kPassword(QStringLiteral("password-file"), QStringLiteral("file with the password"),
                                   QStringLiteral("file"));
const QCommandLineOption kPhone(QStringLiteral("phone"), QStringLiteral("number of the customer who is looked at"),
                                QStringLiteral("number"));
const QCommandLineOption kCount(QStringLiteral("count"), QStringLiteral("how often"), QStringLiteral("n"),
                                QStringLiteral("1"));
const QCommandLineOption kData(QStringLiteral("data"), QStringLiteral("folder for what the client keeps"),
                               QStringLiteral("folder"));

Gauge::Person personOf(const QCommandLineParser& parser) {
    QFile file(parser.value(kPassword));
    const bool open = file.open(QIODevice::ReadOnly);
    return {.username = parser.value(kUser),
            .password = open ? QString::fromUtf8(file.readLine()).trimmed() : QString()};
}

bool measure(Gauge& gauge, const QString& what, const QCommandLineParser& parser) {
    const Gauge::Person person = personOf(parser);
    const int count = parser.value(kCount).toInt();
    const QString phone = parser.value(kPhone);
    if (what == u"logins") {
        return gauge.logins(person, count);
    }
    if (what == u"keys" && !gauge.keysOnSignIn()) {
        return false;
    }
    if (!gauge.signIn(person)) {
        return false;
    }
    return what == u"serve"       ? gauge.serve(count)
           : what == u"keys"      ? gauge.keys(count, phone)
           : what == u"pages"     ? gauge.pages(count, phone)
           : what == u"statement" ? gauge.statement(phone, count)
                                  : false;
}

} // namespace

// Measures the client's own parts, driven by key presses, for tools/bench; prints the samples as JSON.
int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("tellerdesk"));
    WatchedApplication qt(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({kUser, kPassword, kPhone, kCount, kData});
    parser.addPositionalArgument(QStringLiteral("measure"), QStringLiteral("logins, serve, keys, pages or statement"));
    parser.process(qt);
    speak(qt, {});
    Theme::apply(qt, false);
    const QString data = parser.value(kData);
    Application application({.dataFolder = data,
                             .documentsFolder = data + QStringLiteral("/papers"),
                             .keychain = false,
                             .idleLimit = std::chrono::hours(1)});
    application.window().show();
    application.window().activateWindow();
    application.start();
    if (!QTest::qWaitForWindowActive(&application.window())) {
        std::fprintf(stderr, "gauge: the window did not become active\n");
        return 1;
    }
    Hands hands(qt, application);
    Gauge gauge(hands);
    if (!measure(gauge, parser.positionalArguments().value(0), parser)) {
        application.window().grab().save(data + QStringLiteral("/failure.png"));
        std::fprintf(stderr, "gauge: %s, see %s/failure.png\n", qPrintable(gauge.failure()), qPrintable(data));
        return 1;
    }
    std::printf("%s\n", QJsonDocument(gauge.result()).toJson(QJsonDocument::Compact).constData());
    return 0;
}

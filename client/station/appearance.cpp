// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/appearance.h"

#include "client/station/preferences.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace tellerdesk::client {

QLocale languageOf(const Preferences& preferences) {
    return preferences.language.isEmpty() ? QLocale::system() : QLocale(preferences.language);
}

QLocale numbersOf(const Preferences& preferences) {
    return preferences.numbers.isEmpty() ? languageOf(preferences) : QLocale(preferences.numbers);
}

bool wantsDark(const Preferences& preferences, bool systemIsDark) {
    switch (preferences.colours) {
    case Colours::System:
        return systemIsDark;
    case Colours::Light:
        return false;
    case Colours::Dark:
        return true;
    }
    return systemIsDark;
}

void speak(QApplication& application, const Preferences& preferences) {
    const QLocale language = languageOf(preferences);
    const auto load = [&](const QString& name, const QString& folder) {
        auto* texts = new QTranslator(&application);
        if (texts->load(language, name, QStringLiteral("_"), folder)) {
            QApplication::installTranslator(texts);
        }
    };
    load(QStringLiteral("tellerdesk"), QStringLiteral(":/translations"));
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    QLocale::setDefault(numbersOf(preferences));
}

} // namespace tellerdesk::client

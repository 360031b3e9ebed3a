// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestFile = 64 * 1024;
constexpr int kFarthest = 100'000; // of a window from the screen's corner, in pixels
constexpr qsizetype kMostTables = 100;
constexpr qsizetype kMostColumns = 40;

struct ColoursName {
    Colours colours;
    QLatin1StringView name;
};
constexpr ColoursName kColours[] = {{Colours::System, QLatin1StringView("system")},
                                    {Colours::Light, QLatin1StringView("light")},
                                    {Colours::Dark, QLatin1StringView("dark")}};

// A name of a locale that Qt knows; "C" and nonsense are none.
QString localeName(const QJsonValue& value) {
    const QString name = value.toString();
    return QLocale(name).language() == QLocale::C ? QString() : name;
}

int within(const QJsonValue& value, int least, int most, int otherwise) {
    const int number = value.toInt(least - 1);
    return number < least || number > most ? otherwise : number;
}

QJsonArray numbersOf(std::initializer_list<int> numbers) {
    QJsonArray array;
    std::copy(numbers.begin(), numbers.end(), std::back_inserter(array));
    return array;
}

QRect rectFrom(const QJsonArray& array) {
    if (array.size() != 4) {
        return {};
    }
    const auto at = [&array](int i, int least) { return within(array.at(i), least, kFarthest, -kFarthest - 1); };
    const QRect rect(at(0, -kFarthest), at(1, -kFarthest), at(2, 1), at(3, 1));
    const bool good = rect.x() >= -kFarthest && rect.y() >= -kFarthest && rect.width() > 0 && rect.height() > 0;
    return good ? rect : QRect();
}

std::map<QString, std::vector<int>> columnsFrom(const QJsonObject& object) {
    std::map<QString, std::vector<int>> columns;
    for (auto table = object.begin(); table != object.end() && object.size() <= kMostTables; ++table) {
        std::vector<int> widths;
        for (const QJsonValue& width : table.value().toArray()) {
            widths.push_back(within(width, 0, 10'000, 0));
        }
        if (!widths.empty() && static_cast<qsizetype>(widths.size()) <= kMostColumns) {
            columns.emplace(table.key(), std::move(widths));
        }
    }
    return columns;
}

} // namespace

const std::vector<int>& Preferences::textPercents() {
    static const std::vector<int> percents{100, 115, 130, 150};
    return percents;
}

QByteArray Preferences::toJson() const {
    QJsonObject tables;
    for (const auto& [table, widths] : columns) {
        QJsonArray array;
        std::copy(widths.begin(), widths.end(), std::back_inserter(array));
        tables.insert(table, array);
    }
    const auto* name =
        std::find_if(std::begin(kColours), std::end(kColours), [this](auto& each) { return each.colours == colours; });
    QJsonObject json{{QStringLiteral("language"), language},
                     {QStringLiteral("colours"), QString(name->name)},
                     {QStringLiteral("text_percent"), textPercent},
                     {QStringLiteral("numbers"), numbers},
                     {QStringLiteral("idle_minutes"), idleMinutes},
                     {QStringLiteral("maximised"), maximised},
                     {QStringLiteral("columns"), tables}};
    if (!window.isNull()) {
        json.insert(QStringLiteral("window"), numbersOf({window.x(), window.y(), window.width(), window.height()}));
    }
    return QJsonDocument(json).toJson();
}

Preferences Preferences::fromJson(const QByteArray& text) {
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    Preferences read;
    read.language = localeName(json.value(QStringLiteral("language")));
    const QString colours = json.value(QStringLiteral("colours")).toString();
    const auto* known =
        std::find_if(std::begin(kColours), std::end(kColours), [&](auto& each) { return each.name == colours; });
    read.colours = known == std::end(kColours) ? Colours::System : known->colours;
    const int percent = json.value(QStringLiteral("text_percent")).toInt();
    const auto& percents = textPercents();
    read.textPercent = std::find(percents.begin(), percents.end(), percent) == percents.end() ? 100 : percent;
    read.numbers = localeName(json.value(QStringLiteral("numbers")));
    read.idleMinutes = within(json.value(QStringLiteral("idle_minutes")), kIdleMinutesMin, kIdleMinutesMax, 5);
    read.window = rectFrom(json.value(QStringLiteral("window")).toArray());
    read.maximised = json.value(QStringLiteral("maximised")).toBool();
    read.columns = columnsFrom(json.value(QStringLiteral("columns")).toObject());
    return read;
}

Preferences readPreferences(const QString& file) {
    QFile in(file);
    if (!QFileInfo(file).isFile() || !in.open(QIODevice::ReadOnly)) { // a pipe would never end
        return {};
    }
    return Preferences::fromJson(in.read(kLargestFile));
}

bool writePreferences(const QString& file, const Preferences& preferences) {
    QDir().mkpath(QFileInfo(file).path());
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           out.write(preferences.toJson()) >= 0 && out.commit();
}

} // namespace tellerdesk::client

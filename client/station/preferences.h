// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace tellerdesk::client {

enum class Colours { System, Light, Dark };

// How the user of this PC likes the desk. Nothing of the bank, its customers or its staff.
struct Preferences {
    static constexpr int kIdleMinutesMin = 1;
    static constexpr int kIdleMinutesMax = 15; // PCI DSS 8.2.8

    QString language = {}; // "ko"; empty: the system's
    Colours colours = Colours::System;
    int textPercent = 100;
    QString numbers = {}; // a locale such as de_DE; empty: as the language has them
    int idleMinutes = 5;  // until the desk locks
    QRect window = {};    // null: as it comes
    bool maximised = false;
    std::map<QString, std::vector<int>> columns = {}; // widths, by table

    bool operator==(const Preferences&) const = default;

    QByteArray toJson() const;
    // What is broken or out of range is as if it had never been said.
    static Preferences fromJson(const QByteArray& text);

    static const std::vector<int>& textPercents();
};

// Waits for the disk: for the start of the program, before there is a window, and for the disk's thread.
Preferences readPreferences(const QString& file);
bool writePreferences(const QString& file, const Preferences& preferences);

} // namespace tellerdesk::client

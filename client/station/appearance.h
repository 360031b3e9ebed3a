// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QApplication;

namespace tellerdesk::client {

struct Preferences;

// What the preferences come to on this system.
QLocale languageOf(const Preferences& preferences);
QLocale numbersOf(const Preferences& preferences);
bool wantsDark(const Preferences& preferences, bool systemIsDark);

// Loads the texts of the language, and says how numbers and dates are written. Once, before the first text is shown.
void speak(QApplication& application, const Preferences& preferences);

} // namespace tellerdesk::client

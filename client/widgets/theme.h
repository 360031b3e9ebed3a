// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QWidget;

namespace tellerdesk::client {

// All spacing, type sizes and colours of the desk. Distances are logical pixels on a grid of 4.
struct Theme {
    static constexpr int kGap = 8;      // between things that belong together
    static constexpr int kSection = 16; // between groups
    static constexpr int kMargin = 24;  // around a page
    static constexpr int kFieldHeight = 36;
    static constexpr int kFormWidth = 440;
    static constexpr int kCorner = 6;

    enum class Type { Small, Body, Strong, Heading, Title, Amount };
    enum class Tone { Plain, Muted, Accent, Good, Caution, Bad };

    // Fusion with a palette of our own, light or dark, and the one style sheet. May be called again at any time: what
    // is on the screen takes the new colours.
    static void apply(QApplication& application, bool dark);
    static bool isDark(const QPalette& palette); // by lightness: Qt has no colour scheme before 6.5

    static QFont font(Type type);                            // numbers have equal digit advances
    static QFont fixedFont(Type type);                       // for what is copied letter by letter
    static QColor color(Tone tone, const QPalette& palette); // contrast of at least 4.5 on the window's background
    static QColor surface(const QPalette& palette);          // cards on the window's background
    static QColor line(const QPalette& palette);

    static void setType(QWidget* widget, Type type);
    static void setTone(QWidget* widget, Tone tone); // also a word or an icon must say it: never colour alone
    static Tone toneOf(const QWidget* widget);
};

} // namespace tellerdesk::client

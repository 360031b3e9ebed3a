// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

namespace tellerdesk::test {

// What is wrong with how the visible parts of a window lie: texts cut off (but for those that are shortened on purpose
// and told in full by a tool tip), parts that lie on each other, anything that scrolls sideways.
QStringList layoutFaults(const QWidget& window);

// Texts of the window's picture that stand out from what is behind them by less than 4.5 to 1. `grabbed` is the window
// at any scale.
QStringList contrastFaults(const QWidget& window, const QImage& grabbed);

double contrast(const QColor& one, const QColor& other); // as WCAG 2 reckons it, 1 to 21

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace tellerdesk::test {

// What the window as it stands keeps from people who cannot see it or use no mouse: focusable parts without a name,
// fields without a label, mnemonics that two share, combo boxes that do not tell label and choice, faults that the
// focus does not tell.
QStringList accessFaults(const QWidget& window);

// Walks with Tab from where the focus is until it is back: parts that are never reached, or twice, or against the order
// in which they are read. Leaves the focus where it was.
QStringList tabFaults(QWidget& window);

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace tellerdesk::test {

// The visible labels and buttons of the window whose text cannot be seen whole: what each needs and has. What is
// shortened on purpose (ElidedLabel) and what scrolls is none of them.
QStringList cutOffTexts(const QWidget& window);

} // namespace tellerdesk::test

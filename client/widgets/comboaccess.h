// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::client {

// Qt tells a screen reader on Linux what is chosen in a combo box in place of the box's name. From here on every combo
// box tells its label as its name, and what is chosen as its value. May be called again.
void installComboAccess();

} // namespace tellerdesk::client

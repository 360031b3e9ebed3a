// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::test {

// The same program again inside, with X11's keys and a screen reader's bus: on a screen and a bus that nobody else has.
int runOnOwnScreen(); // from a QCoreApplication; the inner program's exit code
bool isOnOwnScreen(); // this is the inner program

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk {

// One field of a CSV file (RFC 4180), in quotes where it needs them. A text that a spreadsheet would run as a formula
// gets an apostrophe before it; numbers are not for here, as a negative one would get it too.
QString csvField(QString text);

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::client {

// A password that is read aloud or from paper once: groups of letters and digits that nobody takes for one another,
// about 99 bits from the system's generator.
QString makeOneTimePassword();

} // namespace tellerdesk::client

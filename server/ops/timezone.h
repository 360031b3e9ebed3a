// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace tellerdesk::server::ops {

// An IANA name that this machine knows. QTimeZone alone takes any word for a POSIX rule, and isTimeZoneIdAvailable()
// does not know Etc/UTC.
bool isTimeZone(const QByteArray& id);

} // namespace tellerdesk::server::ops

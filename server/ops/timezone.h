// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>

#include <functional>

namespace tellerdesk::server::ops {

// An IANA name that this machine knows. QTimeZone alone takes any word for a POSIX rule, and isTimeZoneIdAvailable()
// does not know Etc/UTC.
bool isTimeZone(const QByteArray& id);

// The calendar's date at a moment, in that time zone.
std::function<QDate(Instant)> calendarIn(const QByteArray& timeZone);

// The date and time at a moment there, with its offset from UTC.
std::function<QDateTime(Instant)> clockIn(const QByteArray& timeZone);

} // namespace tellerdesk::server::ops

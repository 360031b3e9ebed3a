// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace tellerdesk {

// A moment in UTC, to the millisecond: what the wire and the books can hold.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// RFC 3339 in UTC with milliseconds: 2026-11-23T15:06:32.123Z
QString toRfc3339(Instant instant);

// Strict: upper-case T, seconds present, Z or an offset such as +01:00, fractions of any length (cut to milliseconds).
// QDateTime's ISODate takes far more, among it times without an offset as local time (facts.md, A1).
std::optional<Instant> fromRfc3339(QStringView text);

} // namespace tellerdesk

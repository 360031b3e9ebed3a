// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace tellerdesk::server::ops {

// A whole number and its unit: 250ms, 30s, 15m, 12h, 7d. Nothing where the text is anything else, or beyond 10,000
// days.
std::optional<std::chrono::milliseconds> durationFromText(QStringView text);

// In the largest unit that leaves a whole number.
QString toText(std::chrono::milliseconds duration);

} // namespace tellerdesk::server::ops

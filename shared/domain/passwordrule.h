// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/errorcode.h"

#include <QString>

#include <optional>

namespace tellerdesk {

inline constexpr int kPasswordMin = 12;
inline constexpr int kPasswordMax = 128;

// 12 to 128 Unicode characters, exactly as typed, no rule of composition (OWASP ASVS 5, 6.2). No NUL, no lone
// surrogate.
std::optional<FieldFault> passwordFault(const QString& password);

} // namespace tellerdesk

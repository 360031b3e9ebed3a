// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/core/uuid.h"

#include <QByteArray>

namespace tellerdesk {

inline constexpr char kProblemContentType[] = "application/problem+json";
inline constexpr char kJsonContentType[] = "application/json";

// RFC 9457: type, title, status, code, instance (the request's id), errors [{pointer, code}] where fields are at fault.
QByteArray problemJson(const Failure& failure, const Uuid& requestId);

// Nothing when the body is no problem document of ours (an HTML page of a proxy, say).
std::optional<Failure> failureFromProblem(QByteArrayView body);

} // namespace tellerdesk

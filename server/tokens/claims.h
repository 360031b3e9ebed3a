// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/tokenmaker.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace tellerdesk::server::tokens {

// How far ahead of ours the issuing server's clock may be: forgiven for iat and nbf, never for exp.
inline constexpr std::chrono::seconds kClockLeeway{60};

// The JSON payload: iss, aud, typ, sub, sid, jti, iat, nbf, exp.
QByteArray writeAccessClaims(const AccessClaims& claims);

// Only for a payload whose token is proven genuine. Nothing unless each of those claims is there once, of its type and
// form, ours, for us, for access, begun and not expired; further claims are let pass.
std::optional<AccessClaims> readAccessClaims(QByteArrayView payload, Instant now);

} // namespace tellerdesk::server::tokens

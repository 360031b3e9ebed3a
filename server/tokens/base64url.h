// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace tellerdesk::server::tokens {

// RFC 4648 section 5 without padding.
QByteArray toBase64Url(QByteArrayView bytes);

// Takes the one canonical spelling only: no padding, no foreign character, no stray low bits in the last character.
// Qt's decoder lets the first and the last of these pass (facts.md, A1; the official vectors 4-F-4 and 4-F-5).
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace tellerdesk::server::tokens

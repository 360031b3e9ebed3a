// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace tellerdesk::server::tokens {

// RFC 4648 section 5 without padding.
QByteArray toBase64Url(QByteArrayView bytes);

// Takes the one canonical spelling only: no padding, no foreign character, no stray low bits in the last character.
// Qt's decoder lets the first and the last of these pass (the published vectors 4-F-4 and 4-F-5), that of
// libsodium 1.0.18 some bytes from 0x80 up.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tls/certificates.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace tellerdesk::server::tls {

QByteArray toPem(const Certificate& certificate);
QByteArray toPem(const Key& key); // PKCS #8, not encrypted: the caller wipes it

// All certificates of the text, in their order; empty where there is none or one of them is broken.
std::vector<Certificate> certificatesFromPem(const QByteArray& text);

enum class KeyFault { None, Encrypted, NoKey };

struct ReadKey {
    Key key;
    KeyFault fault = KeyFault::None;
};

ReadKey keyFromPem(const QByteArray& text);

// Overwrites and empties.
void wipe(QByteArray& bytes);

} // namespace tellerdesk::server::tls

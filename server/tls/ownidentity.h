// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tls/identity.h"

namespace tellerdesk::server::tls {

// The certificate of TLS_CERT_FILE with the key of TLS_KEY_FILE. Refused, with a sentence that names the file: missing,
// unreadable, no PEM, not (or no longer) valid, mismatched, an encrypted key, or one that others may read.
files::Loaded<TlsIdentity> loadOwnIdentity(const TlsSettings& settings, Instant now);

} // namespace tellerdesk::server::tls

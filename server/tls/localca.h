// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tls/identity.h"

namespace tellerdesk::server::tls {

// The certificate made here, in DATA_DIR/tls: ca.pem (for everybody: what clients trust), ca.key, server.pem,
// server.key. Missing ones are made; the server's is renewed when it nears its end, when its names have changed, or
// when it does not fit its key or CA. The CA's key stays what it is, so that clients go on trusting. Of two processes
// that start at once, one makes them.
files::Loaded<TlsIdentity> loadLocalIdentity(const TlsSettings& settings, Instant now);

} // namespace tellerdesk::server::tls

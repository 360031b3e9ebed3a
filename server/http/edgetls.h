// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"

#include <QString>

#include <memory>

class QSslConfiguration;
struct ssl_ctx_st;

namespace tellerdesk::server::http {

// One OpenSSL context for all connections of one certificate. QSslSocket makes one per connection, reads the key again
// each time, and closes its sending side when the client closes its own: a client that half-closes after its request
// would get no reply.
using TlsContext = std::shared_ptr<ssl_ctx_st>;

// TLS 1.2 and 1.3, forward secrecy, AEAD ciphers only; no renegotiation, compression, tickets or ALPN (HTTP/1.1 is all
// we speak). The error is for the operator's console.
Expected<TlsContext, QString> makeTlsContext(const QSslConfiguration& configuration);

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QSslConfiguration>

namespace tellerdesk::tests {

enum class KeyKind { Ec, Rsa };

// A self-signed certificate for localhost and its key, made on the spot.
QSslConfiguration makeServerTls(KeyKind kind = KeyKind::Ec, const QString& commonName = QStringLiteral("localhost"));

// Routes that misbehave in every way that an application can:
//   /echo        method, path, query, headers and body, as text          /ok     nothing, at once
//   /big?N       N bytes                                                 /later  answers from another thread
//   /slow?N      answers after N milliseconds, from another thread       /drop   never answers, lets the Answer go
//   /throw?WHAT  throws std::exception (std), an int (int), std::bad_alloc (bad_alloc); throw-late: after having
//   answered /twice       answers twice                                           /split  a header with a line break in
//   its value
// Anything else is 404; a method other than GET and POST is 405 with Allow.
server::http::Application testApplication();

} // namespace tellerdesk::tests

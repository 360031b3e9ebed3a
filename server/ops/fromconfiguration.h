// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/configuration.h"
#include "server/ops/privatepostgres.h"
#include "server/tls/identity.h"

namespace tellerdesk::server::ops {

PrivatePostgresSettings privateSettings(const Configuration& configuration, const QString& command);
tls::TlsSettings tlsSettings(const Configuration& configuration);

// HOST:PORT for clients: where the server listens on every address, its first name in TLS_NAMES or its host's name.
QString clientAddress(const Configuration& configuration, quint16 port);

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/configuration.h"
#include "server/ops/trouble.h"
#include "server/tokens/pasetokeys.h"

#include <QSslConfiguration>

namespace tellerdesk::server::ops {

// What proves the server to its clients, and its tokens to itself: read, or made in the data folder where nothing is
// configured.
struct ServerKeys {
    tokens::LocalKeyV4 tokenKey;
    QSslConfiguration tls;
};

Attempt<ServerKeys> loadServerKeys(const Configuration& configuration);
Attempt<QSslConfiguration> loadServerTls(const Configuration& configuration);

} // namespace tellerdesk::server::ops

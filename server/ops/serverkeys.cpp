// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/serverkeys.h"

#include "server/ops/fromconfiguration.h"
#include "server/tls/identity.h"
#include "server/tokens/keystore.h"

namespace tellerdesk::server::ops {

Attempt<ServerKeys> loadServerKeys(const Configuration& configuration) {
    auto key = tokens::loadTokenKey(configuration.tokenSymmetricKey, configuration.dataFolder);
    if (!key) {
        return trouble(ExitCode::Keys, key.error());
    }
    auto tls = loadServerTls(configuration);
    if (!tls) {
        return tls.failed();
    }
    return ServerKeys{.tokenKey = std::move(*key), .tls = *tls};
}

Attempt<QSslConfiguration> loadServerTls(const Configuration& configuration) {
    const auto identity = tls::loadIdentity(tlsSettings(configuration), SystemClock().now());
    if (!identity) {
        return trouble(ExitCode::Keys, identity.error());
    }
    return tls::serverConfiguration(*identity);
}

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/tokenmaker.h"

namespace tellerdesk::server::tokens {

std::optional<TokenFormat> tokenFormatFromName(QStringView name) {
    return name == QLatin1StringView("paseto-v4") ? std::optional(TokenFormat::PasetoV4) : std::nullopt;
}

} // namespace tellerdesk::server::tokens

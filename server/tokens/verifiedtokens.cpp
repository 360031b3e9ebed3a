// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/verifiedtokens.h"

#include <utility>

namespace tellerdesk::server::tokens {

std::optional<AccessClaims> VerifiedTokens::find(QByteArrayView token, Instant now) {
    const QByteArray key = QByteArray::fromRawData(token.data(), token.size());
    const std::lock_guard lock(m_mutex);
    auto found = m_recent.constFind(key);
    if (found == m_recent.constEnd()) {
        found = m_older.constFind(key);
        if (found == m_older.constEnd()) {
            return std::nullopt;
        }
        const QByteArray own = found.key();
        const Entry entry = *found;
        keep(own, entry);
        found = m_recent.constFind(own);
    }
    // What was past when it was verified is past still, unless the clock was set back.
    const bool isValid = now >= found->verifiedAt && now <= found->claims.expiresAt;
    return isValid ? std::optional(found->claims) : std::nullopt;
}

void VerifiedTokens::insert(QByteArrayView token, const AccessClaims& claims, Instant now) {
    const std::lock_guard lock(m_mutex);
    keep(token.toByteArray(), {.claims = claims, .verifiedAt = now});
}

void VerifiedTokens::keep(const QByteArray& token, const Entry& entry) {
    if (m_recent.size() >= m_most / 2) {
        m_older = std::exchange(m_recent, {});
    }
    m_recent.insert(token, entry);
}

} // namespace tellerdesk::server::tokens

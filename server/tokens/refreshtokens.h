// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/pasetokeys.h"
#include "server/tokens/secretbytes.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <vector>

namespace tellerdesk::server::tokens {

// Which refresh token of which session: a session's first one is generation 1, each renewal's successor the next.
struct RefreshGrant {
    SessionId session;
    std::uint32_t generation = 0;

    bool operator==(const RefreshGrant&) const = default;
};

// Refresh tokens are computed, not stored: rt1.<session>.<generation>.<MAC>, the MAC a BLAKE2b-256 keyed with a key
// that is derived from the token key. So the same successor can be given out again after a lost reply although only
// hashes are kept. Immutable after construction; safe from every thread.
class RefreshTokens {
public:
    explicit RefreshTokens(const LocalKeyV4& key);

    // Tokens made under this older key are still taken, none are made under it.
    void alsoAccept(const LocalKeyV4& retiring);

    QByteArray derive(const RefreshGrant& grant) const;

    // Nothing unless this very text was derived under one of the keys; takes no look at any store.
    std::optional<RefreshGrant> parse(QByteArrayView token) const;

    // What a store keeps in a token's place: BLAKE2b-256, 32 bytes.
    static QByteArray hashForStorage(QByteArrayView token);

    // In constant time.
    static bool sameHash(QByteArrayView left, QByteArrayView right);

private:
    static QByteArray deriveUnder(const SecretBuffer& key, const RefreshGrant& grant);

    std::vector<SecretBuffer> m_keys; // the first one derives
};

} // namespace tellerdesk::server::tokens

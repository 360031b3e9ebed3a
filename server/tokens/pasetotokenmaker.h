// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/pasetokeys.h"
#include "server/tokens/tokenmaker.h"
#include "server/tokens/verifiedtokens.h"

#include <vector>

namespace tellerdesk::server::tokens {

// v4.local tokens with the key's identifier in the footer, the binding as implicit assertion.
class PasetoTokenMaker final : public TokenMaker {
public:
    // Tokens made under a retiring key are still taken, none are made under it.
    explicit PasetoTokenMaker(LocalKeyV4 current, std::vector<LocalKeyV4> retiring = {});

private:
    struct Entry {
        LocalKeyV4 key;
        QByteArray footer;
        QByteArray encodedFooter;
    };

    static Entry makeEntry(LocalKeyV4 key);

    QByteArray issueBound(const AccessClaims& claims, QByteArrayView binding) const override;
    Result<AccessClaims> verifyBound(QByteArrayView token, Instant now, QByteArrayView binding) const override;
    Result<AccessClaims> decrypt(QByteArrayView token, Instant now, QByteArrayView binding) const;

    std::vector<Entry> m_entries;      // the first one issues
    mutable VerifiedTokens m_verified; // without a binding; saves work, no state that matters
};

} // namespace tellerdesk::server::tokens

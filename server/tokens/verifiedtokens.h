// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/tokenmaker.h"

#include <QHash>

#include <mutex>

namespace tellerdesk::server::tokens {

// Tokens whose tag and claims were found good, to the letter, so that a desk's next request does not pay for it again.
// Their times are looked at each time, and the session behind a token is read from the books at every request all the
// same. From any thread.
class VerifiedTokens {
public:
    explicit VerifiedTokens(qsizetype most = 4096)
        : m_most(most) {}

    // Nothing: not seen, or seen at a later time than now, or no longer valid.
    std::optional<AccessClaims> find(QByteArrayView token, Instant now);
    void insert(QByteArrayView token, const AccessClaims& claims, Instant now);

private:
    struct Entry {
        AccessClaims claims;
        Instant verifiedAt;
    };

    void keep(const QByteArray& token, const Entry& entry);

    const qsizetype m_most;
    std::mutex m_mutex;
    // Those used lately, and those used before: when the first are many, the second are forgotten.
    QHash<QByteArray, Entry> m_recent;
    QHash<QByteArray, Entry> m_older;
};

} // namespace tellerdesk::server::tokens

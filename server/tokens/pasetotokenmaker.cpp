// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/pasetotokenmaker.h"

#include "server/tokens/base64url.h"
#include "server/tokens/claims.h"
#include "server/tokens/paseto.h"

#include <algorithm>
#include <utility>

namespace tellerdesk::server::tokens {

namespace {

// Ours have some 500 characters.
constexpr qsizetype kLongestToken = 2048;

} // namespace

PasetoTokenMaker::PasetoTokenMaker(LocalKeyV4 current, std::vector<LocalKeyV4> retiring) {
    m_entries.push_back(makeEntry(std::move(current)));
    for (LocalKeyV4& key : retiring) {
        m_entries.push_back(makeEntry(std::move(key)));
    }
}

PasetoTokenMaker::Entry PasetoTokenMaker::makeEntry(LocalKeyV4 key) {
    const QByteArray footer = R"({"kid":")" + key.identifier() + R"("})";
    return {.key = std::move(key), .footer = footer, .encodedFooter = toBase64Url(footer)};
}

QByteArray PasetoTokenMaker::issueBound(const AccessClaims& claims, QByteArrayView binding) const {
    const Entry& entry = m_entries.front();
    return encryptV4Local(entry.key, writeAccessClaims(claims), entry.footer, binding);
}

Result<AccessClaims> PasetoTokenMaker::verifyBound(QByteArrayView token, Instant now, QByteArrayView binding) const {
    if (token.size() > kLongestToken) {
        return fail(ErrorCode::Unauthenticated);
    }
    if (!binding.isEmpty()) {
        return decrypt(token, now, binding);
    }
    if (const auto known = m_verified.find(token, now)) {
        return *known;
    }
    auto claims = decrypt(token, now, binding);
    if (claims) {
        m_verified.insert(token, *claims, now);
    }
    return claims;
}

Result<AccessClaims> PasetoTokenMaker::decrypt(QByteArrayView token, Instant now, QByteArrayView binding) const {
    // A footer is nobody's word until the tag is checked. Ours are known to the byte, so that choosing the key by it
    // needs neither decoding nor a JSON reader.
    const QByteArrayView footer = encodedFooter(token);
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [footer](const Entry& each) { return each.encodedFooter == footer; });
    if (entry == m_entries.end()) {
        return fail(ErrorCode::Unauthenticated);
    }
    const auto content = decryptV4Local(entry->key, token, binding);
    if (!content) {
        return fail(ErrorCode::Unauthenticated);
    }
    const auto claims = readAccessClaims(content->message, now);
    if (!claims) {
        return fail(ErrorCode::Unauthenticated);
    }
    return *claims;
}

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/refreshtokens.h"

#include "server/tokens/base64url.h"

#include <sodium.h>

#include <array>

namespace tellerdesk::server::tokens {

namespace {

constexpr QByteArrayView kPrefix = "rt1.";
constexpr QByteArrayView kDerivation = "tellerdesk refresh token key 1";
constexpr qsizetype kUuidSize = 36;
constexpr qsizetype kLongestToken = kPrefix.size() + kUuidSize + 1 + 10 + 1 + 43;

const unsigned char* bytesOf(QByteArrayView view) {
    return reinterpret_cast<const unsigned char*>(view.data());
}

SecretBuffer refreshKey(const LocalKeyV4& key) {
    SecretBuffer derived(crypto_generichash_KEYBYTES);
    crypto_generichash(derived.data(), derived.size(), bytesOf(kDerivation),
                       static_cast<unsigned long long>(kDerivation.size()), key.bytes().data(), key.bytes().size());
    return derived;
}

// Loose on purpose: the caller derives the token again and compares every byte.
std::optional<RefreshGrant> readGrant(QByteArrayView token) {
    if (!token.startsWith(kPrefix) || token.size() > kLongestToken) {
        return std::nullopt;
    }
    const QByteArrayView rest = token.sliced(kPrefix.size());
    const qsizetype end = rest.lastIndexOf('.');
    if (end <= kUuidSize || rest[kUuidSize] != '.') {
        return std::nullopt;
    }
    const auto session = SessionId::fromString(QString::fromLatin1(rest.first(kUuidSize)));
    bool isNumber = false;
    const uint generation = rest.sliced(kUuidSize + 1, end - kUuidSize - 1).toByteArray().toUInt(&isNumber);
    if (!session || !isNumber || generation == 0) {
        return std::nullopt;
    }
    return RefreshGrant{.session = *session, .generation = generation};
}

} // namespace

RefreshTokens::RefreshTokens(const LocalKeyV4& key) {
    m_keys.push_back(refreshKey(key));
}

void RefreshTokens::alsoAccept(const LocalKeyV4& retiring) {
    m_keys.push_back(refreshKey(retiring));
}

QByteArray RefreshTokens::derive(const RefreshGrant& grant) const {
    return deriveUnder(m_keys.front(), grant);
}

std::optional<RefreshGrant> RefreshTokens::parse(QByteArrayView token) const {
    const auto grant = readGrant(token);
    if (!grant) {
        return std::nullopt;
    }
    for (const SecretBuffer& key : m_keys) {
        if (sameHash(deriveUnder(key, *grant), token)) {
            return grant;
        }
    }
    return std::nullopt;
}

QByteArray RefreshTokens::hashForStorage(QByteArrayView token) {
    initSodium();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), crypto_generichash_BYTES, bytesOf(token),
                       static_cast<unsigned long long>(token.size()), nullptr, 0);
    return hash;
}

bool RefreshTokens::sameHash(QByteArrayView left, QByteArrayView right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0;
}

QByteArray RefreshTokens::deriveUnder(const SecretBuffer& key, const RefreshGrant& grant) {
    const QByteArray text =
        kPrefix.toByteArray() + grant.session.toString().toLatin1() + '.' + QByteArray::number(grant.generation);
    std::array<unsigned char, crypto_generichash_BYTES> mac{};
    crypto_generichash(mac.data(), mac.size(), bytesOf(QByteArrayView(text)),
                       static_cast<unsigned long long>(text.size()), key.data(), key.size());
    return text + '.' + toBase64Url(QByteArrayView(mac));
}

} // namespace tellerdesk::server::tokens

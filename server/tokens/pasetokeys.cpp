// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/pasetokeys.h"

#include "server/tokens/base64url.h"

#include <sodium.h>

#include <algorithm>

namespace tellerdesk::server::tokens {

namespace {

constexpr QByteArrayView kLocal = "k4.local.";
constexpr QByteArrayView kPublic = "k4.public.";
constexpr QByteArrayView kSecret = "k4.secret.";

QByteArrayView asView(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QByteArray serialise(QByteArrayView header, std::span<const std::uint8_t> bytes) {
    QByteArray body = toBase64Url(asView(bytes));
    QByteArray text;
    text.reserve(header.size() + body.size());
    text.append(header);
    text.append(body);
    wipe(body);
    return text;
}

bool parse(QByteArrayView text, QByteArrayView header, std::span<std::uint8_t> into) {
    if (!text.startsWith(header)) {
        return false;
    }
    auto bytes = fromBase64Url(text.sliced(header.size()));
    if (!bytes) {
        return false;
    }
    const bool fits = static_cast<std::size_t>(bytes->size()) == into.size();
    if (fits) {
        std::copy(bytes->cbegin(), bytes->cend(), into.begin());
    }
    wipe(*bytes);
    return fits;
}

// PASERK "lid", "pid" and "sid": BLAKE2b-264 over the identifier's header and the key's PASERK text.
QByteArray identify(QByteArrayView header, QByteArray paserk) {
    initSodium();
    std::array<std::uint8_t, 33> digest{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, digest.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(header.data()),
                              static_cast<unsigned long long>(header.size()));
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(paserk.constData()),
                              static_cast<unsigned long long>(paserk.size()));
    crypto_generichash_final(&state, digest.data(), digest.size());
    wipe(paserk);
    return header.toByteArray() + toBase64Url(asView(digest));
}

} // namespace

LocalKeyV4 LocalKeyV4::generate() {
    SecretBuffer bytes(32);
    randombytes_buf(bytes.data(), bytes.size());
    return LocalKeyV4(std::move(bytes));
}

std::optional<LocalKeyV4> LocalKeyV4::fromPaserk(QByteArrayView text) {
    SecretBuffer bytes(32);
    if (!parse(text, kLocal, {bytes.data(), bytes.size()})) {
        return std::nullopt;
    }
    return LocalKeyV4(std::move(bytes));
}

QByteArray LocalKeyV4::toPaserk() const {
    return serialise(kLocal, bytes());
}

QByteArray LocalKeyV4::identifier() const {
    return identify("k4.lid.", toPaserk());
}

std::optional<PublicKeyV4> PublicKeyV4::fromPaserk(QByteArrayView text) {
    std::array<std::uint8_t, 32> bytes{};
    return parse(text, kPublic, bytes) ? std::optional(PublicKeyV4(bytes)) : std::nullopt;
}

QByteArray PublicKeyV4::toPaserk() const {
    return serialise(kPublic, m_bytes);
}

QByteArray PublicKeyV4::identifier() const {
    return identify("k4.pid.", toPaserk());
}

SecretKeyV4 SecretKeyV4::generate() {
    SecretBuffer bytes(crypto_sign_SECRETKEYBYTES);
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicBytes{};
    crypto_sign_keypair(publicBytes.data(), bytes.data());
    return SecretKeyV4(std::move(bytes));
}

std::optional<SecretKeyV4> SecretKeyV4::fromPaserk(QByteArrayView text) {
    SecretBuffer bytes(crypto_sign_SECRETKEYBYTES);
    if (!parse(text, kSecret, {bytes.data(), bytes.size()})) {
        return std::nullopt;
    }
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicBytes{};
    WipedArray<crypto_sign_SECRETKEYBYTES> derived;
    crypto_sign_seed_keypair(publicBytes.data(), derived.data(), bytes.data());
    if (sodium_memcmp(derived.data(), bytes.data(), derived.size()) != 0) {
        return std::nullopt;
    }
    return SecretKeyV4(std::move(bytes));
}

QByteArray SecretKeyV4::toPaserk() const {
    return serialise(kSecret, bytes());
}

QByteArray SecretKeyV4::identifier() const {
    return identify("k4.sid.", toPaserk());
}

PublicKeyV4 SecretKeyV4::publicKey() const {
    std::array<std::uint8_t, 32> publicBytes{};
    std::copy_n(m_bytes.data() + crypto_sign_SEEDBYTES, publicBytes.size(), publicBytes.begin());
    return PublicKeyV4(publicBytes);
}

} // namespace tellerdesk::server::tokens

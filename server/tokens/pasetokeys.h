// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

// Keys of PASETO version 4. A key is its bytes together with version and purpose: each kind is a type of its own, none
// can be made from bare bytes or from another kind, and PASERK text is the only form outside the program.
namespace tellerdesk::server::tokens {

// Symmetric key of v4.local: encrypts and authenticates.
class LocalKeyV4 {
public:
    static LocalKeyV4 generate();
    static std::optional<LocalKeyV4> fromPaserk(QByteArrayView text); // k4.local.<43 characters>

    QByteArray toPaserk() const;   // secret: the caller wipes it
    QByteArray identifier() const; // k4.lid.<44 characters>, public
    std::span<const std::uint8_t> bytes() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    explicit LocalKeyV4(SecretBuffer bytes)
        : m_bytes(std::move(bytes)) {}

    SecretBuffer m_bytes;
};

// Ed25519 key that checks v4.public tokens.
class PublicKeyV4 {
public:
    static std::optional<PublicKeyV4> fromPaserk(QByteArrayView text); // k4.public.<43 characters>

    QByteArray toPaserk() const;
    QByteArray identifier() const; // k4.pid....
    std::span<const std::uint8_t, 32> bytes() const { return m_bytes; }

private:
    friend class SecretKeyV4;
    explicit PublicKeyV4(std::array<std::uint8_t, 32> bytes)
        : m_bytes(bytes) {}

    std::array<std::uint8_t, 32> m_bytes;
};

// Ed25519 key that signs v4.public tokens: seed and public key, 64 bytes.
class SecretKeyV4 {
public:
    static SecretKeyV4 generate();
    // k4.secret.<86 characters>; refused where the public half is not the seed's.
    static std::optional<SecretKeyV4> fromPaserk(QByteArrayView text);

    QByteArray toPaserk() const;   // secret: the caller wipes it
    QByteArray identifier() const; // k4.sid...., public
    PublicKeyV4 publicKey() const;
    std::span<const std::uint8_t> bytes() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    explicit SecretKeyV4(SecretBuffer bytes)
        : m_bytes(std::move(bytes)) {}

    SecretBuffer m_bytes;
};

} // namespace tellerdesk::server::tokens

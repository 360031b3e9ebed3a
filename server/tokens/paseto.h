// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/pasetokeys.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

// PASETO version 4 as https://github.com/paseto-standard/paseto-spec has it: local = XChaCha20 under a keyed BLAKE2b
// tag, public = Ed25519. These functions know nothing of claims. One function takes one version and purpose; nothing is
// chosen by the token's own header.
namespace tellerdesk::server::tokens {

struct PasetoContent {
    QByteArray message;
    QByteArray footer;
};

QByteArray encryptV4Local(const LocalKeyV4& key, QByteArrayView message, QByteArrayView footer,
                          QByteArrayView implicitAssertion);

// Nothing unless version, purpose, spelling, tag, footer and implicit assertion are all right; the tag is compared in
// constant time before anything is decrypted.
std::optional<PasetoContent> decryptV4Local(const LocalKeyV4& key, QByteArrayView token,
                                            QByteArrayView implicitAssertion);

QByteArray signV4Public(const SecretKeyV4& key, QByteArrayView message, QByteArrayView footer,
                        QByteArrayView implicitAssertion);
std::optional<PasetoContent> verifyV4Public(const PublicKeyV4& key, QByteArrayView token,
                                            QByteArrayView implicitAssertion);

// The token's last part where it has one, still encoded and still unauthenticated: good for choosing a key and nothing
// else.
QByteArrayView encodedFooter(QByteArrayView token);

namespace vectors {

// With a nonce from outside, which only the published test vectors may use: a nonce used twice gives two messages away.
QByteArray encryptV4Local(const LocalKeyV4& key, const std::array<std::uint8_t, 32>& nonce, QByteArrayView message,
                          QByteArrayView footer, QByteArrayView implicitAssertion);

} // namespace vectors

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/paseto.h"

#include "server/tokens/base64url.h"

#include <sodium.h>

#include <algorithm>
#include <initializer_list>

namespace tellerdesk::server::tokens {

namespace {

constexpr QByteArrayView kLocalHeader = "v4.local.";
constexpr QByteArrayView kPublicHeader = "v4.public.";
constexpr qsizetype kNonceSize = 32;
constexpr qsizetype kTagSize = 32;
constexpr qsizetype kSignatureSize = crypto_sign_BYTES;

const unsigned char* bytesOf(QByteArrayView view) {
    return reinterpret_cast<const unsigned char*>(view.data());
}
unsigned char* bytesOf(QByteArray& array) {
    return reinterpret_cast<unsigned char*>(array.data());
}
auto sizeOf(QByteArrayView view) {
    return static_cast<unsigned long long>(view.size());
}

std::array<char, 8> littleEndian64(qsizetype value) {
    std::array<char, 8> bytes{};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * at) & 0xff);
    }
    bytes[7] = static_cast<char>(bytes[7] & 0x7f); // the specification clears the top bit
    return bytes;
}

// Pre-authentication encoding: the pieces with their count and lengths, so that no two lists read the same.
template <class Consume>
void authenticatedPieces(std::initializer_list<QByteArrayView> pieces, Consume&& consume) {
    consume(QByteArrayView(littleEndian64(static_cast<qsizetype>(pieces.size()))));
    for (const QByteArrayView piece : pieces) {
        consume(QByteArrayView(littleEndian64(piece.size())));
        consume(piece);
    }
}

// The key and nonce of the stream cipher and the key of the tag, all from the token's key and its random nonce.
struct DerivedKeys {
    WipedArray<crypto_stream_xchacha20_KEYBYTES + crypto_stream_xchacha20_NONCEBYTES> cipher;
    WipedArray<32> tag;
};

void deriveOne(const LocalKeyV4& key, QByteArrayView purpose, QByteArrayView nonce, std::span<std::uint8_t> into) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes().data(), key.bytes().size(), into.size());
    crypto_generichash_update(&state, bytesOf(purpose), sizeOf(purpose));
    crypto_generichash_update(&state, bytesOf(nonce), sizeOf(nonce));
    crypto_generichash_final(&state, into.data(), into.size());
    sodium_memzero(&state, sizeof state);
}

void derive(const LocalKeyV4& key, QByteArrayView nonce, DerivedKeys& keys) {
    deriveOne(key, "paseto-encryption-key", nonce, {keys.cipher.data(), keys.cipher.size()});
    deriveOne(key, "paseto-auth-key-for-aead", nonce, {keys.tag.data(), keys.tag.size()});
}

void applyCipher(const DerivedKeys& keys, QByteArrayView input, unsigned char* output) {
    crypto_stream_xchacha20_xor(output, bytesOf(input), sizeOf(input),
                                keys.cipher.data() + crypto_stream_xchacha20_KEYBYTES, keys.cipher.data());
}

std::array<std::uint8_t, kTagSize> makeTag(const DerivedKeys& keys, std::initializer_list<QByteArrayView> pieces) {
    std::array<std::uint8_t, kTagSize> tag{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, keys.tag.data(), keys.tag.size(), tag.size());
    authenticatedPieces(
        pieces, [&state](QByteArrayView piece) { crypto_generichash_update(&state, bytesOf(piece), sizeOf(piece)); });
    crypto_generichash_final(&state, tag.data(), tag.size());
    sodium_memzero(&state, sizeof state);
    return tag;
}

QByteArray assemble(QByteArrayView header, QByteArrayView body, QByteArrayView footer) {
    QByteArray token = header.toByteArray() + toBase64Url(body);
    if (!footer.isEmpty()) {
        token += '.' + toBase64Url(footer);
    }
    return token;
}

struct DecodedToken {
    QByteArray body;
    QByteArray footer;
};

std::optional<DecodedToken> decode(QByteArrayView header, QByteArrayView token) {
    if (!token.startsWith(header)) {
        return std::nullopt;
    }
    const QByteArrayView rest = token.sliced(header.size());
    const qsizetype dot = rest.indexOf('.');
    auto body = fromBase64Url(dot < 0 ? rest : rest.first(dot));
    if (!body) {
        return std::nullopt;
    }
    if (dot < 0) {
        return DecodedToken{.body = *std::move(body), .footer = {}};
    }
    auto footer = fromBase64Url(rest.sliced(dot + 1)); // a further dot is a foreign character there
    if (!footer || footer->isEmpty()) {
        return std::nullopt;
    }
    return DecodedToken{.body = *std::move(body), .footer = *std::move(footer)};
}

QByteArray messageToSign(QByteArrayView message, QByteArrayView footer, QByteArrayView implicitAssertion) {
    QByteArray bytes;
    authenticatedPieces({kPublicHeader, message, footer, implicitAssertion},
                        [&bytes](QByteArrayView piece) { bytes += piece; });
    return bytes;
}

} // namespace

QByteArray vectors::encryptV4Local(const LocalKeyV4& key, const std::array<std::uint8_t, 32>& nonce,
                                   QByteArrayView message, QByteArrayView footer, QByteArrayView implicitAssertion) {
    const QByteArrayView nonceView(nonce);
    DerivedKeys keys;
    derive(key, nonceView, keys);
    QByteArray body(kNonceSize + message.size() + kTagSize, Qt::Uninitialized);
    std::copy(nonce.begin(), nonce.end(), bytesOf(body));
    applyCipher(keys, message, bytesOf(body) + kNonceSize);
    const QByteArrayView cipherText = QByteArrayView(body).sliced(kNonceSize, message.size());
    const auto tag = makeTag(keys, {kLocalHeader, nonceView, cipherText, footer, implicitAssertion});
    std::copy(tag.begin(), tag.end(), bytesOf(body) + kNonceSize + message.size());
    return assemble(kLocalHeader, body, footer);
}

QByteArray encryptV4Local(const LocalKeyV4& key, QByteArrayView message, QByteArrayView footer,
                          QByteArrayView implicitAssertion) {
    std::array<std::uint8_t, kNonceSize> nonce{};
    randombytes_buf(nonce.data(), nonce.size());
    return vectors::encryptV4Local(key, nonce, message, footer, implicitAssertion);
}

std::optional<PasetoContent> decryptV4Local(const LocalKeyV4& key, QByteArrayView token,
                                            QByteArrayView implicitAssertion) {
    auto decoded = decode(kLocalHeader, token);
    if (!decoded || decoded->body.size() < kNonceSize + kTagSize) {
        return std::nullopt;
    }
    const QByteArrayView body = decoded->body;
    const QByteArrayView nonce = body.first(kNonceSize);
    const QByteArrayView cipherText = body.sliced(kNonceSize, body.size() - kNonceSize - kTagSize);
    DerivedKeys keys;
    derive(key, nonce, keys);
    const auto tag = makeTag(keys, {kLocalHeader, nonce, cipherText, decoded->footer, implicitAssertion});
    if (sodium_memcmp(tag.data(), bytesOf(body.last(kTagSize)), tag.size()) != 0) {
        return std::nullopt;
    }
    QByteArray message(cipherText.size(), Qt::Uninitialized);
    applyCipher(keys, cipherText, bytesOf(message));
    return PasetoContent{.message = std::move(message), .footer = std::move(decoded->footer)};
}

QByteArray signV4Public(const SecretKeyV4& key, QByteArrayView message, QByteArrayView footer,
                        QByteArrayView implicitAssertion) {
    const QByteArray toSign = messageToSign(message, footer, implicitAssertion);
    std::array<std::uint8_t, kSignatureSize> signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(QByteArrayView(toSign)), sizeOf(toSign),
                         key.bytes().data());
    return assemble(kPublicHeader, message.toByteArray() + QByteArrayView(signature).toByteArray(), footer);
}

std::optional<PasetoContent> verifyV4Public(const PublicKeyV4& key, QByteArrayView token,
                                            QByteArrayView implicitAssertion) {
    auto decoded = decode(kPublicHeader, token);
    if (!decoded || decoded->body.size() < kSignatureSize) {
        return std::nullopt;
    }
    QByteArray message = decoded->body.chopped(kSignatureSize);
    const QByteArrayView signature = QByteArrayView(decoded->body).last(kSignatureSize);
    const QByteArray toVerify = messageToSign(message, decoded->footer, implicitAssertion);
    initSodium();
    if (crypto_sign_verify_detached(bytesOf(signature), bytesOf(QByteArrayView(toVerify)), sizeOf(toVerify),
                                    key.bytes().data()) != 0) {
        return std::nullopt;
    }
    return PasetoContent{.message = std::move(message), .footer = std::move(decoded->footer)};
}

QByteArrayView encodedFooter(QByteArrayView token) {
    // version.purpose.payload.footer
    qsizetype dots = 0;
    for (qsizetype at = 0; at < token.size(); ++at) {
        if (token[at] == '.' && ++dots == 3) {
            return token.sliced(at + 1);
        }
    }
    return {};
}

} // namespace tellerdesk::server::tokens

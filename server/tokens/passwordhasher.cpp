// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/passwordhasher.h"

#include "server/tokens/secretbytes.h"

#include <QRegularExpression>

#include <sodium.h>

#include <array>
#include <optional>

namespace tellerdesk::server::tokens {

namespace {

// Beyond these a stored hash is no hash of ours but a way to stop the server.
constexpr std::size_t kLargestMemory = std::size_t{512} * 1024 * 1024;
constexpr unsigned long long kMostPasses = 20;
constexpr std::size_t kHashSize = 32;

struct StoredHash {
    Argon2Cost cost;
    std::array<unsigned char, crypto_pwhash_argon2id_SALTBYTES> salt = {};
    std::array<unsigned char, kHashSize> hash = {};
};

template <std::size_t N>
bool decode(const QString& text, std::array<unsigned char, N>& into) {
    const QByteArray latin = text.toLatin1();
    std::size_t length = 0;
    return sodium_base642bin(into.data(), N, latin.constData(), static_cast<std::size_t>(latin.size()), nullptr,
                             &length, nullptr, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
           length == N;
}

std::optional<StoredHash> readHash(const QString& text) {
    static const QRegularExpression form(QStringLiteral("\\A\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p="
                                                        "1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    StoredHash stored;
    stored.cost = {.passes = match.captured(2).toULongLong(),
                   .memoryBytes = static_cast<std::size_t>(match.captured(1).toULongLong()) * 1024};
    const bool usable = stored.cost.memoryBytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN &&
                        stored.cost.memoryBytes <= kLargestMemory && stored.cost.passes <= kMostPasses &&
                        decode(match.captured(3), stored.salt) && decode(match.captured(4), stored.hash);
    return usable ? std::optional(stored) : std::nullopt;
}

} // namespace

PasswordHasher::PasswordHasher(Argon2Cost cost)
    : m_cost(cost) {
    initSodium();
    // Nobody's hash costs what everybody's costs; its password has 256 random bits and is forgotten here.
    std::array<char, 32> random{};
    randombytes_buf(random.data(), random.size());
    QByteArray password(random.data(), random.size());
    m_nobodysHash = hash(password).valueOr(QString());
    wipe(password);
}

Result<QString> PasswordHasher::hash(const QByteArray& password) const {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_argon2id_str(text.data(), password.constData(), static_cast<unsigned long long>(password.size()),
                                   m_cost.passes, m_cost.memoryBytes) != 0) {
        return fail(ErrorCode::Unavailable);
    }
    return QString::fromLatin1(text.data());
}

PasswordCheck PasswordHasher::check(const QString& storedHash, const QByteArray& password) const {
    const auto stored = readHash(storedHash);
    if (!stored) {
        const PasswordCheck nobody = checkAgainstNobody(password);
        return nobody == PasswordCheck::NoMemory ? nobody : PasswordCheck::UnreadableHash;
    }
    WipedArray<kHashSize> computed;
    if (crypto_pwhash(computed.data(), computed.size(), password.constData(),
                      static_cast<unsigned long long>(password.size()), stored->salt.data(), stored->cost.passes,
                      stored->cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return PasswordCheck::NoMemory;
    }
    if (sodium_memcmp(computed.data(), stored->hash.data(), kHashSize) != 0) {
        return PasswordCheck::Mismatch;
    }
    const bool weaker =
        stored->cost.passes < m_cost.passes || stored->cost.memoryBytes / 1024 < m_cost.memoryBytes / 1024;
    return weaker ? PasswordCheck::MatchNeedsRehash : PasswordCheck::Match;
}

PasswordCheck PasswordHasher::checkAgainstNobody(const QByteArray& password) const {
    if (m_nobodysHash.isEmpty()) {
        return PasswordCheck::NoMemory;
    }
    const PasswordCheck result = check(m_nobodysHash, password);
    return result == PasswordCheck::NoMemory ? result : PasswordCheck::Mismatch;
}

} // namespace tellerdesk::server::tokens

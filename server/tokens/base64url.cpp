// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/base64url.h"

#include <array>
#include <cstdint>
#include <utility>

namespace tellerdesk::server::tokens {

namespace {

constexpr std::uint8_t kForeign = 0xff;

constexpr std::array<std::uint8_t, 256> kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kForeign);
    std::uint8_t value = 0;
    for (const char* each = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; *each != '\0'; ++each) {
        values[static_cast<std::uint8_t>(*each)] = value++;
    }
    return values;
}();

} // namespace

QByteArray toBase64Url(QByteArrayView bytes) {
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text) {
    if (text.size() % 4 == 1) {
        return std::nullopt;
    }
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char* out = bytes.data();
    std::uint32_t gathered = 0;
    int bits = 0;
    std::uint8_t seen = 0; // has its top bit set once a foreign character was met
    for (const char character : text) {
        const std::uint8_t value = kValues[static_cast<std::uint8_t>(character)];
        seen |= value;
        gathered = gathered << 6 | (value & 0x3f);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            *out++ = static_cast<char>(gathered >> bits & 0xff);
        }
    }
    const bool strayBits = (gathered & ((1U << bits) - 1)) != 0;
    return (seen & 0x80) != 0 || strayBits ? std::nullopt : std::optional(std::move(bytes));
}

} // namespace tellerdesk::server::tokens

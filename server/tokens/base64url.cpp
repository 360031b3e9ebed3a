// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/base64url.h"

#include <sodium.h>

#include <cstddef>

namespace tellerdesk::server::tokens {

QByteArray toBase64Url(QByteArrayView bytes) {
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text) {
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<std::size_t>(bytes.size()),
                          text.data(), static_cast<std::size_t>(text.size()), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
        return std::nullopt;
    }
    bytes.truncate(static_cast<qsizetype>(length));
    return bytes;
}

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/secretbytes.h"

#include <QtGlobal>

#include <sodium.h>

#include <new>

namespace tellerdesk::server::tokens {

void initSodium() {
    static const int result = sodium_init();
    if (result < 0) {
        qFatal("libsodium cannot be initialised");
    }
}

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

void wipe(QByteArray& bytes) {
    if (!bytes.isEmpty() && bytes.isDetached()) {
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    bytes.clear();
}

SecretBuffer::SecretBuffer(std::size_t size)
    : m_size(size) {
    initSodium();
    m_bytes.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!m_bytes) {
        throw std::bad_alloc();
    }
}

void SecretBuffer::Free::operator()(std::uint8_t* bytes) const {
    sodium_free(bytes);
}

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace tellerdesk::server::tokens {

// libsodium must be initialised once before any other call; safe from every thread, cheap after the first time.
void initSodium();

// Overwrites and empties. Bytes that another QByteArray shares stay: wiping is for the last holder.
void wipe(QByteArray& bytes);

void wipe(std::span<std::uint8_t> bytes);

// A buffer on the stack that leaves nothing behind.
template <std::size_t N>
class WipedArray {
public:
    WipedArray() = default;
    ~WipedArray() { wipe(m_bytes); }
    WipedArray(const WipedArray&) = delete;
    WipedArray& operator=(const WipedArray&) = delete;

    std::uint8_t* data() { return m_bytes.data(); }
    const std::uint8_t* data() const { return m_bytes.data(); }
    static constexpr std::size_t size() { return N; }

private:
    std::array<std::uint8_t, N> m_bytes = {};
};

// Key bytes in memory of their own: locked where the system allows it, left out of core dumps, wiped when freed. Moves
// and never copies.
class SecretBuffer {
public:
    explicit SecretBuffer(std::size_t size);

    std::uint8_t* data() { return m_bytes.get(); }
    const std::uint8_t* data() const { return m_bytes.get(); }
    std::size_t size() const { return m_size; }

private:
    struct Free {
        void operator()(std::uint8_t* bytes) const;
    };

    std::unique_ptr<std::uint8_t, Free> m_bytes;
    std::size_t m_size = 0;
};

} // namespace tellerdesk::server::tokens

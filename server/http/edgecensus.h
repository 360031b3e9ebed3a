// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace tellerdesk::server::http {

// Whom a connection counts for: an IPv4 address, or an IPv6 /64, which one host has to itself.
using AddressKey = std::array<quint8, 16>;
AddressKey addressKey(const QHostAddress& address);

// How many connections there are, in all and of each address. Thread-safe.
class Census : public std::enable_shared_from_this<Census> {
public:
    struct Caps {
        int total = 0;
        int perAddress = 0;
    };
    Census(Caps caps, std::function<void()> roomMade);

    // A connection's place; free again when it is destroyed.
    class Seat {
    public:
        Seat(std::shared_ptr<Census> census, const AddressKey& key);
        ~Seat();
        Seat(Seat&& other) noexcept = default;
        Seat& operator=(Seat&& other) noexcept = delete;
        const AddressKey& key() const { return m_key; }

    private:
        std::shared_ptr<Census> m_census;
        AddressKey m_key;
    };

    bool isFull() const;
    std::optional<Seat> admit(const QHostAddress& address); // nothing: too many from there
    std::optional<AddressKey> busiest() const;
    int open() const;
    bool waitUntilEmpty(std::chrono::milliseconds longest);

private:
    void leave(const AddressKey& key);

    const Caps m_caps;
    const std::function<void()> m_roomMade;
    mutable std::mutex m_mutex;
    std::condition_variable m_emptied;
    std::map<AddressKey, int> m_byAddress;
    int m_open = 0;
};

} // namespace tellerdesk::server::http

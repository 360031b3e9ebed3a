// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgecensus.h"

#include <algorithm>
#include <utility>

namespace tellerdesk::server::http {

AddressKey addressKey(const QHostAddress& address) {
    AddressKey key{};
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // an IPv4 address in IPv6's clothes too
    if (isIpv4) {
        key[10] = key[11] = 0xff;
        for (std::size_t i = 0; i < 4; ++i)
            key[12 + i] = static_cast<quint8>(ipv4 >> (24 - 8 * i));
        return key;
    }
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    for (int i = 0; i < 8; ++i)
        key[static_cast<std::size_t>(i)] = ipv6[i];
    return key;
}

Census::Census(Caps caps, std::function<void()> roomMade)
    : m_caps(caps)
    , m_roomMade(std::move(roomMade)) {}

Census::Seat::Seat(std::shared_ptr<Census> census, const AddressKey& key)
    : m_census(std::move(census))
    , m_key(key) {}

Census::Seat::~Seat() {
    if (m_census)
        m_census->leave(m_key);
}

bool Census::isFull() const {
    const std::scoped_lock lock(m_mutex);
    return m_open >= m_caps.total;
}

std::optional<Census::Seat> Census::admit(const QHostAddress& address) {
    const AddressKey key = addressKey(address);
    const std::scoped_lock lock(m_mutex);
    int& already = m_byAddress[key];
    if (already >= m_caps.perAddress)
        return std::nullopt;
    ++already;
    ++m_open;
    return Seat(shared_from_this(), key);
}

std::optional<AddressKey> Census::busiest() const {
    const std::scoped_lock lock(m_mutex);
    const auto most = std::max_element(m_byAddress.begin(), m_byAddress.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == m_byAddress.end() ? std::nullopt : std::optional(most->first);
}

int Census::open() const {
    const std::scoped_lock lock(m_mutex);
    return m_open;
}

bool Census::waitUntilEmpty(std::chrono::milliseconds longest) {
    std::unique_lock lock(m_mutex);
    return m_emptied.wait_for(lock, longest, [this] { return m_open == 0; });
}

void Census::leave(const AddressKey& key) {
    bool wasFull = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasFull = m_open >= m_caps.total;
        const auto row = m_byAddress.find(key);
        if (--row->second == 0)
            m_byAddress.erase(row);
        if (--m_open == 0)
            m_emptied.notify_all();
    }
    if (wasFull)
        m_roomMade();
}

} // namespace tellerdesk::server::http

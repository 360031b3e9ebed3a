// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/loginthrottle.h"

#include <QStringList>

#include <algorithm>

namespace tellerdesk::server {

namespace {

// The first four groups of an IPv6 address, zeros that "::" stands for written out; an IPv4 address, also a mapped one,
// as it is.
QString networkOf(const QString& address) {
    if (!address.contains(u':')) {
        return address;
    }
    if (address.contains(u'.')) {
        return address.section(u':', -1);
    }
    const QStringList halves = address.section(u'%', 0, 0).split(QStringLiteral("::"));
    QStringList groups = halves.first().split(u':', Qt::SkipEmptyParts);
    const QStringList tail = halves.size() > 1 ? halves[1].split(u':', Qt::SkipEmptyParts) : QStringList();
    while (groups.size() + tail.size() < 8) {
        groups.append(QStringLiteral("0"));
    }
    return (groups + tail).first(4).join(u':');
}

} // namespace

LoginThrottle::LoginThrottle(LoginThrottleSettings settings)
    : m_settings(settings) {}

// A failure is forgotten after its share of the window, one after the other.
bool LoginThrottle::allows(const QString& address, Instant now) {
    const std::scoped_lock lock(m_mutex);
    const auto clearAt = m_clearAt.constFind(networkOf(address));
    return clearAt == m_clearAt.constEnd() || *clearAt + share() <= now + m_settings.window;
}

void LoginThrottle::noteFailure(const QString& address, Instant now) {
    const std::scoped_lock lock(m_mutex);
    const QString network = networkOf(address);
    if (!m_clearAt.contains(network) && m_clearAt.size() >= m_settings.addresses) {
        makeRoom(now);
    }
    Instant& clearAt = m_clearAt[network];
    clearAt = std::max(clearAt, now) + share();
}

// Forgets who has nothing against them, or else the one who would be forgotten first.
void LoginThrottle::makeRoom(Instant now) {
    m_clearAt.removeIf([now](const auto& entry) { return entry.value() <= now; });
    if (m_clearAt.size() >= m_settings.addresses) {
        m_clearAt.erase(std::min_element(m_clearAt.cbegin(), m_clearAt.cend()));
    }
}

} // namespace tellerdesk::server

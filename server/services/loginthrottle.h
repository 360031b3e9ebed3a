// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>

namespace tellerdesk::server {

// A whole branch is one address, and everybody there mistypes at eight in the morning.
struct LoginThrottleSettings {
    int failures = 300; // in a row, from one address; they are forgotten evenly over
    std::chrono::milliseconds window = std::chrono::minutes(5);
    qsizetype addresses = 10'000; // remembered at once
};

// Refused logins per address (of IPv6 the /64 that a household or an office gets). Only failures count, so that nobody
// is slowed down by who logs in well. Safe from every thread. What is remembered is this server's alone; what protects
// a user is the counter in the books.
class LoginThrottle {
public:
    explicit LoginThrottle(LoginThrottleSettings settings = {});

    bool allows(const QString& address, Instant now);
    void noteFailure(const QString& address, Instant now);

private:
    std::chrono::milliseconds share() const { return m_settings.window / m_settings.failures; }
    void makeRoom(Instant now);

    const LoginThrottleSettings m_settings;
    std::mutex m_mutex;
    QHash<QString, Instant> m_clearAt; // when all failures of the address will be forgotten
};

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/tokenvault.h"

#include <chrono>

namespace QKeychain {
class Job;
}

namespace tellerdesk::client {

// The token in the keychain of the operating system. Each job has a time limit of its own: a keychain that is frozen,
// or whose answers find no GLib loop, never ends one. What the keychain says of a deletion is believed of nobody: a
// locked one reports success (so the server ends the session at sign-out, and this vault remembers that it was told to
// forget).
class KeychainVault final : public TokenVault {
    Q_OBJECT

public:
    explicit KeychainVault(QObject* parent = nullptr);

    void load(QObject* context, std::function<void(std::optional<KeptToken>)> done) override;
    void keep(const KeptToken& token) override;
    void forget() override;
    bool isMemoryOnly() const override { return m_memoryOnly; }

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

private:
    // Tells `done` once: the job when it has finished, or null when its time was up.
    void start(QKeychain::Job* job, const std::function<void(QKeychain::Job*)>& done);
    void write();
    void setMemoryOnly(bool memoryOnly);

    std::chrono::milliseconds m_timeout{3'000};
    // What this program run knows; it knows better than the keychain, which may be locked. Empty with m_isKnown:
    // nothing is kept.
    std::optional<KeptToken> m_token;
    bool m_isKnown = false;
    bool m_writing = false;
    bool m_writeAgain = false;
    bool m_memoryOnly = false;
};

} // namespace tellerdesk::client

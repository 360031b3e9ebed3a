// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace tellerdesk::client {

// The refresh token of the last session at this desk. It opens nothing by itself: after a restart it names the user
// whose locked page is shown, and it is what another user's sign-in revokes.
struct KeptToken {
    QString server = {};
    QString username = {};
    QString refreshToken = {};

    bool operator==(const KeptToken&) const = default;
};

// The keychain of the operating system, or memory alone where there is none. Never blocks, never waits longer than a
// few seconds, never holds a password.
class TokenVault : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void load(QObject* context, std::function<void(std::optional<KeptToken>)> done) = 0;
    virtual void keep(const KeptToken& token) = 0;
    virtual void forget() = 0;
    virtual bool isMemoryOnly() const = 0;

Q_SIGNALS:
    void memoryOnlyChanged(); // the keychain is missing, locked or does not answer
};

// For desks that are to keep nothing: tests and the tour.
class MemoryVault final : public TokenVault {
    Q_OBJECT

public:
    using TokenVault::TokenVault;

    void load(QObject*, std::function<void(std::optional<KeptToken>)> done) override { done(m_token); }
    void keep(const KeptToken& token) override { m_token = token; }
    void forget() override { m_token.reset(); }
    bool isMemoryOnly() const override { return false; }

private:
    std::optional<KeptToken> m_token;
};

} // namespace tellerdesk::client

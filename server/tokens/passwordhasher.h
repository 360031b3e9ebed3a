// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>

namespace tellerdesk::server::tokens {

// OWASP's floor for Argon2id, some 20 ms.
struct Argon2Cost {
    unsigned long long passes = 2;
    std::size_t memoryBytes = std::size_t{19} * 1024 * 1024;
};

enum class PasswordCheck {
    Match,
    MatchNeedsRehash, // right, and stored under a weaker cost than ours: store a new hash
    Mismatch,
    UnreadableHash, // what is stored is no hash of ours: refuse as Mismatch, and tell the operator
    NoMemory        // says nothing about the password
};

// Argon2id hashes in the usual text form ($argon2id$v=19$m=...,t=...,p=1$salt$hash). Passwords are UTF-8 exactly as
// typed, of any length. Immutable; safe from every thread. Every check costs one computation, whatever is stored.
class PasswordHasher {
public:
    explicit PasswordHasher(Argon2Cost cost = {});

    Result<QString> hash(const QByteArray& password) const; // Unavailable: no memory
    PasswordCheck check(const QString& storedHash, const QByteArray& password) const;

    // For a user who does not exist: takes as long as check(), and is never a match.
    PasswordCheck checkAgainstNobody(const QByteArray& password) const;

private:
    Argon2Cost m_cost;
    QString m_nobodysHash;
};

} // namespace tellerdesk::server::tokens

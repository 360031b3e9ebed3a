// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QString>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace tellerdesk {

// 16 bytes in network order; compares as PostgreSQL's uuid does.
class Uuid {
public:
    constexpr Uuid() = default; // nil
    explicit constexpr Uuid(std::array<std::uint8_t, 16> bytes)
        : m_bytes(bytes) {}

    // The canonical form only: 8-4-4-4-12 hexadecimal digits of either case, no braces, no spaces.
    static std::optional<Uuid> fromString(QStringView text);

    // RFC 9562 version 7: 48 bits of Unix milliseconds, then random bits from the system's generator.
    static Uuid makeV7(Instant now);
    static Uuid makeV7();

    QString toString() const; // lower case
    int version() const { return m_bytes[6] >> 4; }
    bool isNil() const { return *this == Uuid(); }
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }

    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes = {};
};

// Ids of different things do not mix: a customer's id is no account's.
template <class Tag>
struct Id {
    Uuid value;

    static std::optional<Id> fromString(QStringView text) {
        const auto uuid = Uuid::fromString(text);
        return uuid ? std::optional(Id{*uuid}) : std::nullopt;
    }
    static Id make() { return Id{Uuid::makeV7()}; }
    QString toString() const { return value.toString(); }
    auto operator<=>(const Id&) const = default;
};

using BranchId = Id<struct BranchTag>;
using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using CustomerId = Id<struct CustomerTag>;
using AccountId = Id<struct AccountTag>;
using TillSessionId = Id<struct TillSessionTag>;
using PostingId = Id<struct PostingTag>;
using EntryId = Id<struct EntryTag>;
// The Idempotency-Key of a call that makes something; it becomes the id of what is made.
using RequestKey = Id<struct RequestKeyTag>;

} // namespace tellerdesk

template <>
struct std::hash<tellerdesk::Uuid> {
    std::size_t operator()(const tellerdesk::Uuid& uuid) const noexcept;
};
template <class Tag>
struct std::hash<tellerdesk::Id<Tag>> {
    std::size_t operator()(const tellerdesk::Id<Tag>& id) const noexcept {
        return std::hash<tellerdesk::Uuid>()(id.value);
    }
};

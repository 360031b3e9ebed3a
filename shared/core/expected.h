// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace tellerdesk {

template <class E>
struct Unexpected {
    E error;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

// A value or the reason why there is none. std::expected is not usable with the oldest compilers that we build with.
template <class T, class E>
class [[nodiscard]] Expected {
public:
    using Value = T;
    using Error = E;

    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Unexpected<E> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected.error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    T& value() & {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const& {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    T&& value() && {
        assert(hasValue());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const E& error() const {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }

    T valueOr(T other) const { return hasValue() ? value() : std::move(other); }

    // The error passed on as another Expected's: `return result.failed();`
    Unexpected<E> failed() const { return Unexpected<E>{error()}; }

private:
    std::variant<T, E> m_state;
};

template <class E>
class [[nodiscard]] Expected<void, E> {
public:
    using Value = void;
    using Error = E;

    Expected() = default;
    Expected(Unexpected<E> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected.error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }
    const E& error() const {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }
    Unexpected<E> failed() const { return Unexpected<E>{error()}; }

private:
    std::variant<std::monostate, E> m_state;
};

} // namespace tellerdesk

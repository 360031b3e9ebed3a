// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"
#include "shared/domain/textrule.h"

#include <set>

namespace tellerdesk::server {

// Reads the query of a list's URL and gathers everything that is wrong with it, as FieldReader does for a body. A
// parameter that nobody read is refused.
class QueryReader {
public:
    explicit QueryReader(const Call& call)
        : m_call(call) {}

    int limit(); // ?limit=, 1 to 200, 50 without
    std::optional<QString> text(const char* name, const TextRule& rule);
    std::optional<qint64> integer(const char* name, qint64 min, qint64 max); // both included

    template <class IdType>
    std::optional<IdType> id(const char* name) {
        return value(name, [](const QString& text) { return IdType::fromString(text); });
    }
    // A parameter through `read`, which returns nothing for a malformed one; also for a cursor.
    template <class Read>
    auto value(const char* name, Read read) -> decltype(read(QString())) {
        const QString* text = take(name);
        if (text == nullptr) {
            return std::nullopt;
        }
        auto value = read(*text);
        if (!value) {
            fault(name, FieldFault::Malformed);
        }
        return value;
    }

    bool has(const char* name) { return take(name) != nullptr; }
    void fault(const char* name, FieldFault fault);

    template <class T>
    Result<T> finish(T value) {
        closeUnread();
        if (m_errors.empty()) {
            return value;
        }
        return Unexpected<Failure>{Failure{.code = ErrorCode::InvalidRequest, .fields = m_errors}};
    }

private:
    const QString* take(const char* name);
    void closeUnread();

    const Call& m_call;
    std::set<QString> m_read;
    std::vector<FieldError> m_errors;
};

// The id that stands at a {placeholder} of the path; 400 when it is none.
template <class IdType>
Result<IdType> pathId(const Call& call, std::size_t index = 0) {
    const auto id = IdType::fromString(call.path.at(index));
    return id ? Result<IdType>(*id) : failField(QStringLiteral("{id}"), FieldFault::Malformed);
}

} // namespace tellerdesk::server

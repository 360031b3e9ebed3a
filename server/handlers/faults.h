// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/queryreader.h"
#include "shared/core/result.h"

#include <optional>

namespace tellerdesk::server {

// What is wrong with all parts of a request together, so that a caller hears of every bad field at once.
template <class... Parts>
std::optional<Failure> faultsOf(const Result<Parts>&... parts) {
    Failure failure{.code = ErrorCode::InvalidRequest};
    bool any = false;
    const auto take = [&](const auto& part) {
        if (!part) {
            any = true;
            failure.code = part.error().code;
            failure.fields.insert(failure.fields.end(), part.error().fields.begin(), part.error().fields.end());
        }
    };
    (take(parts), ...);
    return any ? std::optional(std::move(failure)) : std::nullopt;
}

// For calls that have no query parameters.
inline Result<bool> noQuery(const Call& call) {
    return QueryReader(call).finish(true);
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/errorcode.h"
#include "shared/core/expected.h"

#include <vector>

namespace tellerdesk {

// Why a call is refused: a code, and the fields at fault where the caller can mend them. No prose, no personal data.
struct Failure {
    ErrorCode code = ErrorCode::Internal;
    std::vector<FieldError> fields = {};

    bool operator==(const Failure&) const = default;
};

template <class T>
using Result = Expected<T, Failure>;

inline Unexpected<Failure> fail(ErrorCode code) {
    return {Failure{.code = code}};
}

inline Unexpected<Failure> failField(QString pointer, FieldFault fault) {
    return {Failure{.code = ErrorCode::InvalidRequest, .fields = {{.pointer = std::move(pointer), .fault = fault}}}};
}

} // namespace tellerdesk

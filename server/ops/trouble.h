// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/exitcode.h"
#include "shared/core/expected.h"

#include <QString>

namespace tellerdesk::server::ops {

// Why a command cannot be done: what the program ends with, and a sentence for the operator, without secrets.
struct Trouble {
    ExitCode code = ExitCode::Internal;
    QString message = {};
};

template <class T>
using Attempt = Expected<T, Trouble>;

inline Unexpected<Trouble> trouble(ExitCode code, QString message) {
    return {Trouble{.code = code, .message = std::move(message)}};
}

} // namespace tellerdesk::server::ops

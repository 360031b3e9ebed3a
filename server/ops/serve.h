// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/exitcode.h"
#include "server/ops/loadconfiguration.h"

namespace tellerdesk::server::ops {

// Serves until a signal. Console lines on the standard output, the log on the standard error output.
ExitCode serve(const LoadedConfiguration& loaded, bool demo);

} // namespace tellerdesk::server::ops

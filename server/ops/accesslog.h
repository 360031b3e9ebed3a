// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/adapter.h"
#include "server/http/edgesettings.h"
#include "server/ops/log.h"

namespace tellerdesk::server::ops {

// One line for each request: whose, which route, how long; of what was asked and answered nothing.
http::Adapter::Log accessLog(Log& log, bool wanted);

// One for each that the edge has answered by itself, malformed, too large or too slow.
std::function<void(const http::EdgeRefusal&)> refusalLog(Log& log, bool wanted);

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::server::ops {

// tellerdesk-server: what main() returns.
int runProgram(int argc, char** argv);

} // namespace tellerdesk::server::ops

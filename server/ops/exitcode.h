// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::server::ops {

// What the program ends with; told by --help, relied on by scripts. The numbers are those of sysexits.h where it has
// one.
enum class ExitCode {
    Done = 0,
    Failed = 1,               // verify: the books contradict themselves; user create: refused
    Usage = 64,               // the command line
    DatabaseRefused = 65,     // it is not one that we can rely on
    DatabaseUnavailable = 69, // it cannot be reached
    Internal = 70,
    CannotListen = 71,
    DataFolder = 73,      // or the private PostgreSQL in it: not writable, full, damaged
    DataFolderInUse = 75, // another server works on it
    Schema = 76,          // older, newer or other than this program's
    Keys = 77,            // certificates or token key: missing, mismatched, readable by others
    Configuration = 78,
};

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::client {

// A crash leaves a note: signal, version, time and return addresses, and nothing that anybody typed. It is shown at the
// next start, and goes nowhere by itself.

// The note of the run before this one, which is then gone; empty: that run ended as it should. Waits for the disk.
QString takeCrashNote(const QString& file);

// From now on a crash writes to this file. The file is opened now, for a crashing program can open nothing; it is gone
// again when the program ends well. Once a process; false: the file cannot be written, or this system has no signals.
bool watchForCrash(const QString& file);
void endCrashWatch();

} // namespace tellerdesk::client

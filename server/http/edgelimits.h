// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edgesettings.h"

#include <QStringList>

namespace tellerdesk::server::http {

// Makes the caps fit the limit on open files, which is first raised as far as this process may; says what was lowered.
QStringList fitToOpenFiles(EdgeSettings& settings);

} // namespace tellerdesk::server::http

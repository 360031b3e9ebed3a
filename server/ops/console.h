// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::server::ops {

void tell(const QString& text);     // a line on the standard output, at once
void complain(const QString& text); // one on the standard error output, with the program's name

} // namespace tellerdesk::server::ops

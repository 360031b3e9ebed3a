// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::client {

// The text with places to break within words that are longer than a line, which a label would cut off otherwise. They
// are not seen and not spoken. Words of up to `longestWord` letters stay whole.
QString wrapAnywhere(const QString& text, int longestWord = 24);

} // namespace tellerdesk::client

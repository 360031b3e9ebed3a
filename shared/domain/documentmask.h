// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk {

// Enough of a document's number to tell two documents of one customer apart, not enough to use one: the last four of
// eight characters and more, the last three of six and seven, none of fewer. A mask masked again stays as it is.
QString maskedDocumentNumber(const QString& number);

// No document's number begins with an asterisk, so a mask that comes back is known from it.
bool isMaskedDocumentNumber(const QString& number);

} // namespace tellerdesk

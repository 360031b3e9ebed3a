// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"

#include <QString>

namespace tellerdesk::client {

// What a person reads: what is wrong and what would be right, or who can mend it. The only place where codes become
// words.
QString errorText(ErrorCode code);
QString faultText(FieldFault fault);
// The sentence for a call that brought no usable reply, whatever the kind.
QString errorText(const ApiError& error);

} // namespace tellerdesk::client

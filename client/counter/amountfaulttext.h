// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/moneytext.h"

#include <QString>

namespace tellerdesk::client {

// Why what was typed is no amount that can be posted or counted, and what would be one.
QString amountFaultText(const Expected<ReadAmount, AmountFault>& read, Currency currency);
// The same of a count of cash, where an empty line is no answer.
QString countFaultText(const Expected<ReadAmount, AmountFault>& read, Currency currency);

} // namespace tellerdesk::client

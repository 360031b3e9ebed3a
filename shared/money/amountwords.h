// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/money.h"

#include <QString>

namespace tellerdesk {

enum class WordLanguage { English, Korean };

// An amount as it is written out on a slip, so that a wrong number of zeros is heard when it is read back. Korean won
// as bank forms have them: 금 일만원정, with every 일 written, so that nothing can be put in front. Currencies without
// words of their own keep their code.
QString amountInWords(const Money& money, WordLanguage language);

} // namespace tellerdesk

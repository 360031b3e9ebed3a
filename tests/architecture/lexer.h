// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/sourcefile.h"

namespace tellerdesk::architecture {

struct Lexed {
    QString withoutComments = {};
    QString code = {};
    QList<Literal> literals = {};
};

// As much of C++ as is needed to tell comments, literals and code from each other.
Lexed lex(const QString& text);

} // namespace tellerdesk::architecture

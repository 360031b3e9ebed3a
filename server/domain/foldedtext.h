// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace tellerdesk::server {

// Letters and digits as they are compared in a search: compatibility-decomposed, case folded, accents and invisible
// characters gone, letters with strokes as their plain ones, digits of any script as ASCII ones. Anything else becomes
// a space, but apostrophes vanish: O'Brien is one word.
QString foldedText(const QString& text);

std::vector<QString> foldedWords(const QString& text);

bool isDigits(const QString& folded);

// Whether every character is of a script that writes names without spaces (Hangul, Han, Kana).
bool isEastAsian(const QString& folded);

} // namespace tellerdesk::server

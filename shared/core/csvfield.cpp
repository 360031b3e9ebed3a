// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/csvfield.h"

#include <QStringView>

#include <algorithm>

namespace tellerdesk {

namespace {

constexpr QStringView kFormulaSigns = u"=+-@\uff1d\uff0b\uff0d\uff20"; // also the full-width ones
constexpr QStringView kBreaks = u"\t\r\n";          // what follows may be taken for a cell of its own
constexpr QStringView kQuotedSigns = u"\",;\t\r\n"; // separators are not commas everywhere

// A spreadsheet may strip these before it looks; the halves of a pair are a letter that is seen.
bool isUnseen(QChar each) {
    return each.isSpace() || !(each.isPrint() || each.isSurrogate());
}

bool mayBeFormula(const QString& text) {
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isUnseen);
    return (!text.isEmpty() && kBreaks.contains(text.front())) ||
           (first != text.cend() && kFormulaSigns.contains(*first));
}

} // namespace

QString csvField(QString text) {
    if (mayBeFormula(text)) {
        text.prepend(u'\'');
    }
    const bool quoted = std::any_of(text.cbegin(), text.cend(), [](QChar each) { return kQuotedSigns.contains(each); });
    return quoted ? u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
}

} // namespace tellerdesk

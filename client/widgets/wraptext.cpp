// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/wraptext.h"

namespace tellerdesk::client {

namespace {

constexpr QChar kZeroWidthSpace(0x200b);

} // namespace

QString wrapAnywhere(const QString& text, int longestWord) {
    QString wrapped;
    int run = 0;
    for (const QChar each : text) {
        run = each.isSpace() ? 0 : run + 1;
        if (run > longestWord && !each.isLowSurrogate() && !each.isMark()) {
            wrapped += kZeroWidthSpace;
        }
        wrapped += each;
    }
    return wrapped;
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/documentmask.h"

#include <QList>

namespace tellerdesk {

namespace {

qsizetype shownOf(qsizetype length) {
    constexpr qsizetype kLong = 8;
    constexpr qsizetype kMiddle = 6;
    return length >= kLong ? kLong / 2 : length >= kMiddle ? kMiddle / 2 : 0;
}

} // namespace

QString maskedDocumentNumber(const QString& number) {
    const auto points = number.toUcs4(); // a surrogate pair is not cut in half
    const qsizetype shown = shownOf(points.size());
    const auto rest = QList<char32_t>(points.end() - shown, points.end());
    return QString(points.size() - shown, u'*') + QString::fromUcs4(rest.constData(), shown);
}

bool isMaskedDocumentNumber(const QString& number) {
    return number.startsWith(u'*');
}

} // namespace tellerdesk

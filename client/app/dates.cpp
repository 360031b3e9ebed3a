// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/dates.h"

namespace tellerdesk::client {

namespace {

QString withWholeYear(QString format) {
    return format.contains(QStringLiteral("yyyy")) ? format
                                                   : format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
}

} // namespace

QString dateText(QDate date, const QLocale& locale) {
    return locale.toString(date, withWholeYear(locale.dateFormat(QLocale::ShortFormat)));
}

QString dateTimeText(const QDateTime& moment, const QLocale& locale) {
    return locale.toString(moment, withWholeYear(locale.dateTimeFormat(QLocale::ShortFormat)));
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/dates.h"

namespace tellerdesk::client {

namespace {

QString withWholeYear(QString format) {
    return format.contains(QStringLiteral("yyyy")) ? format
                                                   : format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
}

constexpr int kLongHours[] = {0, 10, 12, 22}; // of two digits, in the clocks of 12 and 24 hours

} // namespace

QString dateText(QDate date, const QLocale& locale) {
    return locale.toString(date, withWholeYear(locale.dateFormat(QLocale::ShortFormat)));
}

QString dateTimeText(const QDateTime& moment, const QLocale& locale) {
    return locale.toString(moment, withWholeYear(locale.dateTimeFormat(QLocale::ShortFormat)));
}

QStringList longestTimes(const QLocale& locale) {
    QStringList texts;
    for (const int hour : kLongHours) {
        texts << locale.toString(QTime(hour, 44), QLocale::ShortFormat);
    }
    return texts;
}

QStringList longestMoments(const QLocale& locale) {
    QStringList texts;
    for (const int hour : kLongHours) {
        texts << dateTimeText(QDateTime(QDate(2026, 12, 28), QTime(hour, 44)), locale);
    }
    return texts;
}

} // namespace tellerdesk::client

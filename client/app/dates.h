// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QStringList>

namespace tellerdesk::client {

// In the locale's own short form, but with the whole year: a customer born in 1926 is not one born in 2026.
QString dateText(QDate date, const QLocale& locale = QLocale());
QString dateTimeText(const QDateTime& moment, const QLocale& locale = QLocale());

// The longest ones that there are, for the width of a column: a time, a moment.
QStringList longestTimes(const QLocale& locale = QLocale());
QStringList longestMoments(const QLocale& locale = QLocale());

} // namespace tellerdesk::client

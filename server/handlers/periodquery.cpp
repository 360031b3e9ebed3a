// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/periodquery.h"

namespace tellerdesk::server {

namespace {

std::optional<QDate> dateFrom(const QString& text) {
    return faultOf(kDateOfBirthRule, text) ? std::nullopt : std::optional(QDate::fromString(text, Qt::ISODate));
}

} // namespace

DateRange readPeriod(QueryReader& query) {
    const auto from = query.value("from", dateFrom);
    const auto to = query.value("to", dateFrom);
    if (from && to && *to < *from) {
        query.fault("to", FieldFault::OutOfRange);
    }
    DateRange dates;
    dates.from = from.value_or(dates.from);
    dates.to = to.value_or(dates.to);
    return dates;
}

} // namespace tellerdesk::server

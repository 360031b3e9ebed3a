// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_entries.h"

#include <QJsonArray>
#include <QJsonValue>

namespace tellerdesk {

namespace {

QJsonValue dateOrNull(const std::optional<QDate>& date) {
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberOrNull(const std::optional<qint64>& number) {
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

std::optional<qint64> optionalInteger(FieldReader& in, const char* name) {
    return in.has(name) && !in.isNull(name) ? std::optional(in.integer(name, INT64_MIN, INT64_MAX)) : std::nullopt;
}

std::optional<QDate> optionalDate(FieldReader& in, const char* name) {
    return in.has(name) && !in.isNull(name) ? std::optional(in.date(name)) : std::nullopt;
}

} // namespace

QJsonObject BalancePoint::toJson() const {
    return {{QStringLiteral("entry_number"), entryNumber},
            {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
            {QStringLiteral("balance_after"), balanceAfterMinor}};
}

BalancePoint BalancePoint::read(FieldReader& in) {
    BalancePoint point;
    point.entryNumber = in.integer("entry_number", 1, INT64_MAX);
    point.businessDate = in.date("business_date");
    point.balanceAfterMinor = in.integer("balance_after", INT64_MIN, INT64_MAX);
    return point;
}

QJsonObject EntrySummary::toJson() const {
    QJsonArray array;
    for (const BalancePoint& point : points) {
        array.append(point.toJson());
    }
    return {
        {QStringLiteral("from"), dateOrNull(from)},
        {QStringLiteral("to"), dateOrNull(to)},
        {QStringLiteral("count"), count},
        {QStringLiteral("opening_balance"), openingMinor},
        {QStringLiteral("closing_balance"), closingMinor},
        {QStringLiteral("credits"), numberOrNull(creditsMinor)},
        {QStringLiteral("debits"), numberOrNull(debitsMinor)},
        {QStringLiteral("first_entry_number"), numberOrNull(firstEntryNumber)},
        {QStringLiteral("last_entry_number"), numberOrNull(lastEntryNumber)},
        {QStringLiteral("first_date"), dateOrNull(firstDate)},
        {QStringLiteral("last_date"), dateOrNull(lastDate)},
        {QStringLiteral("points"), array},
    };
}

Result<EntrySummary> EntrySummary::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    EntrySummary summary;
    summary.from = optionalDate(in, "from");
    summary.to = optionalDate(in, "to");
    summary.count = in.integer("count", 0, INT64_MAX);
    summary.openingMinor = in.integer("opening_balance", INT64_MIN, INT64_MAX);
    summary.closingMinor = in.integer("closing_balance", INT64_MIN, INT64_MAX);
    summary.creditsMinor = optionalInteger(in, "credits");
    summary.debitsMinor = optionalInteger(in, "debits");
    summary.firstEntryNumber = optionalInteger(in, "first_entry_number");
    summary.lastEntryNumber = optionalInteger(in, "last_entry_number");
    summary.firstDate = optionalDate(in, "first_date");
    summary.lastDate = optionalDate(in, "last_date");
    summary.points = in.list("points", [](FieldReader& item) { return BalancePoint::read(item); });
    return in.finish(std::move(summary));
}

} // namespace tellerdesk

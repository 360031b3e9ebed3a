// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_accounts.h"

namespace tellerdesk {

QJsonObject OpenAccountRequest::toJson() const {
    return {{QStringLiteral("customer_id"), customerId.toString()}, {QStringLiteral("currency"), currency.code()}};
}

Result<OpenAccountRequest> OpenAccountRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    OpenAccountRequest request;
    request.customerId = in.id<CustomerId>("customer_id");
    request.currency = in.currency("currency");
    return in.finish(request);
}

Result<AccountInfo> accountFromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    AccountInfo account = AccountInfo::read(in);
    return in.finish(std::move(account));
}

QJsonObject EntryInfo::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("entry_number"), entryNumber},
        {QStringLiteral("posting_id"), postingId.toString()},
        {QStringLiteral("kind"), kind},
        {QStringLiteral("amount"), amountMinor},
        {QStringLiteral("balance_after"), balanceAfterMinor},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("posted_at"), toRfc3339(postedAt)},
        {QStringLiteral("narrative"), narrative ? QJsonValue(*narrative) : QJsonValue(QJsonValue::Null)},
    };
}

EntryInfo EntryInfo::read(FieldReader& in) {
    EntryInfo entry;
    entry.id = in.id<EntryId>("id");
    entry.entryNumber = in.integer("entry_number", 1, INT64_MAX);
    entry.postingId = in.id<PostingId>("posting_id");
    entry.kind = in.anyText("kind");
    entry.amountMinor = in.integer("amount", INT64_MIN, INT64_MAX);
    entry.balanceAfterMinor = in.integer("balance_after", INT64_MIN, INT64_MAX);
    entry.businessDate = in.date("business_date");
    entry.postedAt = in.instant("posted_at");
    entry.narrative = in.optionalAnyText("narrative");
    return entry;
}

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_tills.h"

#include <QJsonArray>

#include <set>

namespace tellerdesk {

namespace {

QJsonArray cashToJson(const std::vector<CashAmount>& amounts) {
    QJsonArray array;
    for (const CashAmount& cash : amounts) {
        array.append(QJsonObject{{QStringLiteral("currency"), cash.currency.code()},
                                 {QStringLiteral("amount"), cash.amountMinor}});
    }
    return array;
}

std::vector<CashAmount> readCash(FieldReader& in, const char* name) {
    auto amounts = in.list(name, [](FieldReader& item) {
        return CashAmount{.currency = item.currency("currency"),
                          .amountMinor = item.integer("amount", 0, kMaxAmountMinor)};
    });
    std::set<Currency> seen;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (amounts[i].currency != Currency() && !seen.insert(amounts[i].currency).second) {
            in.faultAt(QStringLiteral("/%1/%2/currency").arg(QLatin1StringView(name)).arg(i), FieldFault::Duplicate);
        }
    }
    return amounts;
}

} // namespace

QJsonObject OpenTillRequest::toJson() const {
    return {{QStringLiteral("opening"), cashToJson(opening)}};
}

Result<OpenTillRequest> OpenTillRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    OpenTillRequest request{.opening = readCash(in, "opening")};
    const JsonValue* opening = json.member(u"opening");
    if (opening != nullptr && opening->array() != nullptr && opening->array()->empty()) {
        in.fault("opening", FieldFault::TooShort);
    }
    return in.finish(std::move(request));
}

QJsonObject CloseTillRequest::toJson() const {
    QJsonObject json{{QStringLiteral("counted"), cashToJson(counted)}};
    if (reason) {
        json.insert(QStringLiteral("reason"), *reason);
    }
    return json;
}

Result<CloseTillRequest> CloseTillRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    CloseTillRequest request;
    request.counted = readCash(in, "counted");
    request.reason = in.optionalText("reason", kReasonRule);
    return in.finish(std::move(request));
}

QJsonObject TillSession::toJson() const {
    QJsonArray array;
    for (const TillPosition& position : positions) {
        QJsonObject json{
            {QStringLiteral("currency"), position.currency.code()},
            {QStringLiteral("opening"), position.openingMinor},
            {QStringLiteral("expected"), position.expectedMinor},
        };
        if (position.countedMinor) {
            json.insert(QStringLiteral("counted"), *position.countedMinor);
            json.insert(QStringLiteral("variance"), *position.countedMinor - position.expectedMinor);
        }
        array.append(json);
    }
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("teller_id"), tellerId.toString()},
        {QStringLiteral("status"), status == TillStatus::Open ? QStringLiteral("open") : QStringLiteral("closed")},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("positions"), array},
    };
}

TillSession TillSession::read(FieldReader& in) {
    TillSession session;
    session.id = in.id<TillSessionId>("id");
    session.tellerId = in.id<UserId>("teller_id");
    const QString status = in.anyText("status");
    if (status != u"open" && status != u"closed") {
        in.fault("status", FieldFault::Malformed);
    }
    session.status = status == u"open" ? TillStatus::Open : TillStatus::Closed;
    session.businessDate = in.date("business_date");
    session.positions = in.list("positions", [](FieldReader& item) {
        TillPosition position;
        position.currency = item.currency("currency");
        position.openingMinor = item.integer("opening", 0, kMaxAmountMinor);
        position.expectedMinor = item.integer("expected", INT64_MIN, INT64_MAX);
        if (item.has("counted")) {
            position.countedMinor = item.integer("counted", 0, kMaxAmountMinor);
        }
        return position;
    });
    return session;
}

Result<TillSession> TillSession::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    TillSession session = read(in);
    return in.finish(std::move(session));
}

} // namespace tellerdesk

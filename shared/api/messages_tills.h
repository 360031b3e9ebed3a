// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk {

// Cash of one currency as a person counts it: 0 to 10^16, positive is cash lying there.
struct CashAmount {
    Currency currency = {};
    qint64 amountMinor = 0;

    bool operator==(const CashAmount&) const = default;
};

struct OpenTillRequest {
    std::vector<CashAmount> opening = {};

    QJsonObject toJson() const;
    static Result<OpenTillRequest> fromJson(const JsonValue& json); // at least one currency, none twice
};

struct CloseTillRequest {
    std::vector<CashAmount> counted = {};
    std::optional<QString> reason = {};

    QJsonObject toJson() const;
    static Result<CloseTillRequest> fromJson(const JsonValue& json);
};

struct TillPosition {
    Currency currency = {};
    qint64 openingMinor = 0;
    qint64 expectedMinor = 0;
    std::optional<qint64> countedMinor = {}; // once closed; the variance is counted - expected

    bool operator==(const TillPosition&) const = default;
};

enum class TillStatus { Open, Closed };

struct TillSession {
    TillSessionId id = {};
    UserId tellerId = {};
    TillStatus status = TillStatus::Open;
    QDate businessDate = {};
    std::vector<TillPosition> positions = {};

    QJsonObject toJson() const;
    static TillSession read(FieldReader& in);
    static Result<TillSession> fromJson(const JsonValue& json);
    bool operator==(const TillSession&) const = default;
};

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_postings.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace tellerdesk {

// Body of POST /v1/accounts.
struct OpenAccountRequest {
    CustomerId customerId = {};
    Currency currency = {};

    QJsonObject toJson() const;
    static Result<OpenAccountRequest> fromJson(const JsonValue& json);
    bool operator==(const OpenAccountRequest&) const = default;
};

// An account in replies looks the same wherever it stands.
using AccountInfo = PostedAccount;
Result<AccountInfo> accountFromJson(const JsonValue& json);

// One line of GET /v1/accounts/{id}/entries.
struct EntryInfo {
    EntryId id = {};
    qint64 entryNumber = 0;
    PostingId postingId = {};
    QString kind = {};      // of its posting; kinds may be added, so a reader takes any
    qint64 amountMinor = 0; // positive is in the customer's favour
    qint64 balanceAfterMinor = 0;
    QDate businessDate = {};
    Instant postedAt = {};
    std::optional<QString> narrative = {};

    QJsonObject toJson() const;
    static EntryInfo read(FieldReader& in);
    bool operator==(const EntryInfo&) const = default;
};

} // namespace tellerdesk

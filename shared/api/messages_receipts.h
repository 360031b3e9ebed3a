// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_postings.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace tellerdesk {

// An account as a list or a receipt names it: nothing of its money.
struct NamedAccount {
    AccountId id = {};
    QString number = {};
    QString ownerName = {};

    QJsonObject toJson() const;
    static NamedAccount read(FieldReader& in);
    bool operator==(const NamedAccount&) const = default;
};

struct NamedUser {
    UserId id = {};
    QString fullName = {};

    QJsonObject toJson() const;
    static NamedUser read(FieldReader& in);
    bool operator==(const NamedUser&) const = default;
};

// One line of GET /v1/postings: a posting, or the refusal of one.
struct JournalItem {
    PostingId id = {};
    PostingKind kind = PostingKind::Deposit;
    std::optional<QString> refusal = {}; // the wire name of the refusal's code; nothing: posted
    qint64 amountMinor = 0;
    Currency currency = {};
    QDate businessDate = {};
    Instant at = {}; // posted or refused
    NamedUser teller = {};
    std::optional<qint64> tellerSequence = {}; // posted ones
    // The served account and a transfer's receiving one; none where a refused order named one that is unknown.
    std::optional<NamedAccount> account = {};
    std::optional<NamedAccount> toAccount = {};
    std::optional<QString> narrative = {};
    qint64 copies = 0;

    QJsonObject toJson() const; // with state "posted" or "refused"
    static JournalItem read(FieldReader& in);
    bool operator==(const JournalItem&) const = default;
};

struct ReceiptBranch {
    QString code = {};
    QString name = {};

    bool operator==(const ReceiptBranch&) const = default;
};

// Reply of GET /v1/postings/{id}/receipt. The balance is the served customer's after the posting; a transfer's receiver
// has only number and name here.
struct Receipt {
    PostingId postingId = {};
    PostingKind kind = PostingKind::Deposit;
    ReceiptBranch branch = {};
    NamedUser teller = {};
    qint64 tellerSequence = 0;
    QDate businessDate = {};
    Instant postedAt = {};
    QDateTime localTime = {}; // the same moment at the branch, with its offset from UTC
    NamedAccount account = {};
    qint64 amountMinor = 0;
    Currency currency = {};
    std::optional<QString> narrative = {};
    qint64 balanceAfterMinor = 0;
    std::optional<NamedAccount> toAccount = {};
    qint64 copies = 0; // made so far

    QJsonObject toJson() const;
    static Result<Receipt> fromJson(const JsonValue& json);
    bool operator==(const Receipt&) const = default;
};

// Reply of POST /v1/postings/{id}/copies.
struct ReceiptCopy {
    Uuid id = {}; // the key of the request
    PostingId postingId = {};
    qint64 n = 0; // 1, 2, ... for each posting
    Instant madeAt = {};

    QJsonObject toJson() const;
    static Result<ReceiptCopy> fromJson(const JsonValue& json);
    bool operator==(const ReceiptCopy&) const = default;
};

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace tellerdesk {

enum class PostingKind { Deposit, Withdrawal, Transfer };
QLatin1StringView wireName(PostingKind kind);
std::optional<PostingKind> postingKindFromWire(QStringView name);

// Body of POST /v1/deposits and /v1/withdrawals.
struct CashRequest {
    AccountId accountId = {};
    qint64 amountMinor = 0; // 1 to 10^16
    Currency currency = {};
    std::optional<QString> narrative = {};
    std::optional<TillSessionId> tillSessionId = {};

    QJsonObject toJson() const;
    static Result<CashRequest> fromJson(const JsonValue& json);
    bool operator==(const CashRequest&) const = default;
};

// Body of POST /v1/transfers.
struct TransferRequest {
    AccountId fromAccountId = {};
    AccountId toAccountId = {};
    qint64 amountMinor = 0;
    Currency currency = {};
    std::optional<QString> narrative = {};
    std::optional<TillSessionId> tillSessionId = {};

    QJsonObject toJson() const;
    static Result<TransferRequest> fromJson(const JsonValue& json);
    bool operator==(const TransferRequest&) const = default;
};

struct PostingInfo {
    PostingId id = {};
    PostingKind kind = PostingKind::Deposit;
    qint64 amountMinor = 0;
    Currency currency = {};
    QDate businessDate = {};
    Instant postedAt = {};
    qint64 tellerSequence = 0;
    TillSessionId tillSessionId = {};

    QJsonObject toJson() const; // with status "posted"
    static PostingInfo read(FieldReader& in);
    bool operator==(const PostingInfo&) const = default;
};

// The served account right after the posting.
struct PostedAccount {
    AccountId id = {};
    QString number = {};
    CustomerId customerId = {};
    QString ownerName = {};
    Currency currency = {};
    QString status = {};
    qint64 balanceMinor = 0;
    qint64 availableMinor = 0;

    QJsonObject toJson() const;
    static PostedAccount read(FieldReader& in);
    bool operator==(const PostedAccount&) const = default;
};

// The receiving side of a transfer: never its balance.
struct ReceivingAccount {
    AccountId id = {};
    QString number = {};
    QString ownerName = {};

    bool operator==(const ReceivingAccount&) const = default;
};

// Reply of the three posting routes and of GET /v1/postings/{id}; `account` is the withdrawn-from one of a transfer.
struct PostingReply {
    PostingInfo posting = {};
    PostedAccount account = {};
    std::optional<ReceivingAccount> toAccount = {}; // transfers only

    QJsonObject toJson() const;
    static Result<PostingReply> fromJson(const JsonValue& json);
    bool operator==(const PostingReply&) const = default;
};

enum class AbandonState { Posted, Refused, Abandoned };
QLatin1StringView wireName(AbandonState state);

struct AbandonReply {
    AbandonState state = AbandonState::Abandoned;

    QJsonObject toJson() const;
    static Result<AbandonReply> fromJson(const JsonValue& json);
};

} // namespace tellerdesk
